package io.hookswitch.north.genesysv2;

import io.hookswitch.call.UserId;
import io.hookswitch.push.MemoryStreams;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was told, to whom, unless it is broken. */
final class ToldStreams implements Streams {

  final List<Streamed> told = new ArrayList<>();
  boolean broken;
  private final MemoryStreams streams = new MemoryStreams();

  @Override
  public Future<Position> append(UserId user, StreamEvent event) {
    if (broken) return Future.failedFuture("the owner of the stream is away");
    return streams.append(user, event).onSuccess(at -> told.add(new Streamed(user, at, event)));
  }

  @Override
  public Future<Replay> replay(UserId user, Position after) {
    return streams.replay(user, after);
  }

  @Override
  public Future<Runnable> listen(Ear ear) {
    return streams.listen(ear);
  }
}
