package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import java.time.Instant;
import java.util.function.Function;

/** Rules as a function, where every hour is an office hour. */
public record UsualRules(Function<CallFacts, Decision> deciding) implements CapabilityRules {
  @Override
  public Decision decide(CallFacts facts) {
    return deciding.apply(facts);
  }

  @Override
  public Circumstances circumstances(String tenant, Instant at) {
    return Circumstances.USUAL;
  }
}
