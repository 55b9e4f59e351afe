package io.hookswitch.number;

import java.util.Optional;

/**
 * How clients are shown a party's number.
 *
 * @param e164Number with "+"; the empty text for an internal number
 * @param formattedPhoneNumber as it is written in its own country; an internal number as it is
 * @param phoneNumber what a client dials to reach the party again
 * @param digits as dialled, or as the network presented it
 * @param country absent for internal numbers and for those of no country (satellite, international freephone)
 * @param location the region within the country, in English, where the number tells
 */
public record Presentation(
  String e164Number,
  String formattedPhoneNumber,
  String phoneNumber,
  String digits,
  Optional<Country> country,
  Optional<String> location
) {
  /**
   * @param name in English
   * @param code ISO 3166 two letters
   * @param callingCode digits, without "+"
   */
  public record Country(String name, String code, String callingCode) {}
}
