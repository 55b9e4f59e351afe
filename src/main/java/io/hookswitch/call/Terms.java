package io.hookswitch.call;

/**
 * On what terms a client gives a command.
 *
 * @param once the client's name for it, {@code null} when it has none: then it is done as often as it comes
 * @param version that the call must have, {@code null} when any will do
 */
public record Terms(Once once, Long version) {
  public static final Terms NONE = new Terms(null, null);
}
