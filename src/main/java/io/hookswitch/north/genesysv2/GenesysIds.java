package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallId;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The ids that this dialect shows for a call. A {@code callUuid} is the call's number in 13 digits to the base of 32,
 * most significant first, then 19 check digits computed from it. So any node reads a number out of an id without a
 * look-up, and an id that some other switch made is recognised as not ours.
 *
 * <p>The check digits find mistakes, they are no secret: who may see a call is decided elsewhere.
 */
final class GenesysIds {

  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
  private static final int BITS = 5;
  private static final int NUMBER_DIGITS = 13;
  private static final int SECOND_CHECK_DIGITS = 6;
  private static final int ALL_DIGITS = 2 * NUMBER_DIGITS + SECOND_CHECK_DIGITS;

  private GenesysIds() {}

  static String callUuid(CallId call) {
    StringBuilder uuid = new StringBuilder(ALL_DIGITS);
    long first = mixed(call.number());
    append(uuid, call.number(), NUMBER_DIGITS);
    append(uuid, first, NUMBER_DIGITS);
    append(uuid, mixed(first), SECOND_CHECK_DIGITS);
    return uuid.toString();
  }

  /** The call with this id, whether or not it exists; empty when no call of ours can have it. */
  static Optional<CallId> call(String callUuid) {
    if (callUuid.length() != ALL_DIGITS) return Optional.empty();
    long number = 0;
    for (int at = 0; at < NUMBER_DIGITS; at++) number = (number << BITS) | DIGITS.indexOf(callUuid.charAt(at));
    // What is no digit, or one too many, makes another number, or one that no call has.
    if (number <= 0) return Optional.empty();
    CallId call = new CallId(number);
    return callUuid.equals(callUuid(call)) ? Optional.of(call) : Optional.empty();
  }

  static String connId(CallId call) {
    return HexFormat.of().toHexDigits(call.number());
  }

  private static void append(StringBuilder to, long value, int digits) {
    for (int digit = digits - 1; digit >= 0; digit--) {
      to.append(DIGITS.charAt((int) (value >>> (digit * BITS)) & (DIGITS.length() - 1)));
    }
  }

  /** Every bit of the result depends on every bit of the value (the finalizer of SplitMix64). */
  private static long mixed(long value) {
    long mixed = value + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
