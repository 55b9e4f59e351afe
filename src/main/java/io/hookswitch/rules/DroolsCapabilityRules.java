package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallType;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Rules that Drools decides, each set of facts once: facts are finite, so answers are remembered.
 *
 * <p>A session serves one decision and one thread. (One that is shared answers wrongly, without an exception: its
 * globals belong to the session, not to the question.)
 */
public final class DroolsCapabilityRules implements CapabilityRules, DeviceRules {

  /** About ten megabytes. What calls really look like is a few hundred facts a tenant. */
  static final int MAX_REMEMBERED = 1 << 16;

  private final KieBase base;
  private final int rules;
  private final long generation;
  private final ConcurrentMap<CallFacts, Decision> remembered = new ConcurrentHashMap<>();
  private final ConcurrentMap<DeviceFacts, DeviceDecision> rememberedOfDevices = new ConcurrentHashMap<>();

  private DroolsCapabilityRules(KieBase base, int rules, long generation) {
    this.base = base;
    this.rules = rules;
    this.generation = generation;
  }

  /**
   * Reads the rule files of a folder as they are now; later changes of the folder change nothing. Takes seconds
   * the first time in a process: not for an event loop.
   *
   * @param folder with tables and {@code *.drl} files, see docs/rules.md; hidden files and what editors leave behind are skipped, anything else
   *     that is no rule file is a mistake
   * @return rules that have been used already, so that the first call does not wait for Drools to wake up
   * @throws RulesException with every mistake of every file
   */
  public static DroolsCapabilityRules load(Path folder) {
    return of(RuleSet.read(folder));
  }

  /** Compiles a set that was read and perhaps checked; takes as long as {@link #load}. */
  public static DroolsCapabilityRules of(RuleSet set) {
    return of(set, 0);
  }

  /** @param generation that every decision of these rules names */
  public static DroolsCapabilityRules of(RuleSet set, long generation) {
    DroolsCapabilityRules loaded = new DroolsCapabilityRules(RuleCompiler.compile(set), set.size(), generation);
    for (PartyState state : PartyState.values()) loaded.ask(example(state));
    return loaded;
  }

  /** The same rules, whose decisions name another generation. */
  public DroolsCapabilityRules as(long other) {
    return other == generation ? this : new DroolsCapabilityRules(base, rules, other);
  }

  @Override
  public Decision decide(CallFacts facts) {
    return decide(facts, remembered, verdict -> verdict.decision(generation));
  }

  @Override
  public DeviceDecision decide(DeviceFacts facts) {
    return decide(facts, rememberedOfDevices, verdict -> verdict.deviceDecision(generation));
  }

  private <F, D> D decide(F facts, ConcurrentMap<F, D> known, Function<Verdict, D> reading) {
    D answer = known.get(facts);
    if (answer != null) return answer;
    // Only a flood of tenants gets here; what is in use comes back at once.
    if (known.size() >= MAX_REMEMBERED) known.clear();
    D decision = reading.apply(ask(facts));
    known.put(facts, decision);
    return decision;
  }

  /** How many answers are kept. */
  int remembered() {
    return remembered.size() + rememberedOfDevices.size();
  }

  private Verdict ask(Object facts) {
    Verdict verdict = new Verdict();
    KieSession session = base.newKieSession();
    try {
      session.setGlobal("decision", verdict);
      session.insert(facts);
      session.fireAllRules(rules);
    } finally {
      session.dispose(); // or the base keeps it for ever
    }
    return verdict;
  }

  private static CallFacts example(PartyState state) {
    return new CallFacts(
      "",
      state,
      CallType.Internal,
      UserRole.Agent,
      TelephonyNetwork.Private,
      RecordingMode.OnDemandUserStart,
      RecordingState.None,
      ConferenceRole.None,
      Consultation.None,
      Monitoring.None,
      true,
      false
    );
  }
}
