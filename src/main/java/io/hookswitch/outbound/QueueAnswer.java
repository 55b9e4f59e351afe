package io.hookswitch.outbound;

import io.hookswitch.outbound.ChainState.Waiting;
import java.io.Serializable;
import java.util.List;

/**
 * What came of an input.
 *
 * @param chain the one that it is about; 0 for none
 * @param attempts of that chain
 * @param was how that chain stood in the list until it was handed out now; {@code null} when it was not
 * @param waiting the chains that were looked for, in order
 * @param due when the next chain is due, in milliseconds since 1970; 0 when none is
 */
record QueueAnswer(
  Outcome outcome,
  int chain,
  int attempts,
  Waiting was,
  List<Integer> waiting,
  long due
) implements Serializable {
  QueueAnswer(Outcome outcome, int chain, int attempts) {
    this(outcome, chain, attempts, null, List.of(), 0);
  }

  static QueueAnswer none(Outcome why) {
    return new QueueAnswer(why, 0, 0);
  }

  static QueueAnswer none(long due) {
    return new QueueAnswer(Outcome.NONE, 0, 0, null, List.of(), due);
  }

  static QueueAnswer seen(List<Integer> waiting) {
    return new QueueAnswer(Outcome.DONE, 0, 0, null, waiting, 0);
  }

  QueueAnswer after(Waiting before) {
    return new QueueAnswer(outcome, chain, attempts, before, waiting, due);
  }
}
