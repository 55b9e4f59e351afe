package io.hookswitch.rules;

import io.hookswitch.rules.Vocabulary.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All facts that one tenant can have, walked through with the rules that fire for each. Values that no rule tells apart
 * are one, which makes of four hundred thousand facts a few thousand; that is what enumeration before every use costs.
 */
final class FactSpace {

  /** Sees one set of facts that are alike. */
  interface Visitor {
    /**
     * @param some by field, in the order of {@link #fields()}: a bit for each group of values; only for the time of this call
     * @param fired places in the list of rules; only for the time of this call
     * @param facts how many are alike
     */
    void visit(int[] some, BitSet fired, long facts);
  }

  /** Stands for every tenant that no rule names. */
  static final String ANY_TENANT = "";

  private final List<Field> fields;
  private final List<List<List<String>>> groups = new ArrayList<>();
  private final List<List<BitSet>> masks = new ArrayList<>();
  private final int apart;
  private final BitSet possible = new BitSet();

  /**
   * @param given the values that count, by field; all where a field is missing
   * @param apart a field whose values are never taken together
   */
  FactSpace(Vocabulary words, List<Rule> rules, String tenant, Map<String, Set<String>> given, String apart) {
    fields = words
      .fields()
      .values()
      .stream()
      .filter(field -> !field.name().equals(Condition.TENANT))
      .toList();
    this.apart = place(apart);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (rule.words() == words && holds(rule, Condition.TENANT, tenant) && mayFire(rule, given)) possible.set(i);
    }
    for (Field field : fields) {
      Map<Object, List<String>> alike = new LinkedHashMap<>();
      Map<Object, BitSet> firing = new LinkedHashMap<>();
      for (String value : field.values()) {
        if (given.containsKey(field.name()) && !given.get(field.name()).contains(value)) continue;
        BitSet mask = new BitSet();
        possible
          .stream()
          .filter(i -> holds(rules.get(i), field.name(), value))
          .forEach(mask::set);
        Object key = field.name().equals(apart) ? value : mask;
        alike.computeIfAbsent(key, fresh -> new ArrayList<>()).add(value);
        firing.put(key, mask);
      }
      groups.add(List.copyOf(alike.values()));
      masks.add(List.copyOf(firing.values()));
    }
  }

  private static boolean mayFire(Rule rule, Map<String, Set<String>> given) {
    return given
      .entrySet()
      .stream()
      .allMatch(one ->
        one
          .getValue()
          .stream()
          .anyMatch(value -> holds(rule, one.getKey(), value))
      );
  }

  static boolean holds(Rule rule, String field, String value) {
    return rule
      .conditions()
      .stream()
      .allMatch(condition -> !condition.field().name().equals(field) || condition.holds(value));
  }

  List<Field> fields() {
    return fields;
  }

  /** The values of a field that are alike. */
  List<String> values(int field, int group) {
    return groups.get(field).get(group);
  }

  /** How many groups of values a field has. */
  int width(int field) {
    return groups.get(field).size();
  }

  int place(String field) {
    for (int i = 0; i < fields.size(); i++) if (fields.get(i).name().equals(field)) return i;
    throw new IllegalArgumentException("no field " + field);
  }

  /** One value of those that a visit stands for. */
  String example(int field, int some) {
    return values(field, Integer.numberOfTrailingZeros(some)).getFirst();
  }

  void forEach(Visitor visitor) {
    new Walk(visitor).from(0, possible, 1);
  }

  /**
   * Once through all facts. It is what costs at every check and compilation of rules: so each field has sets of its own, which are used
   * again for the next branch.
   */
  private final class Walk {

    private final Visitor visitor;
    private final int[] some = new int[fields.size()];
    private final BitSet[][] firing = new BitSet[fields.size()][];

    Walk(Visitor visitor) {
      this.visitor = visitor;
      for (int field = 0; field < firing.length; field++) {
        firing[field] = new BitSet[width(field)];
        for (int group = 0; group < firing[field].length; group++) firing[field][group] = new BitSet();
      }
    }

    /** Goes on with the rules that may still fire; values that leave the same ones are alike from here on. */
    void from(int field, BitSet before, long facts) {
      if (field == some.length) {
        visitor.visit(some, before, facts);
        return;
      }
      BitSet[] left = firing[field];
      for (int group = 0; group < left.length; group++) {
        left[group].clear();
        left[group].or(before);
        left[group].and(masks.get(field).get(group));
      }
      int all = left.length == 0 ? 0 : -1 >>> (Integer.SIZE - left.length);
      for (int rest = all; rest != 0; rest &= ~some[field]) {
        int group = Integer.numberOfTrailingZeros(rest);
        some[field] = field == apart ? 1 << group : alike(left, group);
        from(field + 1, left[group], facts * values(field, some[field]));
      }
    }

    /** The groups from this one on that leave the same rules as it does; those before it do not. */
    private static int alike(BitSet[] left, int group) {
      int alike = 1 << group;
      for (int other = group + 1; other < left.length; other++) {
        if (left[other].equals(left[group])) alike |= 1 << other;
      }
      return alike;
    }

    private long values(int field, int some) {
      long many = 0;
      for (int rest = some; rest != 0; rest &= rest - 1) {
        many += groups.get(field).get(Integer.numberOfTrailingZeros(rest)).size();
      }
      return many;
    }
  }
}
