package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;

/** Why a call does not come about, in SIP's numbers and in ours. */
final class Statuses {

  private Statuses() {}

  static ReleaseCause cause(int status) {
    return switch (status) {
      case 486, 600 -> ReleaseCause.Busy;
      case 408, 480, 487 -> ReleaseCause.NoAnswer;
      case 403, 433, 603 -> ReleaseCause.Rejected;
      case 404, 410, 484, 604 -> ReleaseCause.UnknownNumber;
      default -> ReleaseCause.Failed;
    };
  }

  /** What a phone is told that has called and was not answered. */
  static int status(ReleaseCause cause) {
    return switch (cause) {
      case Busy -> 486;
      case NoAnswer -> 480;
      case UnknownNumber -> 404;
      case Rejected -> 603;
      case Failed, Lost -> 503;
      default -> 480;
    };
  }
}
