package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * New rules again and again in one JVM, while two threads decide: {@code -Dhookswitch.reloads=1000} for the long form, whose
 * figures are in docs/rules.md.
 */
class ReloadTest {

  private static final int RELOADS = Integer.getInteger("hookswitch.reloads", 24);
  private static final int DECIDERS = 2;

  /** Two sets that decide otherwise for most facts; which is which is seen from the generation, odd or even. */
  @Test
  void noDecisionFailsNoneMixesTwoSetsAndNothingIsKept() throws Exception {
    RuleFiles odd = RuleFiles.read(Path.of("rules"));
    RuleFiles even = changed(odd);
    List<CallFacts> facts = someFacts();
    List<Decision> expectedOdd = decisions(CompiledRules.of(RuleSet.of(odd), 1, VerdictMemory.NONE), facts);
    List<Decision> expectedEven = decisions(CompiledRules.of(RuleSet.of(even), 2, VerdictMemory.NONE), facts);
    AtomicReference<CompiledRules> force = new AtomicReference<>(
      CompiledRules.of(RuleSet.of(odd), 1, VerdictMemory.NONE)
    );
    AtomicBoolean running = new AtomicBoolean(true);
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    LongAdder decided = new LongAdder();
    List<Thread> deciders = new ArrayList<>();
    for (int i = 0; i < DECIDERS; i++) {
      int first = i * 17;
      deciders.add(
        Thread.ofPlatform().start(() -> {
          try {
            for (int at = first; running.get(); at = (at + 1) % facts.size()) {
              Decision found = force.get().decide(facts.get(at));
              Decision expected = (found.generation() % 2 == 1 ? expectedOdd : expectedEven).get(at);
              if (!found.agrees(expected) || !found.rules().equals(expected.rules())) {
                throw new AssertionError(facts.get(at) + ": " + found + " and not " + expected);
              }
              decided.increment();
              // Load, but not all that the machine has.
              if (at % 500 == 0) LockSupport.parkNanos(200_000);
            }
          } catch (Throwable wrong) {
            failures.add(wrong);
          }
        })
      );
    }
    long[] early = new long[2];
    long slowest = 0;
    int warm = RELOADS / 4;
    try {
      for (int generation = 2; generation < RELOADS + 2; generation++) {
        long began = System.nanoTime();
        force.set(CompiledRules.of(RuleSet.of(generation % 2 == 1 ? odd : even), generation, VerdictMemory.NONE));
        slowest = generation > warm ? Math.max(slowest, System.nanoTime() - began) : 0;
        if (generation == warm) early = memory();
      }
    } finally {
      running.set(false);
    }
    for (Thread decider : deciders) decider.join();
    long[] late = memory();
    System.out.printf(
      "%d reloads, %d decisions meanwhile; after %d and after all: heap %.1f and %.1f MB, metaspace %.1f and %.1f MB; slowest %d ms%n",
      RELOADS,
      decided.sum(),
      warm,
      early[0] / 1e6,
      late[0] / 1e6,
      early[1] / 1e6,
      late[1] / 1e6,
      slowest / 1_000_000
    );
    assertThat(failures).isEmpty();
    assertThat(decided.sum()).isGreaterThan(RELOADS);
    // Drools keeps the names of generated classes, some 15 KB a reload; a set that is not let go of is some 2 MB.
    long reloads = RELOADS - warm;
    assertThat(late[0] - early[0])
      .as("heap")
      .isLessThan(reloads * 60_000 + 8_000_000);
    assertThat(late[1] - early[1])
      .as("metaspace")
      .isLessThan(reloads * 15_000 + 4_000_000);
  }

  private static RuleFiles changed(RuleFiles files) {
    Map<String, String> texts = new TreeMap<>();
    files.files().forEach(file -> texts.put(file.name(), file.text()));
    texts.put(
      "house.drl",
      """
      rule "house: nothing but hanging up"
      when CallFacts( state != PartyState.Null )
      then decision.deny(Operation.Hold, Operation.Retrieve, Operation.AttachUserData, Operation.Answer);
      end
      """
    );
    return RuleFiles.of(texts);
  }

  private static List<CallFacts> someFacts() {
    List<CallFacts> facts = new ArrayList<>();
    Random chance = new Random(1);
    AllFacts.forEach("acme", one -> {
      if (chance.nextInt(500) == 0) facts.add(one);
    });
    return facts;
  }

  private static List<Decision> decisions(CompiledRules rules, List<CallFacts> facts) {
    return facts.stream().map(rules::decide).toList();
  }

  /** Heap and metaspace in use, when what nobody holds is gone. */
  private static long[] memory() {
    for (int i = 0; i < 4; i++) System.gc();
    long metaspace = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) metaspace = pool.getUsage().getUsed();
    }
    return new long[] { ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), metaspace };
  }
}
