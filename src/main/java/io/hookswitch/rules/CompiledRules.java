package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A rule set that may come into force: every decision that its rules can take, taken by Drools beforehand. A value: no
 * session is open, nothing of it ever changes, and whoever lets go of it has let go of everything.
 */
public final class CompiledRules implements CapabilityRules, DeviceRules {

  private final RuleSet set;
  private final String hash;
  private final CallTable calls;
  private final DeviceTable devices;
  private final long answers;
  private final Almanac almanac;

  private CompiledRules(RuleSet set, long generation) {
    this.set = set;
    this.hash = set.files().fingerprint();
    DroolsRules drools = new DroolsRules(set);
    TableBuilder tables = new TableBuilder(set);
    Map<String, Answers[]> some = new TreeMap<>(
      tables.build(Vocabulary.CALL, asking(drools, found -> found.decision(generation)))
    );
    calls = new CallTable(named(some), some.get(FactSpace.ANY_TENANT));
    some = new TreeMap<>(tables.build(Vocabulary.DEVICE, asking(drools, found -> found.deviceDecision(generation))));
    devices = new DeviceTable(named(some), some.get(FactSpace.ANY_TENANT));
    answers = tables.answers();
    almanac = new Almanac(set);
  }

  /**
   * Reads the rule files of a folder as they are now, and compiles them; later changes of the folder change nothing. Takes
   * seconds the first time in a process: not for an event loop.
   *
   * @param folder see docs/rules.md; hidden files and what editors leave behind are skipped, anything else that is no rule
   *     file is a mistake
   * @throws RulesException with every mistake of every file
   */
  public static CompiledRules load(Path folder) {
    return of(RuleSet.read(folder));
  }

  /**
   * Compiles a set that was read and perhaps checked; takes as long as {@link #load}.
   *
   * @throws RulesException when the rules are more than can be compiled, or Drools understands them otherwise than the gate
   */
  public static CompiledRules of(RuleSet set) {
    return of(set, 0);
  }

  /** @param generation that every decision of these rules names */
  public static CompiledRules of(RuleSet set, long generation) {
    return new CompiledRules(set, generation);
  }

  private static Map<String, Answers[]> named(Map<String, Answers[]> all) {
    Map<String, Answers[]> named = new TreeMap<>(all);
    named.remove(FactSpace.ANY_TENANT);
    return Map.copyOf(named);
  }

  private java.util.function.BiFunction<Record, Set<String>, Object> asking(
    DroolsRules drools,
    Function<Verdict, ?> reading
  ) {
    return (facts, expected) -> {
      Verdict verdict = drools.ask(facts);
      if (!verdict.rules().equals(expected)) throw unlike(facts, expected, verdict.rules());
      return reading.apply(verdict);
    };
  }

  /** A bug of ours, and a reason to go on with the rules of before. */
  private RulesException unlike(Record facts, Set<String> expected, Set<String> found) {
    String message = "for " + facts + " the rules " + expected + " should fire, Drools fired " + found;
    return new RulesException(List.of(new RuleError(set.origin(), 1, 1, message)));
  }

  @Override
  public Circumstances circumstances(String tenant, Instant at) {
    return almanac.of(tenant, at);
  }

  @Override
  public Instant turn(Instant now) {
    return almanac.turn(now);
  }

  @Override
  public Decision decide(CallFacts facts) {
    return calls.decide(facts);
  }

  @Override
  public DeviceDecision decide(DeviceFacts facts) {
    return devices.decide(facts);
  }

  @Override
  public List<String> explain(CallFacts facts, Operation operation) {
    return RuleExplanation.of(set, facts, operation);
  }

  @Override
  public List<String> reasons(CallFacts facts, Operation operation) {
    return RuleExplanation.reasons(set, facts, operation.name());
  }

  @Override
  public List<String> reasons(DeviceFacts facts, DeviceOperation operation) {
    return RuleExplanation.reasons(set, facts, operation.name());
  }

  /** The same for a phone. */
  public List<String> explain(DeviceFacts facts, DeviceOperation operation) {
    return RuleExplanation.of(set, FactValues.of(facts), operation.name());
  }

  /** SHA-256 of the names and texts of all files, scenarios included, in hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** How many rules. */
  public int size() {
    return set.size();
  }

  /** How many answers are kept ready. */
  public long answers() {
    return answers;
  }

  /** What was compiled. */
  public RuleSet set() {
    return set;
  }
}
