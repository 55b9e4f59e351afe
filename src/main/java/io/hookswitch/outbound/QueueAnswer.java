package io.hookswitch.outbound;

import java.io.Serializable;

/**
 * What came of an input.
 *
 * @param chain the one that it is about; 0 for none
 * @param attempts of that chain
 */
record QueueAnswer(Outcome outcome, int chain, int attempts) implements Serializable {
  static QueueAnswer none(Outcome why) {
    return new QueueAnswer(why, 0, 0);
  }
}
