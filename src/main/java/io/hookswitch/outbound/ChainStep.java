package io.hookswitch.outbound;

import java.util.Optional;

/**
 * What an input does to a chain.
 *
 * @param next empty when it is finished; the same as before when refused
 */
record ChainStep(Optional<ChainState> next, Outcome outcome) {
  static ChainStep to(ChainState next) {
    return new ChainStep(Optional.of(next), Outcome.DONE);
  }

  static ChainStep refuse(ChainState now, Outcome why) {
    return new ChainStep(Optional.of(now), why);
  }
}
