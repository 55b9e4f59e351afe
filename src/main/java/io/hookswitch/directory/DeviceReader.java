package io.hookswitch.directory;

import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import java.time.Duration;
import java.util.Optional;

/** Reads one phone of a user. */
final class DeviceReader {

  private static final Duration USUAL_RINGING = Duration.ofMillis(500);
  private static final Duration LONGEST_RINGING = Duration.ofMinutes(5);

  private final Numbers numbers;
  private final Unique ids = new Unique();

  DeviceReader(Numbers numbers) {
    this.numbers = numbers;
  }

  /**
   * Empty where the phone cannot be used; the mistakes then say why.
   *
   * @param first whether it is the user's first phone
   */
  Optional<Device> read(Section section, UserId user, Group group, boolean first) {
    Optional<Text> id = section
      .required("id", "a UUID")
      .filter(text -> text.like(Words.UUID, "a UUID in lower case").isPresent());
    id.ifPresent(text -> ids.claim("device", section.path(), text, "a device id of its own"));
    Optional<String> number = section
      .required("number", "the number that the switch dials")
      .flatMap(text -> numbers.device(text, user, group));
    String description = section
      .text("description")
      .flatMap(text -> text.like(Words.SHORT_TEXT, "at most 120 characters on one line"))
      .orElse("");
    TelephonyNetwork network = section
      .text("network")
      .flatMap(text -> text.oneOf(Words.NETWORKS))
      .orElse(TelephonyNetwork.Private);
    boolean mute = section.flag("mute", true);
    Optional<Duration> answers = answersAfter(section);
    Optional<Location> location = location(section, first);
    boolean pulls = section.flag("pull", false);
    boolean reachable = first || section.has("location");
    if (pulls && !reachable) section.text("pull").ifPresent(text -> text.wrong("a \"location\" beside it"));
    Optional<String> address = address(section, first, number.filter(dialled -> location.isPresent()));
    section.done();
    return id.flatMap(text ->
      number.map(dialled ->
        new Device(text.value(), user, dialled, description, network, mute, answers, location, pulls, address)
      )
    );
  }

  private static Optional<Location> location(Section section, boolean first) {
    Optional<Text> text = section.text("location");
    if (!first) return text.flatMap(word -> word.oneOf(Words.LOCATIONS));
    return text.flatMap(word -> word.wrong("nothing here: the first phone is a location where there is another"));
  }

  /** @param number of a location, which is shown by it where it has no address of its own */
  private static Optional<String> address(Section section, boolean first, Optional<String> number) {
    Optional<Text> text = section.text("addressOfRecord");
    if (first) return text.flatMap(word -> word.wrong("nothing here: the first phone has its user's addressOfRecord"));
    return text.isPresent() ? text.flatMap(word -> word.like(Words.ADDRESS, "user@host without \"sip:\"")) : number;
  }

  private static Optional<Duration> answersAfter(Section section) {
    boolean itself = section
      .text("answers")
      .flatMap(text -> text.oneOf(Words.ANSWERS))
      .orElse(false);
    Optional<Text> after = section.text("after");
    if (!itself) {
      after.ifPresent(text -> text.wrong("nothing here, or \"answers: itself\" beside it"));
      return Optional.empty();
    }
    return Optional.of(
      after.flatMap(text -> Durations.read(text, Duration.ZERO, LONGEST_RINGING)).orElse(USUAL_RINGING)
    );
  }
}
