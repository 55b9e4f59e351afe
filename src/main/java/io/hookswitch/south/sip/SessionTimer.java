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

  private final Wire wire;
  private final Runnable refresh;
  private final Runnable lost;
  private long timer = -1;

  SessionTimer(Wire wire, Runnable refresh, Runnable lost) {
    this.wire = wire;
    this.refresh = refresh;
    this.lost = lost;
  }

  private long wished() {
    return Math.max(LEAST, wire.config().sessionExpires().toSeconds());
  }

  /** Of a request of ours. */
  Map<String, String> asked() {
    return Map.of(
      "Supported",
      "timer",
      "Session-Expires",
      wished() + ";refresher=uac",
      "Min-SE",
      Integer.toString(LEAST)
    );
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
    boolean knows = request.header("supported").toLowerCase(Locale.ROOT).contains("timer");
    Matcher parts = EXPIRES.matcher(request.header("session-expires").toLowerCase(Locale.ROOT));
    if (!knows || !parts.matches()) {
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
    long millis = theirs ? seconds * 1_000 : seconds * 500;
    timer = wire.later(millis, theirs ? lost : refresh);
  }

  void stop() {
    wire.vertx().cancelTimer(timer);
    timer = -1;
  }
}
