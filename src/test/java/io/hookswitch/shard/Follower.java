package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.UserId;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.wire.Notice;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A client that tracks positions: ignores what it has seen, goes away and comes back to any node, and counts every gap
 * that nobody told it of.
 */
final class Follower implements Streams.Ear {

  private static final Call CALL = new Call(
    new CallId(7),
    "foo",
    1,
    new UUID(1, 2),
    CallType.Internal,
    null,
    null,
    List.of(),
    List.of(),
    Map.of(),
    1,
    Instant.EPOCH
  );

  final UserId user;
  private final List<Integer> applied = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<Streamed> early = new ArrayList<>();
  private Position at;
  private int resyncs;
  private boolean catchingUp;
  private Runnable end;

  Follower(UserId user) {
    this.user = user;
  }

  static StreamEvent event(int number) {
    return new StreamEvent.CallNews(
      new Notice(CALL, 0, Effect.News.Status, Decision.NOTHING, String.valueOf(number), Instant.EPOCH)
    );
  }

  /** Listens first, then asks for what was missed, then goes on. */
  Future<Replay> come(TestNode node) {
    catchingUp();
    return node.streams
      .listen(this)
      .compose(end -> {
        this.end = end;
        return node.streams.replay(user, position());
      })
      .onSuccess(this::caughtUp);
  }

  void go() {
    end.run();
  }

  synchronized Position position() {
    return at;
  }

  synchronized List<Integer> applied() {
    return List.copyOf(applied);
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized int resyncs() {
    return resyncs;
  }

  private synchronized void catchingUp() {
    catchingUp = true;
  }

  private synchronized void caughtUp(Replay replay) {
    if (at != null && !replay.recovered()) resyncs++;
    if (at == null || !replay.recovered()) at = replay.end();
    replay.missed().forEach(this::apply);
    catchingUp = false;
    early.forEach(this::apply);
    early.clear();
  }

  @Override
  public boolean follows(UserId other) {
    return other.equals(user);
  }

  @Override
  public synchronized void hear(Streamed streamed) {
    if (!streamed.user().equals(user)) return;
    if (catchingUp) early.add(streamed);
    else apply(streamed);
  }

  private void apply(Streamed streamed) {
    Position next = streamed.at();
    boolean another = next.epoch() > at.epoch();
    if (next.epoch() < at.epoch() || (!another && next.offset() <= at.offset())) return;
    boolean follows = another ? next.offset() == 1 : next.offset() == at.offset() + 1;
    switch (streamed.event()) {
      case StreamEvent.Gap gap -> resyncs++;
      case StreamEvent.DeviceNews news -> faults.add("nobody touched a phone: " + news);
      case StreamEvent.OutboundNews news -> faults.add("nobody asked for a record: " + news);
      case StreamEvent.CallNews news -> {
        if (!follows) faults.add("from " + at + " to " + next);
        applied.add(Integer.valueOf(news.notice().failure()));
      }
    }
    at = next;
  }
}
