package io.hookswitch.rules;

/**
 * A word of a rule file and its place.
 *
 * @param text as written; of a quoted text, what stands between the quotes
 */
record Token(Kind kind, String text, int line, int column) {
  /** What a token can be. */
  enum Kind {
    WORD,
    TEXT,
    SIGN,
    /** Already reported; whoever meets it gives up without another word. */
    BROKEN,
    END,
  }

  boolean is(String wanted) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wanted);
  }

  /** The token for an error message. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the file";
      case TEXT -> "'\"" + text + "\"'";
      default -> "'" + text + "'";
    };
  }
}
