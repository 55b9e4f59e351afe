package io.hookswitch.rules;

/**
 * A rule file as it was when the folder was read.
 *
 * @param name within the folder, with {@code /} between folders
 * @param text without a byte-order mark
 */
public record RuleFile(String name, String text) {
  private static final String TENANTS = "tenants/";

  public RuleFile {
    if (text.startsWith("\uFEFF")) text = text.substring(1);
  }

  /** Whose file it is; empty for the rules of all. */
  String tenant() {
    return name.startsWith(TENANTS) ? name.substring(TENANTS.length(), name.lastIndexOf('/')) : "";
  }

  /** The name without its folders. */
  String kind() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  boolean scenarios() {
    return name.startsWith("tests/");
  }

  boolean drl() {
    return name.endsWith(".drl");
  }
}
