package io.hookswitch.directory;

import io.hookswitch.call.UserId;
import io.hookswitch.number.PhoneNumbers;
import java.util.Optional;

/** Checks numbers of the file: their form, and that each belongs to one user. */
final class Numbers {

  private final Unique claims = new Unique();
  private boolean acrossGroups;

  /** What follows belongs to a tenant whose extensions are dialled within the group, or in all of the tenant. */
  void tenant(boolean extensionsAcrossGroups) {
    this.acrossGroups = extensionsAcrossGroups;
  }

  Optional<String> extension(Text text, UserId user, Group group) {
    // A leading 0 is dialled as a national number, so such an extension could never be reached.
    String digits = "[1-9][0-9]{" + (group.extensionMin() - 1) + "," + (group.extensionMax() - 1) + "}";
    if (!text.value().matches(digits)) {
      return text.wrong(form(group));
    }
    if (PhoneNumbers.emergency(group.country(), text.value())) {
      return text.wrong("an extension that is not an emergency number of " + group.country());
    }
    claims.claim(scope(group), user.toString(), text, "an extension of its own");
    return Optional.of(text.value());
  }

  /** E.164 numbers are the world's, so they are unique among all tenants. */
  Optional<String> e164(Text text, UserId user) {
    Optional<String> number = text.like(Words.E164, "an E.164 number such as +3212345670");
    number.ifPresent(dialled -> claims.claim("world", user.toString(), text, "a number of its own"));
    return number;
  }

  /** A routing number is nobody's and of one pool, once. */
  boolean routing(Text where, String number) {
    Text text = new Text(number, where.path(), where.line(), where.mistakes());
    return claims.claim("world", "routing " + where.path(), text, "a number that is nobody else's");
  }

  Optional<String> device(Text text, UserId user, Group group) {
    return text.value().startsWith("+") ? e164(text, user) : extension(text, user, group);
  }

  private String scope(Group group) {
    return acrossGroups ? group.tenant() : group.tenant() + "/" + group.name();
  }

  private static String form(Group group) {
    return (
      "an extension of " + group.extensionMin() + " to " + group.extensionMax() + " digits that does not start with 0"
    );
  }
}
