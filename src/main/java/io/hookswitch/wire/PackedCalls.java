package io.hookswitch.wire;

import io.hookswitch.call.Call;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The packed JSON of calls. A state of a call is kept in more than one place within a moment, the memory of the cluster and a disk, and
 * to write it as JSON costs more than most of what is done for it: it is done once for all of them.
 */
public final class PackedCalls {

  /** As many states as may be on their way from one place to the next. */
  private static final int RECENT = 512;

  private static final AtomicReferenceArray<Made> MADE = new AtomicReferenceArray<>(RECENT);

  private record Made(Call call, byte[] packed) {}

  private PackedCalls() {}

  /** @return the same array for the same value, which nobody may change */
  public static byte[] of(Call call) {
    int place = System.identityHashCode(call) % RECENT;
    Made made = MADE.get(place);
    if (made != null && made.call == call) return made.packed;
    byte[] packed = Packed.pack(WireJson.write(call));
    MADE.set(place, new Made(call, packed));
    return packed;
  }
}
