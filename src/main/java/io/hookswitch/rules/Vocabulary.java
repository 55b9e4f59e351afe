package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The closed lists: every word a rule may use. Taken from the cores, so a new word there is a word here. A rule speaks of
 * calls or of devices, never of both: its pattern says which words are open to it.
 *
 * @param family the record that the pattern names
 * @param facts its simple name
 * @param fields of the facts, in order of declaration
 * @param operation simple name of the enum of what can be allowed
 * @param operations its constants
 * @param control simple name of the enum of recording controls, {@code ""} where there are none
 * @param controls its constants
 * @param implied operations that follow from a control; no rule names them
 * @param types full names of all types that rules speak of, by simple name
 */
record Vocabulary(
  Class<? extends Record> family,
  String facts,
  Map<String, Field> fields,
  String operation,
  List<String> operations,
  String control,
  List<String> controls,
  Set<String> implied,
  Map<String, String> types
) {
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

  static final Vocabulary CALL = new Vocabulary(
    CallFacts.class,
    CallFacts.class.getSimpleName(),
    fields(CallFacts.class),
    Operation.class.getSimpleName(),
    names(Operation.class),
    RecordingControl.class.getSimpleName(),
    names(RecordingControl.class),
    recordingOperations(),
    types(CallFacts.class, Operation.class, RecordingControl.class)
  );

  static final Vocabulary DEVICE = new Vocabulary(
    DeviceFacts.class,
    DeviceFacts.class.getSimpleName(),
    fields(DeviceFacts.class),
    DeviceOperation.class.getSimpleName(),
    names(DeviceOperation.class),
    "",
    List.of(),
    Set.of(),
    types(DeviceFacts.class, DeviceOperation.class)
  );

  static final List<Vocabulary> ALL = List.of(CALL, DEVICE);

  /** Full names of the types of all rules, sorted. */
  static Set<String> imports() {
    Set<String> imports = new TreeSet<>();
    ALL.forEach(words -> imports.addAll(words.types.values()));
    return imports;
  }

  private static Map<String, Field> fields(Class<?> facts) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (RecordComponent part : facts.getRecordComponents()) {
      fields.put(part.getName(), field(facts, part.getName(), part.getType()));
    }
    return fields;
  }

  private static Field field(Class<?> facts, String name, Class<?> type) {
    if (type.isEnum()) return new Field(name, Kind.ENUM, type.getSimpleName(), names(type));
    if (type == boolean.class) return new Field(name, Kind.FLAG, "boolean", List.of("true", "false"));
    if (type == String.class) return new Field(name, Kind.TEXT, "String", List.of());
    throw new IllegalStateException("no way to compare " + facts.getSimpleName() + "." + name + " in a rule: " + type);
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
      .map(constant -> ((Enum<?>) constant).name())
      .toList();
  }

  private static Set<String> recordingOperations() {
    return EnumSet.allOf(RecordingControl.class)
      .stream()
      .flatMap(control -> control.operations().stream())
      .map(Operation::name)
      .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, String> types(Class<?> facts, Class<?>... more) {
    Map<String, String> types = new TreeMap<>();
    types.put(facts.getSimpleName(), facts.getName());
    for (Class<?> type : more) types.put(type.getSimpleName(), type.getName());
    for (RecordComponent part : facts.getRecordComponents()) {
      if (part.getType().isEnum()) types.put(part.getType().getSimpleName(), part.getType().getName());
    }
    return types;
  }

  /** {@code ", did you mean 'Hangup'?"}, or the whole list when nothing is near and the list is short, or nothing. */
  static String suggest(String found, Collection<String> known) {
    return known
      .stream()
      .min((a, b) -> Integer.compare(distance(found, a), distance(found, b)))
      .filter(near -> distance(found, near) <= Math.max(1, near.length() / 3))
      .map(near -> ", did you mean '" + near + "'?")
      .orElse(known.size() <= 15 ? ", known: " + String.join(", ", known) : "");
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
