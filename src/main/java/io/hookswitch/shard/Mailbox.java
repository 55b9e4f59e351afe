package io.hookswitch.shard;

import io.hookswitch.call.Crossing;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.user.UserInput;
import io.hookswitch.wire.Addressed;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.UserAsk;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts those who wait for an answer, whatever their ask waits for: its turn, the store or the switch. Above the bound it
 * takes nobody in who can come back later.
 *
 * <p>Always taken in are urgent asks and news of other calls, which nobody would repeat in time, and what is appended to a
 * user's stream, of which there is one at a time from each node. Facts of the switch are taken in until there are many times
 * more than the bound: a fact that is lost is found on the switch's list, in a minute or so. All of these are counted too.
 */
final class Mailbox {

  private static final int FACTS_OVER_BOUND = 8;

  private final int bound;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Mailbox(int bound) {
    this.bound = bound;
  }

  /** Takes somebody in; the asker that is returned has to be told instead. Empty when there are too many. */
  Optional<Asker> enter(Addressed ask, Asker asker) {
    int now = waiting.incrementAndGet();
    if (now > bound && (canComeBack(ask) || (isFact(ask) && now / FACTS_OVER_BOUND >= bound))) {
      waiting.decrementAndGet();
      refused.incrementAndGet();
      return Optional.empty();
    }
    most.accumulateAndGet(now, Math::max);
    return Optional.of(new Inside(asker));
  }

  int bound() {
    return bound;
  }

  int waiting() {
    return waiting.get();
  }

  /** The most there have ever been. */
  int most() {
    return most.get();
  }

  int refused() {
    return refused.get();
  }

  private static boolean isFact(Addressed addressed) {
    return addressed instanceof Ask ask && ask.input() instanceof SwitchEvent;
  }

  private static boolean canComeBack(Addressed addressed) {
    return switch (addressed) {
      case Ask ask -> !ask.urgent() && !isFact(ask) && !(ask.input() instanceof Crossing);
      case UserAsk ask -> !(ask.input() instanceof UserInput.Append);
    };
  }

  private final class Inside implements Asker {

    private final Asker asker;
    private final AtomicBoolean told = new AtomicBoolean();

    private Inside(Asker asker) {
      this.asker = asker;
    }

    @Override
    public void reply(Object answer) {
      leave();
      asker.reply(answer);
    }

    @Override
    public void fail(int code, String why) {
      leave();
      asker.fail(code, why);
    }

    private void leave() {
      if (told.compareAndSet(false, true)) waiting.decrementAndGet();
    }
  }
}
