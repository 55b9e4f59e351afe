package io.hookswitch.call;

import java.time.Instant;

/** Looks on while calls are walked. */
public interface Witness {
  Witness NOBODY = new Witness() {
    @Override
    public void took(Call before, CallInput input, Decision decision, Terms terms, Step step, Instant at) {}

    @Override
    public void tookOver(Call found, Step step, Instant at) {}
  };

  /** @param before the call as it was, {@code null} where there was none */
  void took(Call before, CallInput input, Decision decision, Terms terms, Step step, Instant at);

  /** A new owner has begun with this state. */
  void tookOver(Call found, Step step, Instant at);
}
