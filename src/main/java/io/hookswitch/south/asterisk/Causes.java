package io.hookswitch.south.asterisk;

import io.hookswitch.call.ReleaseCause;

/** Why a channel has ended: Asterisk's hang-up causes, which are those of Q.850. */
final class Causes {

  private Causes() {}

  /** @param connected whether the leg had been picked up */
  static ReleaseCause of(int cause, boolean connected) {
    if (connected) return ReleaseCause.Hangup;
    return switch (cause) {
      case 17 -> ReleaseCause.Busy;
      case 0, 18, 19 -> ReleaseCause.NoAnswer;
      case 16, 21 -> ReleaseCause.Rejected;
      case 1, 2, 3, 22, 28 -> ReleaseCause.UnknownNumber;
      default -> ReleaseCause.Failed;
    };
  }

  /** What a phone is told that called in and is hung up before the answer. */
  static String reason(ReleaseCause cause) {
    return switch (cause) {
      case Busy -> "busy";
      case NoAnswer -> "no_answer";
      case Rejected -> "rejected";
      case Failed, UnknownNumber -> "congestion";
      default -> "normal";
    };
  }
}
