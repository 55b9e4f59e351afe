package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three that must never disagree: the table that answers, Drools asked for the very facts, and the pure outcome. */
class TableAgreementTest {

  private static final List<String> TENANTS = List.of("acme", "globex", "nobody");

  @ParameterizedTest
  @ValueSource(longs = { 1, 2 })
  void ofRulesAtRandom(long seed) {
    agree(RuleSet.of(new RandomRules(seed).files(30)), seed, 100);
  }

  @Test
  void ofTheRulesThatShip() {
    agree(RuleSet.read(Path.of("rules")), 1, 20);
  }

  /** One fact of eighty against the pure outcome, one of some of those against Drools too. */
  private static void agree(RuleSet set, long seed, int some) {
    CompiledRules compiled = CompiledRules.of(set);
    DroolsRules drools = new DroolsRules(set);
    Outcomes pure = new Outcomes(set.rules());
    Random chance = new Random(seed);
    int[] seen = new int[1];
    for (String tenant : TENANTS) {
      // One of eighty: all of them take minutes.
      AllFacts.some(CallFacts.class, tenant, 80, chance, facts -> {
        seen[0]++;
        Decision found = compiled.decide(facts);
        same(facts, names(found.allowed()), found.control().name(), found.rules(), set, pure);
        if (chance.nextInt(some) > 0) return;
        if (!found.equals(drools.ask(facts).decision(0))) {
          assertThat(found).as(facts.toString()).isEqualTo(drools.ask(facts).decision(0));
        }
      });
      AllFacts.forEach(DeviceFacts.class, tenant, facts -> {
        DeviceDecision found = compiled.decide(facts);
        same(facts, names(found.allowed()), "none", found.rules(), set, pure);
        assertThat(found).isEqualTo(drools.ask(facts).deviceDecision(0));
      });
    }
    assertThat(seen[0]).isGreaterThan(25_000);
  }

  private static void same(
    Record facts,
    Set<String> allowed,
    String control,
    List<String> rules,
    RuleSet set,
    Outcomes pure
  ) {
    BitSet fired = fired(facts, set);
    Outcomes.Outcome outcome = pure.of(fired);
    List<String> names = fired
      .stream()
      .mapToObj(i -> set.rules().get(i).name())
      .sorted()
      .toList();
    if (outcome.allowed().equals(allowed) && outcome.control().equals(control) && names.equals(rules)) return;
    assertThat(allowed).as(facts.toString()).isEqualTo(outcome.allowed());
    assertThat(control).as(facts.toString()).isEqualTo(outcome.control());
    assertThat(rules).as(facts.toString()).isEqualTo(names);
  }

  private static BitSet fired(Record facts, RuleSet set) {
    Map<String, String> values = FactValues.of(facts);
    BitSet fired = new BitSet();
    for (int i = 0; i < set.size(); i++) {
      Rule rule = set.rules().get(i);
      if (rule.words().family() != facts.getClass()) continue;
      if (
        rule
          .conditions()
          .stream()
          .allMatch(one -> one.holds(values.get(one.field().name())))
      ) fired.set(i);
    }
    return fired;
  }

  private static Set<String> names(Set<? extends Enum<?>> operations) {
    return operations.stream().map(Enum::name).collect(Collectors.toSet());
  }
}
