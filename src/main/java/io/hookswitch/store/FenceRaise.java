package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;

/** Lets nobody write a call any more who owned it before, and reads it; {@code null} when a newer owner has done so. */
record FenceRaise(long fence) implements EntryProcessor<Long, byte[], byte[]> {
  @Override
  public byte[] process(Map.Entry<Long, byte[]> call) {
    byte[] before = call.getValue();
    if (before == null) return Fenced.NONE;
    Fenced kept = Fenced.read(before);
    if (kept.fence() > fence) return null;
    byte[] mine = kept.by(fence);
    call.setValue(mine);
    return mine;
  }
}
