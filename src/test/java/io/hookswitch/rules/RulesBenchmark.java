package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs, each of {@value #FACTS} facts at random in turn. Started by {@code make bench-rules}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
// A heap that is small and has been touched: else what allocates is told how long the machine takes for a fresh page.
@Fork(value = 1, jvmArgsAppend = { "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch" })
public class RulesBenchmark {

  static final int FACTS = 4096;

  private CallFacts[] facts;
  private CompiledRules table;
  private DroolsRules drools;
  private int next;

  /** For all that is measured in this JVM: compiling takes seconds. */
  private static final class Loaded {

    private static final RuleSet SET = RuleSet.read(Path.of("rules"));
    private static final CompiledRules TABLE = CompiledRules.of(SET);
    private static final DroolsRules DROOLS = new DroolsRules(SET);
    private static final CallFacts[] SOME = some();

    private static CallFacts[] some() {
      List<CallFacts> all = new ArrayList<>();
      AllFacts.forEach("acme", all::add);
      Collections.shuffle(all, new Random(1));
      return all.subList(0, FACTS).toArray(CallFacts[]::new);
    }
  }

  @Setup
  public void load() {
    table = Loaded.TABLE;
    drools = Loaded.DROOLS;
    facts = Loaded.SOME;
  }

  private CallFacts facts() {
    return facts[next++ & (FACTS - 1)];
  }

  /** What a node does. */
  @Benchmark
  public Decision table() {
    return table.decide(facts());
  }

  /** Code without rules, at its quickest: bits, and no names of rules. */
  @Benchmark
  public long switchOfBits() {
    return HandWrittenPolicy.allowed(facts());
  }

  /** The same code with a set for an answer, as the others have. */
  @Benchmark
  public Set<Operation> switchOfSets() {
    long bits = HandWrittenPolicy.allowed(facts());
    Set<Operation> allowed = EnumSet.noneOf(Operation.class);
    for (; bits != 0; bits &= bits - 1) allowed.add(OPERATIONS[Long.numberOfTrailingZeros(bits)]);
    return allowed;
  }

  /** What Drools costs where it is asked each time. */
  @Benchmark
  public Decision newSession() {
    return drools.ask(facts()).decision(0);
  }

  private static final Operation[] OPERATIONS = Operation.values();
}
