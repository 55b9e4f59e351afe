package io.hookswitch.north.tenantv1;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code callId} of this dialect, {@code callhalf-<n>:<k>}: call number n, party index k, neither padded with zeros. */
record HalfId(CallId call, int party) {
  private static final Pattern SHAPE = Pattern.compile("callhalf-([1-9][0-9]{0,18}):(0|[1-9][0-9]{0,3})");

  /** Empty for anything that this gateway never gave out; then there is no such call. */
  static Optional<HalfId> parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) return Optional.empty();
    try {
      return Optional.of(new HalfId(new CallId(Long.parseLong(parts.group(1))), Integer.parseInt(parts.group(2))));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  static HalfId of(PartyId party) {
    return new HalfId(party.call(), party.index());
  }

  PartyId partyId() {
    return call.party(party);
  }

  @Override
  public String toString() {
    return "callhalf-" + call.number() + ":" + party;
  }
}
