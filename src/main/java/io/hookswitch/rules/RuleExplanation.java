package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why an operation is allowed for given facts, or why not: the rules, their cells, and their authors' reasons. */
public final class RuleExplanation {

  private static final int MOST_REASONS = 3;
  private static final int MOST_LETTERS = 160;

  private final RuleSet set;
  private final Vocabulary words;
  private final Map<String, String> facts;
  private final String operation;
  private final List<String> lines = new ArrayList<>();

  private RuleExplanation(RuleSet set, Vocabulary words, Map<String, String> facts, String operation) {
    this.set = set;
    this.words = words;
    this.facts = facts;
    this.operation = operation;
  }

  /**
   * @param given values by field; a field that is missing has its first value ({@code None}, {@code Agent}), a flag is
   *     false
   * @throws IllegalArgumentException when a field, a value or the operation is unknown; says what may have been meant
   */
  public static List<String> of(RuleSet set, Map<String, String> given, String operation) {
    List<String> known = new ArrayList<>();
    Vocabulary.ALL.forEach(words -> known.addAll(words.operations()));
    Vocabulary words = Vocabulary.ALL.stream()
      .filter(one -> one.operations().contains(operation))
      .findFirst()
      .orElseThrow(() ->
        new IllegalArgumentException("unknown operation '" + operation + "'" + suggest(operation, known))
      );
    return new RuleExplanation(set, words, facts(words, given), operation).explain();
  }

  /** The same for a party's facts. */
  public static List<String> of(RuleSet set, CallFacts facts, Operation operation) {
    return of(set, FactValues.of(facts), operation.name());
  }

  /**
   * What decided against an operation, see {@link CapabilityRules#reasons}.
   *
   * @param facts of a call or of a phone
   */
  static List<String> reasons(RuleSet set, Record facts, String operation) {
    Vocabulary words = facts instanceof CallFacts ? Vocabulary.CALL : Vocabulary.DEVICE;
    return new RuleExplanation(set, words, FactValues.of(facts), operation).reasons();
  }

  private List<String> reasons() {
    List<Rule> rules = set.rules(words);
    List<String> reasons = new ArrayList<>();
    for (Rule rule : rules) if (missing(rule).isEmpty() && denies(rule)) reasons.add(shortly(rule.name()));
    if (reasons.isEmpty()) {
      List<Rule> near = rules
        .stream()
        .filter(rule -> wouldAllow(rule) && mine(rule))
        .toList();
      int least = near
        .stream()
        .mapToInt(rule -> missing(rule).size())
        .min()
        .orElse(0);
      for (Rule rule : near) {
        List<Condition> needs = missing(rule);
        if (needs.size() == least) reasons.add(
          shortly(rule.name() + " needs " + needs.stream().map(Condition::shown).collect(Collectors.joining(", ")))
        );
      }
    }
    if (reasons.isEmpty()) return List.of("no rule allows " + operation);
    return reasons.size() <= MOST_REASONS ? reasons : reasons.subList(0, MOST_REASONS);
  }

  private boolean denies(Rule rule) {
    return rule
      .actions()
      .stream()
      .anyMatch(action -> action instanceof Rule.Deny deny && deny.operations().contains(operation));
  }

  /** Whether it is not another tenant's: nobody is told of those. */
  private boolean mine(Rule rule) {
    return FactSpace.holds(rule, Condition.TENANT, facts.get(Condition.TENANT));
  }

  private static String shortly(String reason) {
    return reason.length() <= MOST_LETTERS ? reason : reason.substring(0, MOST_LETTERS - 3) + "...";
  }

