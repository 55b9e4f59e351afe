package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.ID;
import static io.hookswitch.call.Scene.PSTN;
import static io.hookswitch.call.Scene.audit;
import static io.hookswitch.call.Scene.awaiting;
import static io.hookswitch.call.Scene.due;
import static io.hookswitch.call.Scene.give;
import static io.hookswitch.call.Scene.ordered;
import static io.hookswitch.call.Scene.phone;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BasicCommandsTest {

  @Test
  void dialBeginsACallAndOrdersTheSwitch() {
    Scene scene = new Scene();
    Endpoint alice = phone("alice", RecordingMode.OnDemand);
    Endpoint bob = phone("bob");
    Step step = scene.ask(new Command.Dial(ALICE, alice, bob, false, null, Map.of("case", "42")));

    SwitchOrder order = new SwitchOrder.Dial(ALICE, alice, BOB, bob, false, "15001");
    Call born = new Call(
      ID,
      "acme",
      1,
      Call.tracking(ID),
      CallType.Internal,
      null,
      null,
      List.of(
        Party.waiting(0, alice, Personality.Originator).in(PartyState.Dialing, scene.now),
        Party.waiting(1, bob, Personality.Terminator)
      ),
      List.of(new UserDatum("case", "42")),
      Map.of(0L, new OrderInFlight(order, Operation.Dial, 1)),
      1,
      scene.now
    );
    assertThat(step).isEqualTo(
      awaiting(0, born, new Effect.Enlist(0), give(0, order), due(0), audit(), tell(ALICE, News.Status))
    );
  }

  @Test
  void clickToDialRingsTheCallersPhoneFirstAndPresentsTheGivenNumber() {
    Scene scene = new Scene();
    Step step = scene.ask(new Command.Dial(ALICE, phone("alice"), PSTN, true, "+3220000000", Map.of()));

    assertThat(scene.party(ALICE).personality()).isEqualTo(Personality.ClickToDial);
    assertThat(scene.call.type()).isEqualTo(CallType.Outbound);
    assertThat(scene.call.callerId()).isEqualTo("+3220000000");
    assertThat(step.effects()).contains(
      give(0, new SwitchOrder.Dial(ALICE, phone("alice"), BOB, PSTN, true, "+3220000000"))
    );
  }

  @Test
  void trackingIsTheSameAtEveryTry() {
    assertThat(Scene.ringing().call.tracking()).isEqualTo(Scene.talking().call.tracking());
    assertThat(Call.tracking(new CallId(8))).isNotEqualTo(Call.tracking(ID));
  }

  static Stream<Arguments> orders() {
    Scene muted = Scene.talking();
    muted.hear(ALICE, Scene.muted(true));
    Scene held = Scene.talking();
    held.hear(ALICE, SwitchEvent.Held::new);
    return Stream.of(
      Arguments.of(Scene.ringing(), new Command.Answer(BOB), new SwitchOrder.Answer(BOB), Operation.Answer),
      Arguments.of(
        Scene.ringing(),
        new Command.Hangup(ALICE),
        new SwitchOrder.Release(ALICE, ReleaseCause.Cancelled),
        Operation.Hangup
      ),
      Arguments.of(
        Scene.ringing(),
        new Command.Leave(BOB),
        new SwitchOrder.Release(BOB, ReleaseCause.Rejected),
        Operation.Hangup
      ),
      Arguments.of(
        Scene.talking(),
        new Command.Leave(BOB),
        new SwitchOrder.Release(BOB, ReleaseCause.Hangup),
        Operation.Hangup
      ),
      Arguments.of(
        held,
        new Command.Hangup(ALICE),
        new SwitchOrder.Release(ALICE, ReleaseCause.Hangup),
        Operation.Hangup
      ),
      Arguments.of(Scene.talking(), new Command.Hold(ALICE), new SwitchOrder.Hold(ALICE), Operation.Hold),
      Arguments.of(held, new Command.Retrieve(ALICE), new SwitchOrder.Retrieve(ALICE), Operation.Retrieve),
      Arguments.of(
        Scene.talking(),
        new Command.Mute(ALICE, true),
        new SwitchOrder.Mute(ALICE, true),
        Operation.MuteCall
      ),
      Arguments.of(muted, new Command.Mute(ALICE, false), new SwitchOrder.Mute(ALICE, false), Operation.UnmuteCall),
      Arguments.of(
        Scene.talking(),
        new Command.SendDtmf(BOB, "12#"),
        new SwitchOrder.Digits(BOB, "12#"),
        Operation.SendDtmf
      )
    );
  }

  @ParameterizedTest
  @MethodSource("orders")
  void aCommandBecomesAnOrderAndWaitsForItsConfirmation(
    Scene scene,
    Command wish,
    SwitchOrder order,
    Operation operation
  ) {
    Call before = scene.call;
    long number = before.nextOrder();
    Step step = new CallMachine(Scene.TIMING).step(
      before,
      TestPolicy.decide(before, wish.by().index()),
      wish,
      scene.now
    );
    assertThat(step).isEqualTo(
      awaiting(number, ordered(before, order, operation).next(), give(number, order), due(number))
    );
  }

  @ParameterizedTest
  @MethodSource("orders")
  void aRepeatedCommandJoinsTheOrderOnItsWayExceptTones(
    Scene scene,
    Command wish,
    SwitchOrder order,
    Operation operation
  ) {
    CallMachine machine = new CallMachine(Scene.TIMING);
    Decision decision = TestPolicy.decide(scene.call, wish.by().index());
    Step first = machine.step(scene.call, decision, wish, scene.now);
    Step second = machine.step(first.next(), decision, wish, scene.now);
    if (wish instanceof Command.SendDtmf) {
      assertThat(second.awaits()).hasValue(first.awaits().getAsLong() + 1);
      assertThat(second.effects()).hasSize(2);
    } else {
      assertThat(second).isEqualTo(awaiting(first.awaits().getAsLong(), first.next()));
      assertThat(second.next()).isSameAs(first.next());
    }
  }

  @Test
  void clearWhileItRingsRefusesTheCallAndReleasesNobodyElse() {
    Scene scene = Scene.ringing();
    Call before = scene.call;
    SwitchOrder bob = new SwitchOrder.Release(BOB, ReleaseCause.Rejected);
    Step step = scene.ask(new Command.ClearCall(BOB));
    Call next = ordered(before, bob, Operation.ClearCall).next();
    assertThat(step).isEqualTo(awaiting(1, next, give(1, bob), due(1)));
    assertThat(scene.ask(new Command.ClearCall(BOB))).isEqualTo(awaiting(1, next));
  }

  @Test
  void clearOfAnAnsweredCallReleasesEveryLiveLegOnceTheOwnLegLast() {
    Scene scene = Scene.talking();
    Decision all = new Decision(java.util.EnumSet.allOf(Operation.class), RecordingControl.none, java.util.List.of());
    Step step = scene.ask(new Command.ClearCall(BOB), all);
    assertThat(
      step
        .effects()
        .stream()
        .filter(Effect.ToSwitch.class::isInstance)
        .map(effect -> ((Effect.ToSwitch) effect).order())
    ).containsExactly(
      new SwitchOrder.Release(ALICE, ReleaseCause.Cleared),
      new SwitchOrder.Release(BOB, ReleaseCause.Cleared)
    );
    assertThat(scene.ask(new Command.ClearCall(BOB), all).effects()).isEmpty();
  }

  @Test
  void anOperatorEndsARingingCallForEverybodyThoughNoRuleAllowsIt() {
    Scene scene = Scene.ringing();
    Step step = scene.ask(new Command.ForceClear(BOB, "stuck"), Decision.NOTHING);
    assertThat(step.refused()).isFalse();
    assertThat(
      step
        .effects()
        .stream()
        .filter(Effect.ToSwitch.class::isInstance)
        .map(effect -> ((Effect.ToSwitch) effect).order())
    ).containsExactly(
      new SwitchOrder.Release(ALICE, ReleaseCause.Cleared),
      new SwitchOrder.Release(BOB, ReleaseCause.Cleared)
    );
    assertThat(scene.ask(new Command.ForceClear(BOB, "again"), Decision.NOTHING).effects()).isEmpty();
  }

  @Test
  void clearedCallIsOverWhenTheSwitchHasReleasedAllLegs() {
    Scene scene = Scene.ringing();
    scene.ask(new Command.ClearCall(BOB));
    scene.hear(ALICE, Scene.released(ReleaseCause.Cleared));
    assertThat(scene.call.over()).isFalse();
    Step last = scene.hear(BOB, Scene.released(ReleaseCause.Rejected));
    assertThat(scene.call.over()).isTrue();
    assertThat(last.effects()).containsExactly(
      Scene.confirmed(1),
      tell(BOB, News.Status),
      new Effect.Delist(1),
      Scene.forget()
    );
  }

  @Test
  void transferBringsInAPartyThatTheSwitchHasYetToReach() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    SwitchOrder order = new SwitchOrder.Redirect(BOB, CAROL, phone("carol"));
    Step step = scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    Call next = ordered(
      before.with(Party.waiting(2, phone("carol"), Personality.Terminator)),
      order,
      Operation.SingleStepTransfer
    ).next();
    assertThat(step).isEqualTo(awaiting(1, next, give(1, order), due(1)));
  }

  @Test
  void aSecondTransferSharesTheOutcomeOfTheFirst() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    Call before = scene.call;
    assertThat(scene.ask(new Command.Redirect(BOB, PSTN))).isEqualTo(awaiting(1, before));
  }

  @Test
  void aRingingCallIsDeflectedByRedirectOnly() {
    Scene scene = Scene.ringing();
    assertThat(scene.ask(new Command.SingleStepTransfer(BOB, PSTN)).refused()).isTrue();
    Step step = scene.ask(new Command.Redirect(BOB, PSTN));
    assertThat(step.effects()).contains(give(1, new SwitchOrder.Redirect(BOB, CAROL, PSTN)));
  }
}
