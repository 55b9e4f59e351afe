package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictMemoryTest {

  private static final Path RULES = Path.of("rules");

  @TempDir
  private Path home;

  private final RuleSet set = RuleSet.read(RULES);

  private VerdictMemory memory() {
    return VerdictMemory.in(home.resolve("kept"));
  }

  private List<Path> kept() {
    try (Stream<Path> files = Files.list(home.resolve("kept"))) {
      return files.toList();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void whatIsRememberedDecidesAsWhatDroolsSaysAndNamesTheGeneration() {
    CompiledRules asked = CompiledRules.of(set, 3, memory());
    assertThat(kept()).hasSize(1);
    Map<Set<String>, Verdict> known = memory().recall(set);
    assertThat(known).hasSizeGreaterThan(100);
    CompiledRules remembered = CompiledRules.of(set, 4, memory());
    FactSpace space = new FactSpace(Vocabulary.CALL, set.rules(), "", Map.of(), "state");
    int[] seen = { 0 };
    space.forEach((some, fired, facts) -> {
      Map<String, String> values = new HashMap<>(Map.of("tenant", ""));
      for (int field = 0; field < some.length; field++) {
        values.put(space.fields().get(field).name(), space.example(field, some[field]));
      }
      CallFacts example = (CallFacts) FactValues.record(Vocabulary.CALL, values);
      assertThat(remembered.decide(example))
        .usingRecursiveComparison()
        .ignoringFields("generation")
        .isEqualTo(asked.decide(example));
      assertThat(remembered.decide(example).generation()).isEqualTo(4);
      seen[0]++;
    });
    assertThat(seen[0]).isGreaterThan(500);
  }

  /** Shown with a memory that remembers wrongly: nothing else would tell who has answered. */
  @Test
  void droolsIsNotAskedAgain() {
    VerdictMemory memory = memory();
    CompiledRules.of(set, 1, memory);
    Map<Set<String>, Verdict> known = new HashMap<>(memory.recall(set));
    known.replaceAll((fired, verdict) -> new Verdict());
    memory.keep(set, known);
    assertThat(CompiledRules.of(set, 1, memory).decide(held()).allowed()).isEmpty();
  }

  @Test
  void aFileThatIsSpoiltOrCutIsNotBelieved() throws IOException {
    CompiledRules asked = CompiledRules.of(set, 1, memory());
    Path file = kept().getFirst();
    byte[] good = Files.readAllBytes(file);
    byte[] spoilt = good.clone();
    spoilt[spoilt.length / 2] ^= 1;
    for (byte[] bad : List.of(spoilt, Arrays.copyOf(good, good.length - 1), new byte[0])) {
      Files.write(file, bad);
      assertThat(memory().recall(set)).isEmpty();
    }
    assertThat(CompiledRules.of(set, 1, memory()).decide(held())).isEqualTo(asked.decide(held()));
    assertThat(Files.readAllBytes(file)).hasSameSizeAs(good);
    assertThat(memory().recall(set)).isNotEmpty();
  }

  @Test
  void otherRulesAreNotTakenForTheseAndOldOnesGo() throws IOException {
    CompiledRules.of(set, 1, memory());
    String text = "operation," + String.join(",", Vocabulary.CALL.fields().get("state").values()) + ",why\n";
    RuleSet other = RuleSet.of(
      RuleFiles.of(Map.of("capabilities.csv", text + "Hangup" + ",yes".repeat(text.split(",").length - 2) + ",\n"))
    );
    assertThat(memory().recall(other)).isEmpty();
    for (int i = 0; i < VerdictMemory.MOST + 3; i++) Files.writeString(home.resolve("kept/old-" + i + ".verdicts"), "");
    Path abandoned = Files.writeString(home.resolve("kept/part-1.part"), "");
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(3600)));
    Path beingWritten = Files.writeString(home.resolve("kept/part-2.part"), "");
    memory().keep(set, memory().recall(set));
    assertThat(kept())
      .hasSize(VerdictMemory.MOST + 1)
      .contains(beingWritten)
      .doesNotContain(abandoned);
    assertThat(memory().recall(set)).isNotEmpty();
  }

  /** Sets that Java makes have another order in each process. */
  @Test
  void theOrderOfSetsDoesNotCount() {
    List<String> some = List.of("Held", "Ringing", "Established");
    assertThat(print(some)).isEqualTo(print(some.reversed()));
  }

  private static String print(List<String> states) {
    Condition condition = new Condition(Vocabulary.CALL.fields().get("state"), true, new LinkedHashSet<>(states));
    List<String> operations = states.getFirst().equals("Held") ? List.of("Hold", "Mute") : List.of("Mute", "Hold");
    Rule.Action action = new Rule.Allow(new LinkedHashSet<>(operations));
    return DrlPrinter.print(
      List.of(new Rule("r", "f", 1, 1, "", Vocabulary.CALL, List.of(condition), List.of(action)))
    );
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoReasonToStop() throws IOException {
    Files.writeString(home.resolve("kept"), "a file");
    assertThat(CompiledRules.of(set, 1, memory()).decide(held()).allowed()).isNotEmpty();
  }

  private CallFacts held() {
    Map<String, String> values = new HashMap<>(Map.of("tenant", ""));
    Vocabulary.CALL.fields().forEach((name, field) -> {
      if (!field.values().isEmpty()) values.put(name, field.values().getLast());
    });
    values.put("state", "Held");
    return (CallFacts) FactValues.record(Vocabulary.CALL, values);
  }
}
