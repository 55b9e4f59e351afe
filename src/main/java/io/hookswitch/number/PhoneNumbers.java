package io.hookswitch.number;

import io.hookswitch.call.Endpoint;
import io.hookswitch.directory.Group;

/** The door to numbers. Answers at once, on any thread. */
public final class PhoneNumbers {

  private final StrictNumbers strict = new StrictNumbers();
  private final ClickToDial clickToDial = new ClickToDial();
  private final Presenter presenter = new Presenter();

  /**
   * Understands a phone number of the tenant dialect, which takes little and means it: digits, one leading "+", dashes
   * and spaces. {@code 00} stands for "+", a leading {@code 0} for the group's country (or what stands for them there),
   * other digits for an extension, or where they are too many or too few for one, for a short number, or a number of a
   * country that dials without 0. Emergency numbers of the country come before all that.
   *
   * @param typed at most 64 characters, else invalid
   */
  public Destination normalise(Group caller, String typed) {
    return strict.normalise(caller, typed);
  }

  /**
   * Understands what a click-to-dial sends, which is what somebody wrote on a web page: brackets, dots and slashes too,
   * and numbers of the group's country with or without their prefix. Digits of the length of an extension are one.
   *
   * @param typed at most 64 characters, else invalid
   */
  public Destination clickToDial(Group caller, String typed) {
    return clickToDial.understand(caller, typed);
  }

  /** Whether these digits, dialled alone, call for help in a country (ISO 3166 two letters). */
  public static boolean emergency(String country, String digits) {
    return ShortNumbers.emergency(country, digits);
  }

  /** Shows a party's number. Does not depend on who looks. */
  public Presentation present(Endpoint party) {
    return presenter.present(party.number(), party.digits());
  }

  /**
   * Reads the tables that numbers of this group's country need, so that the first call does not wait for them. Blocks for
   * some 30 ms the first time (and this class, on its first use, for 40); not for an event loop.
   */
  public void warmUp(Group group) {
    ShortNumbers.emergency(group.country(), "112");
    PlanOfCountry.of(group.country())
      .example()
      .ifPresent(number -> {
        clickToDial.understand(group, number);
        strict.normalise(group, number);
        presenter.present(number, number);
      });
  }
}