  private static Map<String, String> facts(Vocabulary words, Map<String, String> given) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Vocabulary.Field field : words.fields().values()) {
      String usual = switch (field.kind()) {
        case TEXT -> FactSpace.ANY_TENANT;
        case FLAG -> "false";
        case ENUM -> field.values().getFirst();
      };
      String value = given.getOrDefault(field.name(), usual);
      if (field.kind() != Vocabulary.Kind.TEXT && !field.values().contains(value)) {
        throw new IllegalArgumentException(
          "unknown " + field.name() + " '" + value + "'" + suggest(value, field.values())
        );
      }
      facts.put(field.name(), value);
    }
    for (String name : given.keySet()) {
      if (!facts.containsKey(name)) throw new IllegalArgumentException(
        "unknown fact '" + name + "'" + suggest(name, facts.keySet())
      );
    }
    return facts;
  }

  private List<String> explain() {
    BitSet fired = new BitSet();
    for (int i = 0; i < set.size(); i++) if (missing(set.rules().get(i)).isEmpty()) fired.set(i);
    for (int i = 0; i < set.size(); i++) if (set.rules().get(i).words() != words) fired.clear(i);
    Outcomes.Outcome outcome = new Outcomes(set.rules()).of(fired);
    boolean allowed = outcome.allowed().contains(operation);
    lines.add(operation + (allowed ? " is allowed" : " is not allowed") + shown());
    if (words.implied().contains(operation)) {
      lines.add("  it follows from the recording control, which is " + outcome.control());
    }
    int before = lines.size();
    for (int i = 0; i < set.size(); i++) if (fired.get(i)) speak(set.rules().get(i));
    boolean someAllow = lines
      .stream()
      .skip(before)
      .anyMatch(line -> line.startsWith("  allowed by"));
    if (!allowed && !someAllow) near();
    return lines;
  }

  private void speak(Rule rule) {
    for (Rule.Action action : rule.actions()) {
      String verb = switch (action) {
        case Rule.Allow allow when allow.operations().contains(operation) -> "allowed by ";
        case Rule.Deny deny when deny.operations().contains(operation) -> "denied by ";
        case Rule.Recording recording when words.implied().contains(operation) -> "control by ";
        default -> "";
      };
      if (!verb.isEmpty()) lines.add("  " + verb + named(rule));
    }
  }

  /** The rules that would have allowed it, those that lack least first. */
  private void near() {
    List<Rule> candidates = set
      .rules(words)
      .stream()
      .filter(this::wouldAllow)
      .sorted(java.util.Comparator.comparingInt(rule -> missing(rule).size()))
      .toList();
    if (candidates.isEmpty()) lines.add("  no rule allows it, whatever the facts");
    for (Rule rule : candidates) {
      List<String> needs = new ArrayList<>();
      for (Condition condition : missing(rule))
        needs.add(condition.shown() + " (is " + facts.get(condition.field().name()) + ")");
      lines.add("  would be allowed by " + named(rule));
      lines.add("    which needs " + String.join(", ", needs));
    }
  }

  private boolean wouldAllow(Rule rule) {
    return rule
      .actions()
      .stream()
      .anyMatch(
        action ->
          switch (action) {
            case Rule.Allow allow -> allow.operations().contains(operation);
            case Rule.Deny deny -> false;
            case Rule.Recording recording -> RecordingControl.valueOf(recording.control())
              .operations()
              .stream()
              .anyMatch(one -> one.name().equals(operation));
          }
      );
  }

  private List<Condition> missing(Rule rule) {
    if (rule.words() != words) return List.of();
    return rule
      .conditions()
      .stream()
      .filter(condition -> !condition.holds(facts.get(condition.field().name())))
      .toList();
  }

  private static String named(Rule rule) {
    String cell = rule.file() + ":" + rule.line() + ":" + rule.column();
    String name = rule.name().startsWith(rule.file() + ":")
      ? rule.name().substring(rule.name().indexOf(' ') + 1)
      : rule.name();
    return cell + " " + name + (rule.why().isEmpty() ? "" : " - \"" + rule.why() + "\"");
  }

  private String shown() {
    List<String> parts = new ArrayList<>();
    for (String name : new TreeSet<>(facts.keySet())) {
      if (!facts.get(name).isEmpty()) parts.add(name + " " + facts.get(name));
    }
    return " for " + String.join(", ", parts);
  }
}
