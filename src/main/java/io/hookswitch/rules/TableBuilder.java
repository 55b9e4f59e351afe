package io.hookswitch.rules;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Works out every answer that there can be. Asks once for all facts for which the same rules fire: a few hundred questions,
 * where facts are some hundred thousand.
 */
final class TableBuilder {

  /** Of all tenants together: 64 megabytes. */
  static final int MAX_ANSWERS = 1 << 24;

  private final RuleSet set;
  private long answers;

  TableBuilder(RuleSet set) {
    this.set = set;
  }

  /** How many answers the tables have so far. */
  long answers() {
    return answers;
  }

  /**
   * @param ask who decides; is given facts and the names of the rules that must fire for them
   * @return by tenant ({@link FactSpace#ANY_TENANT} for all others), then by the place of the value of the matrix's column
   */
  Map<String, Answers[]> build(Vocabulary words, BiFunction<Record, Set<String>, ?> ask) {
    Map<BitSet, Object> known = new HashMap<>();
    Map<String, Answers[]> tenants = new TreeMap<>();
    tenants.put(FactSpace.ANY_TENANT, answers(words, FactSpace.ANY_TENANT, known, ask));
    for (String tenant : set.tenants()) tenants.put(tenant, answers(words, tenant, known, ask));
    return tenants;
  }

  private Answers[] answers(
    Vocabulary words,
    String tenant,
    Map<BitSet, Object> known,
    BiFunction<Record, Set<String>, ?> ask
  ) {
    Vocabulary.Field column = Lints.matrix(words).field();
    return column
      .values()
      .stream()
      .map(value -> {
        Map<String, Set<String>> given = Map.of(column.name(), Set.of(value));
        FactSpace space = new FactSpace(words, set.rules(), tenant, given, column.name());
        return answers(words, space, tenant, known, ask);
      })
      .toArray(Answers[]::new);
  }

  private Answers answers(
    Vocabulary words,
    FactSpace space,
    String tenant,
    Map<BitSet, Object> known,
    BiFunction<Record, Set<String>, ?> ask
  ) {
    List<Vocabulary.Field> fields = space.fields();
    int[] widths = new int[fields.size()];
    int[] steps = new int[fields.size() * Answers.STRIDE];
    long size = 1;
    for (int field = 0; field < fields.size(); field++) {
      widths[field] = (int) size;
      for (int group = 0; group < space.width(field); group++) {
        for (String value : space.values(field, group)) {
          steps[field * Answers.STRIDE + fields.get(field).values().indexOf(value)] = group * (int) size;
        }
      }
      size *= space.width(field);
      if (answers + size > MAX_ANSWERS) throw tooMany(tenant);
    }
    answers += size;
    Object[] all = new Object[(int) size];
    space.forEach((some, fired, facts) -> {
      Object answer = known.get(fired);
      if (answer == null) {
        answer = ask.apply(example(words, space, some, tenant), names(fired));
        known.put((BitSet) fired.clone(), answer);
      }
      fill(all, answer, some, widths, 0, 0);
    });
    return new Answers(steps, all);
  }

  private static void fill(Object[] all, Object answer, int[] some, int[] widths, int field, int place) {
    if (field == some.length) {
      all[place] = answer;
      return;
    }
    for (int left = some[field]; left != 0; left &= left - 1) {
      fill(all, answer, some, widths, field + 1, place + Integer.numberOfTrailingZeros(left) * widths[field]);
    }
  }

  private static Record example(Vocabulary words, FactSpace space, int[] some, String tenant) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(Condition.TENANT, tenant);
    for (int field = 0; field < some.length; field++) {
      values.put(space.fields().get(field).name(), space.example(field, some[field]));
    }
    return FactValues.record(words, values);
  }

  private Set<String> names(BitSet fired) {
    Set<String> names = new java.util.TreeSet<>();
    fired.stream().forEach(i -> names.add(set.rules().get(i).name()));
    return names;
  }

  private RulesException tooMany(String tenant) {
    String whose = tenant.isEmpty() ? "" : " at tenant " + tenant;
    return new RulesException(
      List.of(
        new RuleError(
          set.origin(),
          1,
          1,
          "rules tell apart more than " +
            MAX_ANSWERS +
            " facts" +
            whose +
            ": more fields in more states than a table of decisions may have"
        )
      )
    );
  }
}
