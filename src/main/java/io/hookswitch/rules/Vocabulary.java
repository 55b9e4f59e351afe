package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The closed lists: every word a rule may use. Taken from the call core, so a new word there is a word here. */
final class Vocabulary {

  /** How a field is compared. */
  enum Kind {
    ENUM,
    FLAG,
    TEXT,
  }

  /**
   * A field of the facts.
   *
   * @param type simple name of its enum, or of its Java type
   * @param values all there are, in order of declaration; empty for text
   */
  record Field(String name, Kind kind, String type, List<String> values) {}

  static final String FACTS = CallFacts.class.getSimpleName();
  static final String OPERATION = Operation.class.getSimpleName();
  static final String CONTROL = RecordingControl.class.getSimpleName();
  static final String TYPES_PACKAGE = CallFacts.class.getPackageName();

  static final Map<String, Field> FIELDS = fields();
  static final List<String> CONTROLS = names(RecordingControl.class);
  static final List<String> OPERATIONS = names(Operation.class);

  /** Those that follow from a control; no rule names them. */
  static final Set<String> RECORDING_OPERATIONS = EnumSet.allOf(RecordingControl.class)
    .stream()
    .flatMap(control -> control.operations().stream())
    .map(Operation::name)
    .collect(Collectors.toUnmodifiableSet());

  /** Simple names of all types that rules speak of. */
  static final Set<String> TYPES = types();

  private Vocabulary() {}

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (RecordComponent part : CallFacts.class.getRecordComponents()) {
      fields.put(part.getName(), field(part.getName(), part.getType()));
    }
    return fields;
  }

  private static Field field(String name, Class<?> type) {
    if (type.isEnum()) return new Field(name, Kind.ENUM, type.getSimpleName(), names(type));
    if (type == boolean.class) return new Field(name, Kind.FLAG, "boolean", List.of("true", "false"));
    if (type == String.class) return new Field(name, Kind.TEXT, "String", List.of());
    throw new IllegalStateException("no way to compare CallFacts." + name + " in a rule: " + type);
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
      .map(constant -> ((Enum<?>) constant).name())
      .toList();
  }

  private static Set<String> types() {
    Set<String> types = new TreeSet<>(Set.of(FACTS, OPERATION, CONTROL));
    FIELDS.values()
      .stream()
      .filter(field -> field.kind() == Kind.ENUM)
      .forEach(field -> types.add(field.type()));
    return Set.copyOf(types);
  }

  /** {@code ", did you mean 'Hangup'?"}, or the whole list when nothing is near and the list is short, or nothing. */
  static String suggest(String found, Collection<String> known) {
    return known
      .stream()
      .min((a, b) -> Integer.compare(distance(found, a), distance(found, b)))
      .filter(near -> distance(found, near) <= Math.max(1, near.length() / 3))
      .map(near -> ", did you mean '" + near + "'?")
      .orElse(known.size() <= 12 ? ", known: " + String.join(", ", known) : "");
  }

  /** How many letters must be typed anew; case does not count. */
  private static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) row[j] = j;
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int above = row[j];
        int swap = from.charAt(i - 1) == to.charAt(j - 1) ? diagonal : diagonal + 1;
        row[j] = Math.min(swap, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
