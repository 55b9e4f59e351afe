package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.outbound.ChainState.Held;
import io.hookswitch.outbound.ChainState.Turn;
import io.hookswitch.outbound.ChainState.Waiting;
import org.junit.jupiter.api.Test;

final class OutboundMachineTest {

  private static final Waiting READY = new Waiting(100, Turn.FIRST, null, 2);
  private static final Held HELD = new Held("ada", 200, false, 2);
  private static final Held DIALLED = new Held("ada", 200, true, 3);

  @Test
  void whatIsDueIsHandedOut() {
    ChainStep step = OutboundMachine.step(READY, new ChainInput.Hand("ada", 100, 200));
    assertThat(step).isEqualTo(ChainStep.to(HELD));
  }

  @Test
  void whatIsNotDueOrSomebodyElsesIsNotHandedOut() {
    ChainState personal = new Waiting(100, Turn.FIRST, "ben", 0);
    assertThat(OutboundMachine.step(READY, new ChainInput.Hand("ada", 99, 200))).isEqualTo(
      ChainStep.refuse(READY, Outcome.NONE)
    );
    assertThat(OutboundMachine.step(personal, new ChainInput.Hand("ada", 100, 200)).outcome()).isEqualTo(Outcome.NONE);
    assertThat(OutboundMachine.step(personal, new ChainInput.Hand("ben", 100, 200)).outcome()).isEqualTo(Outcome.DONE);
    assertThat(OutboundMachine.step(HELD, new ChainInput.Hand("ben", 100, 200)).outcome()).isEqualTo(Outcome.NONE);
  }

  @Test
  void onlyTheHolderHasWishesAndOnlyWhileTheHoldLasts() {
    ChainInput.Wish[] wishes = {
      new ChainInput.Keep("ben", 150, 300),
      new ChainInput.Dial("ben", 150, 300),
      new ChainInput.Reject("ben", 150),
      new ChainInput.Reschedule("ben", 150, 500, true),
      new ChainInput.Complete("ben", 150),
      new ChainInput.Complete("ada", 200),
    };
    for (ChainInput.Wish wish : wishes) {
      assertThat(OutboundMachine.step(HELD, wish)).as("%s", wish).isEqualTo(ChainStep.refuse(HELD, Outcome.NOT_HELD));
      assertThat(OutboundMachine.step(READY, wish).outcome()).isEqualTo(Outcome.NOT_HELD);
    }
  }

  @Test
  void keepingRenewsAndNeverShortens() {
    assertThat(OutboundMachine.step(HELD, new ChainInput.Keep("ada", 150, 300))).isEqualTo(
      ChainStep.to(new Held("ada", 300, false, 2))
    );
    assertThat(OutboundMachine.step(DIALLED, new ChainInput.Keep("ada", 150, 160))).isEqualTo(ChainStep.to(DIALLED));
  }

  @Test
  void dialingCountsAsAnAttempt() {
    assertThat(OutboundMachine.step(HELD, new ChainInput.Dial("ada", 150, 200))).isEqualTo(ChainStep.to(DIALLED));
  }

  @Test
  void whatIsRejectedComesBackAfterAllOthers() {
    assertThat(OutboundMachine.step(HELD, new ChainInput.Reject("ada", 150))).isEqualTo(
      ChainStep.to(new Waiting(150, Turn.LAST, null, 3))
    );
    assertThat(OutboundMachine.step(DIALLED, new ChainInput.Reject("ada", 150))).isEqualTo(
      ChainStep.refuse(DIALLED, Outcome.DIALLED)
    );
  }

  @Test
  void aPersonalCallbackIsForTheAgentAndACampaignsIsForAll() {
    assertThat(OutboundMachine.step(DIALLED, new ChainInput.Reschedule("ada", 150, 500, true))).isEqualTo(
      ChainStep.to(new Waiting(500, Turn.FIRST, "ada", 3))
    );
    assertThat(OutboundMachine.step(HELD, new ChainInput.Reschedule("ada", 150, 500, false))).isEqualTo(
      ChainStep.to(new Waiting(500, Turn.FIRST, null, 2))
    );
  }

  @Test
  void whatIsCompletedIsNowhere() {
    ChainStep step = OutboundMachine.step(DIALLED, new ChainInput.Complete("ada", 150));
    assertThat(step.outcome()).isEqualTo(Outcome.DONE);
    assertThat(step.next()).isEmpty();
  }

  @Test
  void whatIsLostComesNextUnlessSomebodyHasCalled() {
    assertThat(OutboundMachine.step(HELD, new ChainInput.Lost(300))).isEqualTo(
      ChainStep.to(new Waiting(300, Turn.FIRST, null, 2))
    );
    assertThat(OutboundMachine.step(DIALLED, new ChainInput.Lost(300))).isEqualTo(
      ChainStep.to(new Waiting(300, Turn.LAST, null, 3))
    );
    assertThat(OutboundMachine.step(READY, new ChainInput.Lost(300))).isEqualTo(ChainStep.to(READY));
  }
}
