package io.hookswitch.wire;

import java.nio.charset.StandardCharsets;

/**
 * Which release's records a form is of: the field {@code v}, the first of every JSON object on the wire and in the store. A
 * node reads what the release before its own wrote, and what the release after it writes until its last node is replaced;
 * docs/reliability.md has the rule.
 */
public final class Format {

  /** Grows by one with a release that writes what the one before cannot read. */
  public static final int CURRENT = 1;

  private static final byte[] FIELD = "{\"v\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STAMP = ("{\"v\":" + CURRENT).getBytes(StandardCharsets.US_ASCII);

  private Format() {}

  /** The same JSON, naming its format; what is no object stays as it is. */
  public static byte[] stamp(byte[] json) {
    if (json.length < 2 || json[0] != '{') return json;
    boolean empty = json[1] == '}';
    byte[] stamped = new byte[STAMP.length + json.length - (empty ? 1 : 0)];
    System.arraycopy(STAMP, 0, stamped, 0, STAMP.length);
    int at = STAMP.length;
    if (!empty) stamped[at++] = ',';
    System.arraycopy(json, 1, stamped, at, json.length - 1);
    return stamped;
  }

  /**
   * Throws {@link UnreadableFormatException} for a form of a release that is more than one ahead: what it means by fields
   * that are known here is not known.
   *
   * @param what the form is of, for the message
   */
  public static void check(byte[] json, String what) {
    check(of(json), what);
  }

  /** The same for a form that is no JSON and names its format in its own way. */
  public static void check(int format, String what) {
    if (format > CURRENT + 1) throw new UnreadableFormatException(what, format);
  }

  /** 0 for a form that names none. */
  static int of(byte[] json) {
    for (int i = 0; i < FIELD.length; i++) if (i >= json.length || json[i] != FIELD[i]) return 0;
    int format = 0;
    for (int i = FIELD.length; i < json.length && json[i] >= '0' && json[i] <= '9' && format < 1_000_000; i++) {
      format = format * 10 + json[i] - '0';
    }
    return format;
  }
}
