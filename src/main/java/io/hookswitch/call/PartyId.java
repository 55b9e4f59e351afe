package io.hookswitch.call;

/**
 * One end of one call; the switch's leg of this party carries the same id, chosen before the switch hears of it.
 *
 * @param call the conversation
 * @param index 0 for the party that began the call, then in order of arrival; never reused within a call
 */
public record PartyId(CallId call, int index) {
  public PartyId {
    if (index < 0) {
      throw new IllegalArgumentException("a party index is 0 or more: " + index);
    }
  }

  /** Reads {@link #toString}. */
  public static PartyId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException("expected <call>:<party>, found: " + text);
    return new CallId(Long.parseLong(text.substring(0, colon))).party(Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return call + ":" + index;
  }
}
