package io.hookswitch.push;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Streams in this process, which forget all but the last hundreds. Ears are called by the appender. */
public final class MemoryStreams implements Streams {

  private static final int KEPT = 400;

  private final Map<UserId, List<Streamed>> streams = new HashMap<>();
  private final List<Ear> ears = new CopyOnWriteArrayList<>();
  private int refused;
  private long epoch = Long.MAX_VALUE - 1000;

  @Override
  public synchronized Future<Position> append(UserId user, StreamEvent event) {
    List<Streamed> stream = streams.computeIfAbsent(user, fresh -> new ArrayList<>());
    Position at = new Position(epoch, stream.size() + 1);
    Streamed streamed = new Streamed(user, at, event);
    stream.add(streamed);
    ears
      .stream()
      .filter(ear -> ear.follows(user))
      .forEach(ear -> ear.hear(streamed));
    return Future.succeededFuture(at);
  }

  /** The owners cannot be reached for so many replays. */
  public synchronized void refuseReplays(int count) {
    refused = count;
  }

  @Override
  public synchronized Future<Replay> replay(UserId user, Position after) {
    if (refused > 0) {
      refused--;
      return Future.failedFuture(new ReplyException(ReplyFailure.NO_HANDLERS, "no owner was found in time"));
    }
    List<Streamed> stream = streams.getOrDefault(user, List.of());
    int size = stream.size();
    Position end = new Position(epoch, size);
    boolean recovered =
      after != null && after.epoch() == epoch && after.offset() <= size && after.offset() >= size - KEPT;
    List<Streamed> missed = recovered ? List.copyOf(stream.subList((int) after.offset(), size)) : List.of();
    return Future.succeededFuture(new Replay(recovered, missed, end));
  }

  @Override
  public Future<Runnable> listen(Ear ear) {
    ears.add(ear);
    return Future.succeededFuture(() -> ears.remove(ear));
  }

  /** All streams begin anew. */
  public synchronized void forget() {
    streams.clear();
    epoch++;
  }
}
