package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Operation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A benchmark against code that does something else says nothing. */
class HandWrittenPolicyTest {

  @Test
  void theSwitchThatRulesAreMeasuredAgainstDecidesAsTheyDo() {
    CompiledRules rules = CompiledRules.load(Path.of("rules"));
    AllFacts.forEach("acme", facts -> {
      long bits = 0;
      for (Operation operation : rules.decide(facts).allowed()) bits |= 1L << operation.ordinal();
      long found = HandWrittenPolicy.allowed(facts);
      if (found != bits) assertThat(found)
        .as(facts + " " + rules.decide(facts).allowed())
        .isEqualTo(bits);
    });
  }
}
