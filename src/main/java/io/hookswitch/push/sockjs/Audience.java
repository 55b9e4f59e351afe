package io.hookswitch.push.sockjs;

import io.hookswitch.call.UserId;
import io.hookswitch.push.Streams;
import io.hookswitch.push.Streams.Streamed;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The conversations of this node, by whose stream they follow and by whose they are. Safe for all threads. */
final class Audience implements Streams.Ear {

  private final Map<UserId, Queue<Conversation>> followers = new ConcurrentHashMap<>();
  private final Map<UserId, Queue<Conversation>> users = new ConcurrentHashMap<>();
  private final Set<Conversation> all = ConcurrentHashMap.newKeySet();

  void came(Conversation one) {
    all.add(one);
  }

  void left(Conversation one) {
    all.remove(one);
  }

  int size() {
    return all.size();
  }

  List<Conversation> all() {
    return List.copyOf(all);
  }

  /** @return those of the user that are too many, oldest first */
  List<Conversation> loggedIn(UserId user, Conversation one, int most) {
    Queue<Conversation> own = put(users, user, one);
    return own
      .stream()
      .limit(Math.max(0, own.size() - most))
      .toList();
  }

  void loggedOut(UserId user, Conversation one) {
    remove(users, user, one);
  }

  void follows(UserId stream, Conversation one) {
    put(followers, stream, one);
  }

  void unfollows(UserId stream, Conversation one) {
    remove(followers, stream, one);
  }

  @Override
  public boolean follows(UserId user) {
    return followers.containsKey(user);
  }

  @Override
  public void hear(Streamed event) {
    Queue<Conversation> some = followers.get(event.user());
    if (some != null) some.forEach(one -> one.atHome(() -> one.live(event)));
  }

  private static Queue<Conversation> put(Map<UserId, Queue<Conversation>> map, UserId user, Conversation one) {
    return map.compute(user, (key, known) -> {
      Queue<Conversation> some = known == null ? new ConcurrentLinkedQueue<>() : known;
      if (!some.contains(one)) some.add(one);
      return some;
    });
  }

  private static void remove(Map<UserId, Queue<Conversation>> map, UserId user, Conversation one) {
    map.computeIfPresent(user, (key, known) -> {
      known.remove(one);
      return known.isEmpty() ? null : known;
    });
  }
}
