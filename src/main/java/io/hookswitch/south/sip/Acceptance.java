package io.hookswitch.south.sip;

import io.hookswitch.south.sip.transport.SipTransport.Asked;
import java.time.Duration;

/** Says that a call is accepted, again and again until that is acknowledged. */
final class Acceptance {

  private static final long FIRST = 500;
  private static final long LONGEST = 4_000;
  private static final long PATIENCE = Duration.ofSeconds(32).toNanos();

  private final Wire wire;
  private final Asked call;
  private final Runnable lost;
  private final long since = System.nanoTime();
  private boolean over;

  /** @param lost told when nobody has acknowledged it */
  Acceptance(Wire wire, Asked call, Runnable lost) {
    this.wire = wire;
    this.call = call;
    this.lost = lost;
    wire.later(FIRST, () -> again(FIRST));
  }

  private void again(long waited) {
    if (over) return;
    if (System.nanoTime() - since > PATIENCE) {
      over = true;
      lost.run();
      return;
    }
    call.again();
    long next = Math.min(waited * 2, LONGEST);
    wire.later(next, () -> again(next));
  }

  long cseq() {
    return call.request().cseq();
  }

  /** @return whether it is the acknowledgement that answers an offer */
  boolean done() {
    over = true;
    return call.request().sdp().isEmpty();
  }
}
