package io.hookswitch.call;

/** A timer that the core asked for with {@link Effect.WakeMe} has run out. */
public sealed interface Wake extends CallInput {
  /** An order should have been confirmed by now. */
  record OrderDue(long order) implements Wake {}

  /**
   * Time to tell once more what may not have been heard, and to compare the live legs with the switch.
   *
   * @param listed whether the call has been compared with the switch's list lately: no leg need be asked after then but
   *     one that the list cannot speak for
   */
  record AuditDue(boolean listed) implements Wake {
    public AuditDue() {
      this(false);
    }
  }

  /** Time to forget the call, which is over. */
  record ForgetDue() implements Wake {}
}
