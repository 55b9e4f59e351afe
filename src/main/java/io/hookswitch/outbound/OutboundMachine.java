package io.hookswitch.outbound;

import io.hookswitch.outbound.ChainInput.Complete;
import io.hookswitch.outbound.ChainInput.Dial;
import io.hookswitch.outbound.ChainInput.Hand;
import io.hookswitch.outbound.ChainInput.Keep;
import io.hookswitch.outbound.ChainInput.Lost;
import io.hookswitch.outbound.ChainInput.PutBack;
import io.hookswitch.outbound.ChainInput.Reject;
import io.hookswitch.outbound.ChainInput.Reschedule;
import io.hookswitch.outbound.ChainInput.Wish;
import io.hookswitch.outbound.ChainState.Held;
import io.hookswitch.outbound.ChainState.Turn;
import io.hookswitch.outbound.ChainState.Waiting;
import java.util.Optional;

/** Decides where a chain goes. Pure: time comes in with the input. */
final class OutboundMachine {

  private OutboundMachine() {}

  static ChainStep step(ChainState chain, ChainInput input) {
    return switch (input) {
      case Hand hand -> hand(chain, hand);
      case Wish wish -> chain instanceof Held held && mine(held, wish)
        ? wish(held, wish)
        : ChainStep.refuse(chain, Outcome.NOT_HELD);
      case Lost lost -> chain instanceof Held held ? ChainStep.to(lost(held, lost)) : ChainStep.to(chain);
    };
  }

  private static boolean mine(Held held, Wish wish) {
    return held.user().equals(wish.user()) && held.until() > wish.now();
  }

  private static ChainStep hand(ChainState chain, Hand hand) {
    return switch (chain) {
      case Waiting waiting when (
        waiting.due() <= hand.now() && (waiting.only() == null || waiting.only().equals(hand.user()))
      ) -> ChainStep.to(new Held(hand.user(), hand.until(), false, waiting.attempts()));
      case Waiting waiting -> ChainStep.refuse(waiting, Outcome.NONE);
      case Held held -> ChainStep.refuse(held, Outcome.NONE);
    };
  }

  private static ChainStep wish(Held held, Wish wish) {
    return switch (wish) {
      case Keep keep -> ChainStep.to(renewed(held, keep.until(), held.dialled(), held.attempts()));
      case Dial dial -> ChainStep.to(renewed(held, dial.until(), true, held.attempts() + 1));
      case Reject reject -> held.dialled()
        ? ChainStep.refuse(held, Outcome.DIALLED)
        : ChainStep.to(new Waiting(reject.now(), Turn.LAST, null, held.attempts() + 1));
      case Reschedule later -> ChainStep.to(
        new Waiting(later.due(), Turn.FIRST, later.personal() ? later.user() : null, held.attempts())
      );
      case PutBack back -> ChainStep.to(new Waiting(back.due(), back.was().turn(), back.was().only(), held.attempts()));
      case Complete complete -> new ChainStep(Optional.empty(), Outcome.DONE);
    };
  }

  /** A hold that is renewed never becomes shorter: looking at a record during a long call must not end the hold. */
  private static Held renewed(Held held, long until, boolean dialled, int attempts) {
    return new Held(held.user(), Math.max(until, held.until()), dialled, attempts);
  }

  /** A customer whom nobody has called is next; one who was called may have been talked to, and is not called at once. */
  private static Waiting lost(Held held, Lost lost) {
    return new Waiting(lost.now(), held.dialled() ? Turn.LAST : Turn.FIRST, null, held.attempts());
  }
}
