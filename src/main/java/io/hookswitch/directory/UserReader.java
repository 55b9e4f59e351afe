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
    User user = new User(
      id,
      uid(id),
      group.name(),
      like(section, "firstName", Words.SHORT_TEXT, "at most 120 characters on one line").orElse(""),
      like(section, "lastName", Words.SHORT_TEXT, "at most 120 characters on one line").orElse(""),
      like(section, "email", Words.EMAIL, "an e-mail address").orElse(""),
      oneOf(section, "role", Words.ROLES).orElse(UserRole.Agent),
      oneOf(section, "level", Words.LEVELS).orElse(User.Level.EndUser),
      section.flag("operator", false),
      section.flag("readOnly", false),
      section.text("extension").flatMap(text -> numbers.extension(text, id, group)),
      section.text("number").flatMap(text -> numbers.e164(text, id)),
      like(section, "addressOfRecord", Words.ADDRESS, "user@host without \"sip:\"").orElse(id.toString()),
      oneOf(section, "recording", Words.RECORDING).orElse(RecordingMode.Unassigned),
      features(section),
      devices.stream().map(Device::id).toList()
    );
    section.done();
    return hash.map(secret -> new Account(user, secret));
  }

  /** The same on every node and after every restart, without being written down. */
  private static String uid(UserId id) {
    byte[] name = ("user " + id).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
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
