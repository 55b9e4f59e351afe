package io.hookswitch.directory;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads one user of a group; the phones have been read before. */
final class UserReader {

  private final Numbers numbers;

  UserReader(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Empty where the user cannot be used; the mistakes then say why. */
  Optional<Account> read(Section section, UserId id, Group group, List<Device> devices) {
    Optional<String> hash = section
      .required("password", "a bcrypt hash")
      .flatMap(text ->
        Words.HASH.matcher(text.value()).matches()
          ? Optional.of(text.value())
          : text.wrongSecret("a bcrypt hash ($2a$, $2b$ or $2y$) of cost 10 to 14")
      );
    Optional<String> department = department(section, group);
    User.Level level = oneOf(section, "level", Words.LEVELS).orElse(User.Level.EndUser);
    if (level == User.Level.DepartmentAdmin && !section.has("department")) {
      section.missing("department", "the department that a DepartmentAdmin looks after");
    }
    User user = new User(
      id,
      uid(id),
      group.name(),
      like(section, "firstName", Words.SHORT_TEXT, "at most 120 characters on one line").orElse(""),
      like(section, "lastName", Words.SHORT_TEXT, "at most 120 characters on one line").orElse(""),
      like(section, "email", Words.EMAIL, "an e-mail address").orElse(""),
      oneOf(section, "role", Words.ROLES).orElse(UserRole.Agent),
      level,
      section.flag("operator", false),
      section.flag("readOnly", false),
      section.text("extension").flatMap(text -> numbers.extension(text, id, group)),
      section.text("number").flatMap(text -> numbers.e164(text, id)),
      like(section, "addressOfRecord", Words.ADDRESS, "user@host without \"sip:\"").orElse(id.toString()),
      oneOf(section, "recording", Words.RECORDING).orElse(RecordingMode.Unassigned),
      features(section),
      devices.stream().map(Device::id).toList(),
      department,
      reseller(section, level),
      section.flag("firstLogin", false)
    );
    section.done();
    return hash.map(secret -> new Account(user, secret));
  }

  /** The same on every node and after every restart, without being written down. */
  private static String uid(UserId id) {
    byte[] name = ("user " + id).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
  }

  private static Optional<String> department(Section section, Group group) {
    return section
      .text("department")
      .flatMap(text ->
        group.departments().contains(text.value())
          ? Optional.of(text.value())
          : text.wrong("a department of group " + group.name() + " (" + String.join(", ", group.departments()) + ")")
      );
  }

  private static Optional<String> reseller(Section section, User.Level level) {
    Optional<Text> reseller = section.text("reseller");
    if (reseller.isPresent() && level.compareTo(User.Level.TenantAdmin) < 0) {
      return reseller.get().wrong("nothing here, or the level TenantAdmin or SystemAdmin");
    }
    return reseller.flatMap(text -> text.like(Words.NAME, Words.A_RESELLER));
  }

  private static Set<String> features(Section section) {
    Set<String> features = new LinkedHashSet<>();
    section.texts("features").forEach(text -> text.oneOf(Words.FEATURES).ifPresent(features::add));
    return Set.copyOf(features);
  }

  private static Optional<String> like(Section section, String key, Pattern form, String expected) {
    return section.text(key).flatMap(text -> text.like(form, expected));
  }

  private static <T> Optional<T> oneOf(Section section, String key, Map<String, T> words) {
    return section.text(key).flatMap(text -> text.oneOf(words));
  }
}
