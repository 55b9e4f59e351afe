package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.Personality;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.number.PhoneNumbers;
import java.util.Optional;

/**
 * Who is at the other end, as the user may see it.
 *
 * @param address a number, or "" when it is withheld
 * @param callType how the two belong together
 */
record RemoteParty(String address, String callType) {
  private static final String UNKNOWN = "Unknown";

  static RemoteParty of(Half half, Directory directory) {
    return half
      .remote()
      .map(other -> of(half, other, directory))
      .orElse(new RemoteParty("", UNKNOWN));
  }

  private static RemoteParty of(Half half, Party other, Directory directory) {
    Endpoint end = other.endpoint();
    // Nothing has been called yet: all there is to show is what was typed.
    if (half.party().personality() == Personality.ClickToDial) return new RemoteParty(end.digits(), UNKNOWN);
    String number = other.index() == 0 && half.call().callerId() != null ? half.call().callerId() : end.number();
    Optional<User> mine = directory.user(half.party().endpoint().subscriber().user());
    if (!end.internal()) return new RemoteParty(number, emergency(number, mine, directory) ? "Emergency" : "Network");
    Optional<User> theirs = directory.user(end.subscriber().user());
    if (theirs.isEmpty() || mine.isEmpty()) return new RemoteParty(number, UNKNOWN);
    if (!theirs.get().id().tenant().equals(mine.get().id().tenant())) return new RemoteParty(number, "Network");
    if (theirs.get().group().equals(mine.get().group())) return new RemoteParty(number, "Group");
    return new RemoteParty(number.startsWith("+") ? number : theirs.get().number().orElse(number), "Enterprise");
  }

  private static boolean emergency(String number, Optional<User> caller, Directory directory) {
    return caller
      .flatMap(user -> directory.group(user.id().tenant(), user.group()))
      .filter(group -> PhoneNumbers.emergency(group.country(), number))
      .isPresent();
  }
}
