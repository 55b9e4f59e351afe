package io.hookswitch.south.sip;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a phone wants to transfer its call to.
 *
 * @param number as it was dialled
 * @param replaces the phone's other dialog, when it has talked to them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3515">RFC 3515</a>, <a href="https://www.rfc-editor.org/rfc/rfc3891">RFC 3891</a>
 */
record ReferTo(String number, Optional<Replaced> replaces) {
  private static final Pattern HEADER = Pattern.compile(
    "[^<]*<?sips?:([^@;?>]{1,64})(?:;[^@>]{0,100})?@([^?>]{0,200})(?:\\?([^>]{1,1000}))?>?.*",
    Pattern.CASE_INSENSITIVE
  );
  private static final Pattern METHOD = Pattern.compile("(?i).*;method=(?!INVITE(;|$)).*");
  private static final Pattern REPLACES = Pattern.compile("(?i)(?:.*&)?Replaces=([^&]*).*");
  private static final Pattern DIALOG = Pattern.compile("(?i)([^;]+);(?=.*to-tag=([^;]+))(?=.*from-tag=([^;]+)).*");

  /** A dialog; which end has which tag depends on who looks. */
  record Replaced(String callId, String toTag, String fromTag) {}

  /** @return empty when it is nobody to be called */
  static Optional<ReferTo> parse(String header) {
    Matcher parts = HEADER.matcher(header.strip());
    if (!parts.matches() || METHOD.matcher(parts.group(2)).matches()) return Optional.empty();
    String number = decoded(parts.group(1));
    if (parts.group(3) == null) return Optional.of(new ReferTo(number, Optional.empty()));
    Matcher replaces = REPLACES.matcher(parts.group(3));
    if (!replaces.matches()) return Optional.of(new ReferTo(number, Optional.empty()));
    Matcher dialog = DIALOG.matcher(decoded(replaces.group(1)));
    // Whoever means another call must not be given a new one.
    if (!dialog.matches()) return Optional.empty();
    return Optional.of(
      new ReferTo(number, Optional.of(new Replaced(dialog.group(1), dialog.group(2), dialog.group(3))))
    );
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException odd) {
      return text;
    }
  }
}
