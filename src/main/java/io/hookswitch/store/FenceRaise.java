package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;

/**
 * Lets nobody write a call any more who owned it before, and reads it. Answers {@link Fenced#NONE} when there is no call,
 * {@link Fenced#STALE} when a newer owner has done so; not {@code null}, which answers for many calls leave out.
 */
record FenceRaise(long fence) implements EntryProcessor<Long, byte[], byte[]> {
  @Override
  public byte[] process(Map.Entry<Long, byte[]> call) {
    byte[] before = call.getValue();
    if (before == null) return Fenced.NONE;
    Fenced kept = Fenced.read(before);
    if (kept.fence() > fence) return Fenced.STALE;
    byte[] mine = kept.by(fence);
    call.setValue(mine);
    return mine;
  }
}
