package io.hookswitch.rules;

import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Marker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All rules of a folder, as one state of it: every file read, every rule through the gate, and no two at odds. Not yet
 * judged by what they say together: see {@link RuleCheck}.
 */
public final class RuleSet {

  /** Enough for hundreds of exceptions; as many compile in about six seconds. */
  static final int MAX_RULES = 2_000;

  private final RuleFiles files;
  private final List<Rule> rules;
  private final List<Scenario> scenarios;
  private final List<Words.Word> unusedWords;
  private final Map<String, Calendar> calendars;
  private final Map<String, Marker> markers;

  private RuleSet(
    RuleFiles files,
    List<Rule> rules,
    List<Scenario> scenarios,
    List<Words.Word> unusedWords,
    Map<String, Calendar> calendars,
    Map<String, Marker> markers
  ) {
    this.files = files;
    this.rules = List.copyOf(rules);
    this.scenarios = List.copyOf(scenarios);
    this.unusedWords = List.copyOf(unusedWords);
    this.calendars = Map.copyOf(calendars);
    this.markers = Map.copyOf(markers);
  }

  /** @throws RulesException with every mistake of every file */
  public static RuleSet read(Path folder) {
    return of(RuleFiles.read(folder));
  }

  /** @throws RulesException with every mistake of every file */
  public static RuleSet of(RuleFiles files) {
    List<RuleError> errors = new ArrayList<>(files.unread());
    List<Rule> rules = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    List<RuleFile> policy = files
      .files()
      .stream()
      .filter(file -> !file.scenarios())
      .toList();
    Words words = new Words(errors);
    policy
      .stream()
      .filter(file -> file.kind().equals(Words.FILE))
      .forEach(words::read);
    Matrix.ALL.forEach(matrix -> rules.addAll(matrix.rules(policy, words, errors)));
    rules.addAll(new RecordingTable(words, errors).rules(policy));
    Map<String, Calendar> calendars = CalendarReader.all(policy, errors);
    Map<String, Marker> markers = MarkerReader.all(policy, errors);
    policy
      .stream()
      .filter(RuleFile::drl)
      .forEach(file -> rules.addAll(new RuleReader(file, errors).rules()));
    files
      .files()
      .stream()
      .filter(RuleFile::scenarios)
      .forEach(file -> scenarios.addAll(new ScenarioReader(file, errors).scenarios()));
    if (rules.size() > MAX_RULES) {
      errors.add(new RuleError(files.origin(), 1, 1, rules.size() + " rules, at most " + MAX_RULES + " are permitted"));
      throw new RulesException(errors);
    }
    if (rules.isEmpty() && errors.isEmpty()) {
      errors.add(new RuleError(files.origin(), 1, 1, "no rule in this folder: nothing would be allowed"));
    }
    names(rules, errors);
    controls(rules, errors);
    if (!errors.isEmpty()) throw new RulesException(errors);
    return new RuleSet(files, rules, scenarios, words.unused(), calendars, markers);
  }

  /** In order of file and line; never empty. */
  List<Rule> rules() {
    return rules;
  }

  List<Rule> rules(Vocabulary words) {
    return rules
      .stream()
      .filter(rule -> rule.words() == words)
      .toList();
  }

  /** Whether the rules about phones are the same, line by line. */
  public boolean samePhones(RuleSet other) {
    return rules(Vocabulary.DEVICE).equals(other.rules(Vocabulary.DEVICE));
  }

  List<Scenario> scenarios() {
    return scenarios;
  }

  List<Words.Word> unusedWords() {
    return unusedWords;
  }

  /** By tenant; {@link FactSpace#ANY_TENANT} for everybody without one. */
  Map<String, Calendar> calendars() {
    return calendars;
  }

  /** The calendar that counts for a tenant. */
  Calendar calendar(String tenant) {
    Calendar all = calendars.getOrDefault(FactSpace.ANY_TENANT, Calendar.ALWAYS);
    return calendars.getOrDefault(tenant, all);
  }

  /** By tenant, as {@link #calendars}. */
  Map<String, Marker> markers() {
    return markers;
  }

  /** What marks a call of a tenant as private. */
  Marker marker(String tenant) {
    Marker all = markers.getOrDefault(FactSpace.ANY_TENANT, Marker.NONE);
    return markers.getOrDefault(tenant, all);
  }

  /** What the facts of a tenant's calls are made of beside the call; slow, for whoever explains. */
  public Circumstances circumstances(String tenant, Instant at) {
    return new Almanac(this).of(tenant, at);
  }

  String origin() {
    return files.origin();
  }

  /** What was read. */
  public RuleFiles files() {
    return files;
  }

  public int size() {
    return rules.size();
  }

  /** Every tenant that has a folder or is named by a rule; all others are treated alike. Sorted. */
  public Set<String> tenants() {
    Set<String> tenants = new TreeSet<>();
    files.files().forEach(file -> tenants.add(file.tenant()));
    tenants.remove("");
    for (Rule rule : rules) {
      for (Condition condition : rule.conditions()) {
        if (condition.field().name().equals(Condition.TENANT)) tenants.addAll(condition.values());
      }
    }
    return Collections.unmodifiableSet(tenants);
  }

  private static void names(List<Rule> rules, List<RuleError> errors) {
    Map<String, Rule> first = new HashMap<>();
    for (Rule rule : rules) {
      Rule other = first.putIfAbsent(rule.name(), rule);
      if (other != null) wrong(rule, "rule name \"" + rule.name() + "\" is already used at " + other.place(), errors);
    }
  }

  /** A party has one recording control; two rules that give it two would make the answer a matter of chance. */
  private static void controls(List<Rule> rules, List<RuleError> errors) {
    List<Rule> giving = rules
      .stream()
      .filter(rule -> rule.control().isPresent())
      .toList();
    for (int i = 0; i < giving.size(); i++) {
      for (Rule earlier : giving.subList(0, i)) {
        Rule rule = giving.get(i);
        if (rule.control().equals(earlier.control()) || !rule.meets(earlier)) continue;
        String both = "recording(" + rule.control().get() + ") and recording(" + earlier.control().get() + ")";
        wrong(
          rule,
          both + " for the same facts, the other by \"" + earlier.name() + "\" at " + earlier.place(),
          errors
        );
      }
    }
  }

  private static void wrong(Rule rule, String message, List<RuleError> errors) {
    errors.add(new RuleError(rule.file(), rule.line(), rule.column(), message));
  }
}
