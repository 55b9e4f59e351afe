package io.hookswitch.call;

/** A timer that the core asked for with {@link Effect.WakeMe} has run out. */
public sealed interface Wake extends CallInput {
  /** An order should have been confirmed by now. */
  record OrderDue(long order) implements Wake {}

  /** Time to compare the live legs with the switch. */
  record AuditDue() implements Wake {}

  /** Time to forget the call, which is over. */
  record ForgetDue() implements Wake {}
}
