package io.hookswitch.shard;

import io.hookswitch.push.StreamEvent;
import io.hookswitch.user.CallState;
import io.hookswitch.user.KeptEvent;
import io.hookswitch.user.UserInput;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Events of one user on their way from this node to the owner of the stream, one at a time and in order. What has to be
 * given up leaves an interruption in its place, which is never given up. Lives on one event loop.
 */
final class AppendQueue {

  /** An event that does not get through for this long is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final int backlog;
  private final LongSupplier marks;
  private final InstantSource clock;
  private final Function<UserInput, Future<UserReply>> send;

  private record Waiting(UserInput.Append input, Promise<UserReply> answer, Instant until) {
    boolean interruption() {
      return input instanceof UserInput.Interrupted;
    }
  }

  /**
   * @param backlog so many events wait at most
   * @param marks numbers that are unique in the cluster
   * @param send asks the owner once; takes its time when it fails
   */
  AppendQueue(int backlog, LongSupplier marks, InstantSource clock, Function<UserInput, Future<UserReply>> send) {
    this.backlog = backlog;
    this.marks = marks;
    this.clock = clock;
    this.send = send;
  }

  /** @param tells see {@link KeptEvent#tells} */
  Future<UserReply> add(String event, CallState tells) {
    if (waiting.size() >= backlog) {
      if (!waiting.getLast().interruption()) waiting.add(interruption());
      return Future.failedFuture("more than " + backlog + " events wait for the owner of the stream");
    }
    Instant until = clock.instant().plus(PATIENCE);
    Waiting one = new Waiting(new UserInput.Happened(marks.getAsLong(), event, tells), Promise.promise(), until);
    waiting.add(one);
    if (waiting.size() == 1) next();
    return one.answer().future();
  }

  private void next() {
    if (waiting.isEmpty()) return;
    Waiting one = waiting.peek();
    send
      .apply(one.input())
      .onSuccess(reply -> {
        waiting.poll();
        one.answer().complete(reply);
        next();
      })
      .onFailure(lost -> {
        if (!one.interruption() && clock.instant().isAfter(one.until())) giveUp(one, lost);
        next();
      });
  }

  private void giveUp(Waiting one, Throwable lost) {
    waiting.poll();
    if (waiting.isEmpty() || !waiting.peek().interruption()) waiting.addFirst(interruption());
    one.answer().fail(lost);
  }

  private Waiting interruption() {
    return new Waiting(
      new UserInput.Interrupted(marks.getAsLong(), new StreamEvent.Gap().json()),
      Promise.promise(),
      Instant.MAX
    );
  }
}
