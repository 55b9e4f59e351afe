package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.ID;
import static io.hookswitch.call.Scene.dial;
import static io.hookswitch.call.Scene.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Refusal.Why;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallMachineTest {

  @Test
  void aRefusalNamesOperationStateAlternativesAndRulesAndChangesNothing() {
    Scene scene = Scene.ringing();
    Call before = scene.call;
    Decision decision = new Decision(
      Set.of(Operation.Answer, Operation.Reject),
      RecordingControl.none,
      List.of("ringing: answer")
    );
    Step step = scene.ask(new Command.Hold(BOB), decision);
    Refusal refusal = new Refusal(
      Why.NOT_ALLOWED,
      Operation.Hold,
      PartyState.Ringing,
      Set.of(Operation.Answer, Operation.Reject),
      List.of("ringing: answer"),
      ""
    );
    assertThat(step).isEqualTo(new Step(before, List.of(), refusal, OptionalLong.empty()));
    assertThat(step.next()).isSameAs(before);
  }

  @Test
  void oneOfSeveralNeedsIsEnoughAndTheFirstIsNamed() {
    Scene scene = Scene.ringing();
    Step refused = scene.ask(new Command.Leave(BOB), Decision.NOTHING);
    assertThat(refused.refusal().operation()).isEqualTo(Operation.Hangup);
    Decision reject = new Decision(Set.of(Operation.Reject), RecordingControl.none, List.of());
    assertThat(scene.ask(new Command.Leave(BOB), reject).refused()).isFalse();
  }

  @Test
  void dialIsRefusedWithoutTheOperation() {
    Step step = new Scene().ask(dial(phone("alice"), phone("bob")), Decision.NOTHING);
    assertThat(step.next()).isNull();
    assertThat(step.refusal()).isEqualTo(
      new Refusal(Why.NOT_ALLOWED, Operation.Dial, PartyState.Null, Set.of(), List.of(), "")
    );
  }

  @Test
  void aCallIsDialledOnceOnly() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    Step step = scene.ask(dial(phone("alice"), phone("carol")), TestPolicy.idle());
    assertThat(step.refusal().why()).isEqualTo(Why.ALREADY_EXISTS);
    assertThat(step.next()).isSameAs(before);
  }

  @Test
  void aDialThatIsAskedAgainIsDoneOnceAndSharesTheOutcome() {
    Scene scene = new Scene();
    Command.Dial dial = dial(phone("alice"), phone("bob"));
    Step first = scene.ask(dial, TestPolicy.idle());
    Step again = scene.ask(dial, TestPolicy.idle());
    assertThat(again.refused()).isFalse();
    assertThat(again.next()).isSameAs(first.next());
    assertThat(again.effects()).isEmpty();
    assertThat(again.awaits()).isEqualTo(first.awaits());
  }

  @Test
  void whoeverIsNotOnTheCallFindsNoCall() {
    Decision all = new Decision(Set.of(Operation.values()), RecordingControl.none, List.of());
    Scene none = new Scene();
    assertThat(none.ask(new Command.Hangup(ALICE), all).refusal().why()).isEqualTo(Why.NO_SUCH_CALL);

    Scene dialled = Scene.dialled(RecordingMode.Unassigned);
    assertThat(
      dialled
        .ask(new Command.Hangup(ID.party(9)), all)
        .refusal()
        .why()
    ).isEqualTo(Why.NO_SUCH_CALL);
    assertThat(dialled.ask(new Command.Answer(BOB), all).refusal().why()).isEqualTo(Why.NO_SUCH_CALL);

    Scene left = Scene.talking();
    left.hear(BOB, Scene.released(ReleaseCause.Hangup));
    Refusal refusal = left.ask(new Command.Hold(BOB), all).refusal();
    assertThat(refusal.why()).isEqualTo(Why.NO_SUCH_CALL);
    assertThat(refusal.state()).isEqualTo(PartyState.Released);
  }

  @Test
  void permissionIsCheckedBeforeTheArgument() {
    Scene scene = Scene.talking();
    Command wish = new Command.SendDtmf(ALICE, "hello");
    assertThat(scene.ask(wish, Decision.NOTHING).refusal().why()).isEqualTo(Why.NOT_ALLOWED);
    Refusal refusal = scene.ask(wish).refusal();
    assertThat(refusal.why()).isEqualTo(Why.BAD_ARGUMENT);
    assertThat(refusal.detail()).isEqualTo("digits: expected 1 to 64 of 0-9 * # A-D");
    assertThat(refusal.allowed()).contains(Operation.SendDtmf);
  }

  @Test
  void factsAndTimersOfAnUnknownCallAreNoNews() {
    Scene scene = new Scene();
    assertThat(scene.hear(ALICE, SwitchEvent.Answered::new)).isEqualTo(Step.unchanged(null));
    assertThat(scene.wake(new Wake.AuditDue())).isEqualTo(Step.unchanged(null));
  }
}
