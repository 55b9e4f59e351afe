package io.hookswitch.south.sip;

import io.hookswitch.south.sip.transport.SipRequest;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out that a phone is not there any more. Either end says anew, after half of the time, that it is; where the other end
 * has not promised that, we do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4028">RFC 4028</a>
 */
final class SessionTimer {

  /** As the standard wants it. */
  static final int LEAST = 90;

  private static final Pattern EXPIRES = Pattern.compile(
    "(\\d{1,7})(?:.*refresher\\s*=\\s*(uac|uas))?.*",
    Pattern.DOTALL
  );

  /** Of the answer to who wants it shorter. */
  static final Map<String, String> LEAST_HEADER = Map.of("Min-SE", Integer.toString(LEAST));

  private final Wire wire;
  private final Runnable refresh;
  private final Runnable lost;
  private long timer = Timers.NONE;
  private long agreed = LEAST;
  /** What the other end wants at least. */
  private long least = LEAST;

  SessionTimer(Wire wire, Runnable refresh, Runnable lost) {
    this.wire = wire;
    this.refresh = refresh;
    this.lost = lost;
  }

  private long wished() {
    return Math.max(least, wire.config().sessionExpires().toSeconds());
  }

  /** Of a request of ours. */
  Map<String, String> asked() {
    return Map.of("Supported", "timer", "Session-Expires", wished() + ";refresher=uac", "Min-SE", Long.toString(least));
  }

  /**
   * A request of ours was refused with 422.
   *
   * @param wanted their {@code Min-SE}
   * @return whether it is worth another try
   */
  boolean longer(String wanted) {
    Matcher parts = EXPIRES.matcher(wanted);
    if (!parts.matches() || Long.parseLong(parts.group(1)) <= wished()) return false;
    least = Long.parseLong(parts.group(1));
    return true;
  }

  /** Whether a request of theirs is to be refused with 422: it can be made another time, with more. */
  static boolean tooShort(SipRequest request) {
    Matcher parts = EXPIRES.matcher(request.header("session-expires"));
    return knows(request) && parts.matches() && Long.parseLong(parts.group(1)) < LEAST;
  }

  private static boolean knows(SipRequest request) {
    return request.header("supported").toLowerCase(Locale.ROOT).contains("timer");
  }

  /**
   * A request of ours has succeeded.
   *
   * @param expires the other end's {@code Session-Expires}; empty when it does not know that
   * @param asked whether we asked
   */
  void began(String expires, boolean asked) {
    Matcher parts = EXPIRES.matcher(expires.toLowerCase(Locale.ROOT));
    long seconds = parts.matches() ? Math.max(LEAST, Long.parseLong(parts.group(1))) : wished();
    boolean theirs = parts.matches() && (asked ? "uas" : "uac").equals(parts.group(2));
    arm(seconds, theirs);
  }

  /** Of the answer to a request of theirs. */
  Map<String, String> answered(SipRequest request) {
    Matcher parts = EXPIRES.matcher(request.header("session-expires").toLowerCase(Locale.ROOT));
    if (!knows(request) || !parts.matches()) {
      arm(wished(), false);
      return Map.of();
    }
    long seconds = Math.max(LEAST, Long.parseLong(parts.group(1)));
    boolean theirs = !"uas".equals(parts.group(2));
    arm(seconds, theirs);
    return Map.of("Session-Expires", seconds + ";refresher=" + (theirs ? "uac" : "uas"), "Require", "timer");
  }

  private void arm(long seconds, boolean theirs) {
    stop();
    agreed = seconds;
    // Whoever waits for the other end gives up a little before the time: section 10.
    long patience = seconds - Math.min(32, seconds / 3);
    timer = wire.later((theirs ? patience : seconds / 2) * 1_000, theirs ? lost : refresh);
  }

  /** Our refresh has failed for a reason that says nothing of the other end: it is not there any more when the time is over. */
  void refused() {
    stop();
    timer = wire.later((agreed - agreed / 2) * 1_000, lost);
  }

  void stop() {
    wire.cancel(timer);
    timer = Timers.NONE;
  }
}
