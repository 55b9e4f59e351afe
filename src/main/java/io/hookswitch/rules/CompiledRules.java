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
import java.util.TreeMap;

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

  private CompiledRules(RuleSet set, long generation, VerdictMemory memory) {
    this.set = set;
    this.hash = set.files().fingerprint();
    Verdicts verdicts = new Verdicts(set, memory);
    TableBuilder tables = new TableBuilder(set);
    Map<String, Answers[]> some = new TreeMap<>(
      tables.build(Vocabulary.CALL, (facts, fired) -> verdicts.of(facts, fired).decision(generation))
    );
    calls = new CallTable(named(some), some.get(FactSpace.ANY_TENANT));
    some = new TreeMap<>(
      tables.build(Vocabulary.DEVICE, (facts, fired) -> verdicts.of(facts, fired).deviceDecision(generation))
    );
    devices = new DeviceTable(named(some), some.get(FactSpace.ANY_TENANT));
    answers = tables.answers();
    almanac = new Almanac(set);
    verdicts.keep();
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
    return of(set, 0, VerdictMemory.NONE);
  }

  /**
   * The same; quicker by far when it has been done before.
   *
   * @param generation that every decision of these rules names
   * @param memory of what Drools has said of these rules, perhaps in another process
   */
  public static CompiledRules of(RuleSet set, long generation, VerdictMemory memory) {
    return new CompiledRules(set, generation, memory);
  }

  private static Map<String, Answers[]> named(Map<String, Answers[]> all) {
    Map<String, Answers[]> named = new TreeMap<>(all);
    named.remove(FactSpace.ANY_TENANT);
    return Map.copyOf(named);
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
