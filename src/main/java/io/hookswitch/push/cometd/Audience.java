package io.hookswitch.push.cometd;

import io.hookswitch.call.UserId;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.push.cometd.Heard.Rendered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions of this node by user, and the way of an event to them. Safe for all threads. */
final class Audience implements Streams.Ear, BayeuxServer.SessionListener, BayeuxServer.SubscriptionListener {

  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
  /** A user's tabs and phones are few; a client that shakes hands without end must not fill the memory. */
  private static final int MOST_PER_USER = 32;

  private final Map<UserId, Queue<ServerSession>> users = new ConcurrentHashMap<>();
  private final Renderings renderings;
  private final Farewell farewell;

  Audience(Renderings renderings, Farewell farewell) {
    this.renderings = renderings;
    this.farewell = farewell;
  }

  /** From its first handshake to the end of its last session; it asks for its place in the stream when it subscribes. */
  @Override
  public boolean follows(UserId user) {
    return users.containsKey(user);
  }

  /** Brings an event to its user's sessions; made into JSON once for each base URL they came by. */
  @Override
  public void hear(Streamed event) {
    Queue<ServerSession> sessions = users.get(event.user());
    if (sessions == null) return;
    Map<String, Optional<Heard>> byBaseUrl = new HashMap<>();
    for (ServerSession session : sessions) {
      Subscriber subscriber = Subscriber.of(session);
      byBaseUrl
        .computeIfAbsent(subscriber.visitor().baseUrl(), baseUrl -> heard(event, baseUrl))
        .ifPresent(heard -> subscriber.atHome(() -> subscriber.live(heard)));
    }
  }

  private Optional<Heard> heard(Streamed event, String baseUrl) {
    try {
      if (event.event() instanceof StreamEvent.Gap) return Optional.of(new Heard.Hole(event.at()));
      List<Rendered> said = renderings.of(event, baseUrl);
      if (said.isEmpty()) return Optional.empty();
      return Optional.of(said.size() == 1 ? said.getFirst() : new Heard.Several(event.at(), said));
    } catch (RuntimeException bug) {
      // One event that cannot be said must not silence all that follow it.
      LOG.error("Event {} of {} could not be rendered", event.at(), event.user(), bug);
      return Optional.empty();
    }
  }

  List<ServerSession> ofLogin(String login) {
    return users
      .values()
      .stream()
      .flatMap(Queue::stream)
      .filter(session -> Subscriber.of(session).visitor().login().equals(login))
      .toList();
  }

  List<ServerSession> all() {
    return users.values().stream().flatMap(Queue::stream).toList();
  }

  @Override
  public void sessionAdded(ServerSession session, ServerMessage message) {
    Subscriber subscriber = Subscriber.of(session);
    Queue<ServerSession> sessions = users.compute(subscriber.visitor().user(), (user, known) -> {
      Queue<ServerSession> some = known == null ? new ConcurrentLinkedQueue<>() : known;
      some.add(session);
      return some;
    });
    if (sessions.size() > MOST_PER_USER) farewell.sendAway(sessions.peek(), "more than " + MOST_PER_USER);
  }

  @Override
  public void sessionRemoved(ServerSession session, ServerMessage message, boolean timeout) {
    Subscriber subscriber = Subscriber.of(session);
    users.computeIfPresent(subscriber.visitor().user(), (user, known) -> {
      known.remove(session);
      return known.isEmpty() ? null : known;
    });
  }

  @Override
  public void unsubscribed(ServerSession session, ServerChannel channel, ServerMessage message) {
    Subscriber subscriber = Subscriber.of(session);
    subscriber.atHome(() -> subscriber.left(channel.getId()));
  }
}
