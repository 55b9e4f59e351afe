package io.hookswitch.south.sip.transport;

/**
 * One end, as {@code From} and {@code To} have it.
 *
 * @param uri without angle brackets
 * @param tag empty before there is one
 */
public record SipAddress(String uri, String tag) {
  public SipAddress tagged(String chosen) {
    return new SipAddress(uri, chosen);
  }

  String text() {
    return '<' + uri + '>' + (tag.isEmpty() ? "" : ";tag=" + tag);
  }
}
