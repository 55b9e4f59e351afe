package io.hookswitch.south.sip;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.LongFunction;

/** A file that is fetched piece by piece, no faster than it is read. Of the event loop that has made it. */
final class Pieces implements ReadStream<Buffer> {

  /** As much as is fetched at once. */
  static final int EACH = 64 * 1024;

  private final Context context;
  private final long sizeBytes;
  private final LongFunction<Future<Buffer>> source;
  private Handler<Buffer> reader;
  private Handler<Throwable> broken;
  private Handler<Void> end;
  private long at;
  private long demand;
  private boolean fetching;
  private boolean over;

  /** @param source from which byte on; gives {@link #EACH} bytes, or what is left */
  Pieces(Context context, long sizeBytes, LongFunction<Future<Buffer>> source) {
    this.context = context;
    this.sizeBytes = sizeBytes;
    this.source = source;
  }

  private void next() {
    if (over || fetching || demand == 0 || reader == null) return;
    if (at >= sizeBytes) {
      over = true;
      if (end != null) end.handle(null);
      return;
    }
    fetching = true;
    source.apply(at).onComplete((piece, lost) -> context.runOnContext(here -> take(piece, lost)));
  }

  private void take(Buffer piece, Throwable lost) {
    fetching = false;
    if (over) return;
    if (lost != null || piece.length() == 0) {
      over = true;
      if (broken != null) broken.handle(lost == null ? new IllegalStateException("the file has become shorter") : lost);
      return;
    }
    // It may have grown; what was promised is what is given.
    Buffer wanted = piece.slice(0, (int) Math.min(piece.length(), sizeBytes - at));
    at += wanted.length();
    if (demand != Long.MAX_VALUE) demand--;
    if (reader != null) reader.handle(wanted);
    next();
  }

  /** Nobody wants it any more. */
  void abandon() {
    context.runOnContext(here -> over = true);
  }

  @Override
  public Pieces handler(Handler<Buffer> next) {
    reader = next;
    next();
    return this;
  }

  @Override
  public Pieces exceptionHandler(Handler<Throwable> told) {
    broken = told;
    return this;
  }

  @Override
  public Pieces endHandler(Handler<Void> told) {
    end = told;
    return this;
  }

  @Override
  public Pieces pause() {
    demand = 0;
    return this;
  }

  @Override
  public Pieces resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public Pieces fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    next();
    return this;
  }
}
