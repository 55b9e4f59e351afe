package io.hookswitch.south.sim;

import io.hookswitch.call.SwitchEvent;

/** Events as short texts: whose leg, what, and the one detail that matters. */
final class Told {

  private Told() {}

  static String text(SwitchEvent event) {
    String detail = switch (event) {
      case SwitchEvent.Muted muted -> muted.on() ? " on" : " off";
      case SwitchEvent.DigitsSent sent -> " " + sent.order();
      case SwitchEvent.Recorded recorded -> " " + recorded.state();
      case SwitchEvent.Released released -> " " + released.cause();
      case SwitchEvent.OrderFailed failed -> " " + failed.order() + ": " + failed.reason();
      case SwitchEvent.Inspected seen -> " " +
        seen.state() +
        (seen.muted() ? " muted" : "") +
        " recording " +
        seen.recording();
      case SwitchEvent.Monitors how -> " " + how.how() + (how.userMuted() ? " user muted" : "");
      default -> "";
    };
    return event.party().index() + " " + event.getClass().getSimpleName() + detail;
  }
}
