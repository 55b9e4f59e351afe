package io.hookswitch.outbound;

import java.util.Optional;

/** What becomes otherwise in a record; what is empty stays. */
public record ContactChange(
  Optional<String> phoneNumber,
  Optional<PhoneType> phoneType,
  Optional<String> timeZone,
  Optional<Integer> from,
  Optional<Integer> until,
  Optional<String> callResult
) {
  /** How a call ended, and with which number if that is another than the record's. */
  public static ContactChange result(Optional<String> callResult, Optional<String> phoneNumber) {
    return new ContactChange(
      phoneNumber,
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      callResult
    );
  }
}
