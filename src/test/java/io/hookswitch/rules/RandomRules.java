package io.hookswitch.rules;

import io.hookswitch.rules.Vocabulary.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Rule sets nobody would write: every field, operator and action, tenants included. The same seed, the same rules. */
final class RandomRules {

  static final List<String> TENANTS = List.of("acme", "globex");

  private final Random chance;

  RandomRules(long seed) {
    this.chance = new Random(seed);
  }

  /** @param rules how many, of calls and of phones by turns */
  RuleFiles files(int rules) {
    Map<String, String> files = new TreeMap<>();
    StringBuilder all = new StringBuilder();
    StringBuilder acme = new StringBuilder();
    for (int i = 0; i < rules; i++) {
      Vocabulary words = i % 3 == 2 ? Vocabulary.DEVICE : Vocabulary.CALL;
      (chance.nextInt(5) == 0 ? acme : all).append(rule("r" + i, words));
    }
    // Controls must not meet: each has a state of the recording to itself.
    for (int i = 0; i < 4; i++) all.append(recording(i));
    files.put("all.drl", all.toString());
    if (!acme.isEmpty()) files.put("tenants/acme/own.drl", acme.toString());
    return RuleFiles.of(files);
  }

  private String rule(String name, Vocabulary words) {
    List<Field> fields = new ArrayList<>(words.fields().values());
    fields.removeIf(field -> field.kind() == Vocabulary.Kind.TEXT);
    Collections.shuffle(fields, chance);
    StringBuilder conditions = new StringBuilder();
    int many = chance.nextInt(4);
    for (int i = 0; i < many; i++) conditions.append(i == 0 ? "" : ", ").append(condition(fields.get(i)));
    String verb = chance.nextInt(4) == 0 ? "deny" : "allow";
    List<String> operations = new ArrayList<>(words.operations());
    operations.removeAll(words.implied());
    Collections.shuffle(operations, chance);
    return (
      "rule \"" +
      name +
      "\" when " +
      words.facts() +
      "( " +
      conditions +
      " ) then decision." +
      verb +
      "(" +
      String.join(
        ", ",
        operations
          .subList(0, 1 + chance.nextInt(3))
          .stream()
          .map(one -> words.operation() + "." + one)
          .toList()
      ) +
      "); end\n"
    );
  }

  private String recording(int i) {
    String state = Vocabulary.CALL.fields().get("recordingState").values().get(i);
    String control = Vocabulary.CALL.controls().get(chance.nextInt(Vocabulary.CALL.controls().size()));
    return (
      "rule \"recording " +
      i +
      "\" when CallFacts( recordingState == RecordingState." +
      state +
      " ) then decision.recording(RecordingControl." +
      control +
      "); end\n"
    );
  }

  private String condition(Field field) {
    List<String> values = new ArrayList<>(field.values());
    Collections.shuffle(values, chance);
    boolean list = values.size() > 2 && chance.nextBoolean();
    List<String> some = values
      .subList(0, list ? 2 : 1)
      .stream()
      .map(value -> constant(field, value))
      .toList();
    boolean within = chance.nextInt(3) > 0;
    if (some.size() == 1) return field.name() + (within ? " == " : " != ") + some.getFirst();
    return field.name() + (within ? " in (" : " not in (") + String.join(", ", some) + ")";
  }

  private static String constant(Field field, String value) {
    return field.kind() == Vocabulary.Kind.FLAG ? value : field.type() + "." + value;
  }
}
