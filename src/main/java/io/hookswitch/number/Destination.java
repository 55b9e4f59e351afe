package io.hookswitch.number;

/** What somebody typed, understood. */
public sealed interface Destination {
  /** Something that can be dialled. */
  sealed interface Dialled extends Destination {
    /** As the switch dials it. */
    String number();

    /** As typed, without spaces and punctuation; what clients are shown. */
    String digits();
  }

  /** Digits of the group's extension range. */
  record Extension(String number, String digits) implements Dialled {}

  /** @param number with "+", country code and at most 15 digits */
  record E164(String number, String digits) implements Dialled {}

  /** A code with {@code *} or {@code #}, where the group allows them. */
  record FeatureCode(String number, String digits) implements Dialled {}

  /** An emergency number of the group's country, also where it has the length of an extension. */
  record Emergency(String number, String digits) implements Dialled {}

  /** A short number of the group's country that is no extension by its length. */
  record ShortNumber(String number, String digits) implements Dialled {}

  /** @param reason one sentence for a client, without what was typed */
  record Invalid(String reason) implements Destination {}
}
