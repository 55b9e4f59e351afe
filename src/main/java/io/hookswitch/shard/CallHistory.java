package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.UserId;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.store.CallStore;
import io.hookswitch.store.EventStore;
import io.hookswitch.user.KeptEvent;
import io.hookswitch.wire.Notice;
import io.vertx.core.Future;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call as the store has it, and what its users were told of it, for whoever looks after the cluster: of whatever tenant,
 * and also when its owner has died. What was told is what the users' streams still keep.
 */
public final class CallHistory {

  private final CallStore calls;
  private final EventStore events;

  public CallHistory(CallStore calls, EventStore events) {
    this.calls = calls;
    this.events = events;
  }

  /**
   * News of the call that a user was told.
   *
   * @param id names the event, as long as it is kept
   * @param notice with the call as it was, and the decision as it was
   */
  public record Told(String id, UserId user, Notice notice) {}

  /** Empty when there is none, or none any more. */
  public Future<Optional<Call>> find(CallId call) {
    return calls.find(call);
  }

  /** Oldest first. */
  public Future<List<Told>> told(Call call) {
    Set<UserId> users = call
      .parties()
      .stream()
      .filter(party -> party.endpoint().internal())
      .map(party -> party.endpoint().subscriber().user())
      .collect(Collectors.toSet());
    List<Future<List<Told>>> all = users
      .stream()
      .map(user -> told(call.id(), user))
      .toList();
    return Future.join(all).map(done ->
      all
        .stream()
        .flatMap(one -> one.result().stream())
        .sorted(Comparator.comparing(one -> one.notice().at()))
        .toList()
    );
  }

  private Future<List<Told>> told(CallId call, UserId user) {
    return events.all(user).map(kept -> {
      List<Told> told = new ArrayList<>();
      for (KeptEvent event : kept) {
        if (read(event) instanceof StreamEvent.CallNews news && news.notice().call().id().equals(call)) {
          told.add(new Told(user + ":" + event.epoch() + ":" + event.offset(), user, news.notice()));
        }
      }
      return told;
    });
  }

  private static StreamEvent read(KeptEvent event) {
    try {
      return StreamEvent.of(event.event());
    } catch (UncheckedIOException newer) {
      return new StreamEvent.Gap(); // of a kind that only a newer node knows: not news of a call as this one knows it
    }
  }
}
