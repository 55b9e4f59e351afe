package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.TOO_DEEP;

/**
 * How deep a JSON text is nested, counted before anything parses it: parser and validator both recurse, and neither
 * shall meet a text that was written to exhaust their stacks.
 */
final class Depth {

  private Depth() {}

  /** Throws {@link Refused} at the first bracket that is too deep. Text that is not JSON is somebody else's to refuse. */
  static void check(String text, int most) {
    int depth = 0;
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted) {
        if (c == '\\') at++;
        else if (c == '"') quoted = false;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        if (++depth > most) throw tooDeep(most, at);
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
  }

  private static Refused tooDeep(int most, int at) {
    String detail = "body: expected nesting of at most " + most + ", found more at character " + (at + 1);
    return Problem.of(TOO_DEEP, detail).refused();
  }
}
