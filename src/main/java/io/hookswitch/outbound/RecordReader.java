package io.hookswitch.outbound;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes a contact of the fields of a record in a file. */
final class RecordReader {

  private static final List<String> KNOWN = List.of(
    "phoneNumber",
    "phoneType",
    "timeZone",
    "from",
    "until",
    "callerId",
    "chainId"
  );
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
  private static final Pattern CALLER_ID = Pattern.compile("\\+?[0-9]{1,32}");
  private static final int LONGEST_NUMBER = 64;
  /** What the gateway itself puts beside the further fields begins so. */
  private static final String RESERVED = "GSW_";

  private final ListMistakes mistakes;
  private final StandingReader standing;
  private boolean wrong;

  RecordReader(ListMistakes mistakes) {
    this.mistakes = mistakes;
    this.standing = new StandingReader(mistakes);
  }

  /** Empty when something is wrong; that is then among the mistakes. */
  Optional<Contact> read(Map<String, Cell> fields, Cell place) {
    wrong = false;
    if (!fields.containsKey("phoneNumber")) {
      mistakes.add(place.line(), place.column(), "phoneNumber: expected a number, found nothing");
      wrong = true;
    }
    int end = Contact.END_OF_DAY;
    String seconds = "a whole number of seconds from 0 to " + end;
    Contact contact = new Contact(
      value(fields, "phoneNumber", "", "1 to " + LONGEST_NUMBER + " characters", cell -> text(cell, LONGEST_NUMBER)),
      value(fields, "phoneType", PhoneType.NoContactType, "one of " + Arrays.asList(PhoneType.values()), this::type),
      value(fields, "timeZone", "UTC", "a time zone such as America/New_York, +01:00 or PST", this::zone),
      value(fields, "from", 0, seconds, cell -> whole(cell, end).map(Math::toIntExact)),
      value(fields, "until", end, seconds, cell -> whole(cell, end).map(Math::toIntExact)),
      value(fields, "callerId", "", "at most 32 digits, perhaps after +", this::callerId),
      value(fields, StandingReader.RESULT, "", "1 to 4000 characters", cell -> text(cell, 4000)),
      others(fields)
    );
    value(fields, "chainId", "", "1 to 64 characters", this::chainId);
    wrong |= !standing.fits(fields);
    return wrong ? Optional.empty() : Optional.of(contact);
  }

  /** Where a chain that begins with this record stands; fields that are wrong are among the mistakes already. */
  ChainRow row(Map<String, Cell> fields, int chain) {
    return standing.row(fields, chain);
  }

  /** What the record shares with the others of its customer. */
  Optional<String> chain(Map<String, Cell> fields) {
    return Optional.ofNullable(fields.get("chainId")).flatMap(cell -> chainId(cell.value()));
  }

  private <T> T value(
    Map<String, Cell> fields,
    String name,
    T otherwise,
    String expected,
    Function<Object, Optional<T>> read
  ) {
    Cell cell = fields.get(name);
    if (cell == null) return otherwise;
    return read.apply(cell.value()).orElseGet(() -> complain(cell, name, expected, otherwise));
  }

  private <T> T complain(Cell cell, String name, String expected, T otherwise) {
    mistakes.add(cell, name, expected);
    wrong = true;
    return otherwise;
  }

  private Map<String, Object> others(Map<String, Cell> fields) {
    Map<String, Object> others = new LinkedHashMap<>();
    fields.forEach((name, cell) -> {
      if (KNOWN.contains(name) || StandingReader.NAMES.contains(name)) return;
      if (others.size() == Contact.MOST_FIELDS) {
        complain(cell, name, "at most " + Contact.MOST_FIELDS + " further fields", "");
      } else if (name.startsWith(RESERVED) || name.isBlank() || name.length() > Contact.LONGEST_NAME) {
        complain(cell, name, "a name of 1 to 255 characters that does not begin with " + RESERVED, "");
      } else if (simple(cell.value())) others.put(name, cell.value());
      else complain(
        cell,
        name,
        "a text of at most " + Contact.LONGEST_TEXT + " characters, a number, true or false",
        ""
      );
    });
    return others;
  }

  private static boolean simple(Object value) {
    return value instanceof String text
      ? text.length() <= Contact.LONGEST_TEXT
      : value instanceof Number || value instanceof Boolean;
  }

  static Optional<String> text(Object value, int longest) {
    return value instanceof String text && !text.isBlank() && text.length() <= longest
      ? Optional.of(text.strip())
      : Optional.empty();
  }

  private Optional<PhoneType> type(Object value) {
    return Arrays.stream(PhoneType.values())
      .filter(type -> type.name().equals(value))
      .findFirst();
  }

  private Optional<String> zone(Object value) {
    return value instanceof String name && TimeZones.of(name).isPresent() ? Optional.of(name) : Optional.empty();
  }

  private Optional<String> callerId(Object value) {
    return text(value, 33).filter(digits -> CALLER_ID.matcher(digits).matches());
  }

  private Optional<String> chainId(Object value) {
    return text(value instanceof Integer || value instanceof Long ? value.toString() : value, 64);
  }

  static Optional<Long> whole(Object value, long most) {
    String digits =
      value instanceof String || value instanceof Integer || value instanceof Long ? value.toString() : "";
    return WHOLE.matcher(digits).matches()
      ? Optional.of(Long.valueOf(digits)).filter(number -> number <= most)
      : Optional.empty();
  }
}
