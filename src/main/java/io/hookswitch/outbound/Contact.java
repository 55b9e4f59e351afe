package io.hookswitch.outbound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a record says about whom to call, without where it stands.
 *
 * @param phoneNumber as a person would dial it
 * @param phoneType what kind of number that is
 * @param timeZone of the customer, as {@link TimeZones} understands it
 * @param from earliest time of day to call, in seconds since midnight there
 * @param until latest time of day to call, likewise
 * @param callerId the number to present; empty for the agent's own
 * @param callResult how the last call ended, in a client's word; empty before
 * @param fields further ones, in the order of the file
 */
public record Contact(
  String phoneNumber,
  PhoneType phoneType,
  String timeZone,
  int from,
  int until,
  String callerId,
  String callResult,
  Map<String, Object> fields
) {
  /** Most further fields of a record. */
  public static final int MOST_FIELDS = 64;

  public static final int LONGEST_NAME = 255;

  /** Longest text of a further field. */
  public static final int LONGEST_TEXT = 4096;

  public static final int END_OF_DAY = 86_400;

  public Contact {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  Contact with(ContactChange change) {
    return new Contact(
      change.phoneNumber().orElse(phoneNumber),
      change.phoneType().orElse(phoneType),
      change.timeZone().orElse(timeZone),
      change.from().orElse(from),
      change.until().orElse(until),
      callerId,
      change.callResult().orElse(callResult),
      fields
    );
  }
}
