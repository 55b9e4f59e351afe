package io.hookswitch.north.ops;

import io.hookswitch.call.CallId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which call is meant, by any of the ids that it goes by: in logs, in either dialect, at the switch. */
final class CallReference {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}|[0-9]{17,19}");
  private static final Pattern HALF = Pattern.compile("callhalf-([0-9]{1,19}):[0-9]{1,6}");
  private static final Pattern UUID = Pattern.compile("([0-9A-V]{13})[0-9A-V]{19}");
  private static final Pattern CONNECTION = Pattern.compile("[0-9a-fA-F]{16}");

  private CallReference() {}

  /** @param text a number, {@code callhalf-<number>:<party>}, a {@code callUuid} or a {@code connId} */
  static Optional<CallId> parse(String text) {
    try {
      Matcher half = HALF.matcher(text);
      if (half.matches()) return Optional.of(new CallId(Long.parseLong(half.group(1))));
      Matcher uuid = UUID.matcher(text);
      if (uuid.matches()) return Optional.of(new CallId(Long.parseLong(uuid.group(1), 32)));
      if (CONNECTION.matcher(text).matches()) return Optional.of(new CallId(Long.parseLong(text, 16)));
      if (NUMBER.matcher(text).matches()) return Optional.of(new CallId(Long.parseLong(text)));
      return Optional.empty();
    } catch (IllegalArgumentException tooLarge) {
      return Optional.empty();
    }
  }
}
