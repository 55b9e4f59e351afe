package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Refusal.Why;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Commands that clients have named: done once, answered as before, forgotten in the order of their coming. */
class JournalTest {

  private final Scene scene = Scene.talking();

  private static Terms named(String key) {
    return new Terms(new Once(key, "print of " + key), null);
  }

  private Step give(Command wish, Terms terms) {
    Decision decision = TestPolicy.decide(scene.call, wish.by().index());
    Step step = scene.machine.step(scene.call, decision, wish, terms, scene.now);
    scene.call = step.next();
    return step;
  }

  @Test
  void aCommandThatComesAgainDoesNothingAndWaitsForTheSameOrder() {
    Step first = give(new Command.Hold(Scene.ALICE), named("k"));
    Step again = give(new Command.Hold(Scene.ALICE), named("k"));
    assertThat(first.effects()).isNotEmpty();
    assertThat(first.replayed()).isEmpty();
    assertThat(again.next()).isSameAs(first.next());
    assertThat(again.effects()).isEmpty();
    assertThat(again.awaits()).isEqualTo(first.awaits()).isPresent();
    assertThat(again.replayed()).isPresent();
  }

  @Test
  void onceTheSwitchHasDoneItThereIsNothingToWaitFor() {
    give(new Command.Hold(Scene.ALICE), named("k"));
    scene.hear(Scene.ALICE, SwitchEvent.Held::new);
    Call held = scene.call;
    Step again = give(new Command.Hold(Scene.ALICE), named("k"));
    assertThat(again).isEqualTo(new Step(held, List.of(), null, OptionalLong.empty(), again.replayed()));
    assertThat(again.replayed().orElseThrow().failure()).isNull();
  }

  @Test
  void aFailureIsToldAgain() {
    Step first = give(new Command.Hold(Scene.ALICE), named("k"));
    scene.hear(new SwitchEvent.OrderFailed(Scene.ALICE, 100, first.awaits().orElseThrow(), "the line is bad"));
    Step again = give(new Command.Hold(Scene.ALICE), named("k"));
    assertThat(again.awaits()).isEmpty();
    assertThat(again.replayed().orElseThrow().failure()).isEqualTo("the line is bad");
  }

  @Test
  void aRefusalIsRememberedEvenIfItWouldBeAcceptedByNow() {
    Step first = give(new Command.Retrieve(Scene.ALICE), named("k"));
    assertThat(first.refusal().why()).isEqualTo(Why.NOT_ALLOWED);
    assertThat(first.effects()).isEmpty();
    give(new Command.Hold(Scene.ALICE), Terms.NONE);
    scene.hear(Scene.ALICE, SwitchEvent.Held::new);
    Step again = give(new Command.Retrieve(Scene.ALICE), named("k"));
    assertThat(again.refusal()).isEqualTo(first.refusal());
    assertThat(again.replayed()).isPresent();
    assertThat(give(new Command.Retrieve(Scene.ALICE), named("other")).refused()).isFalse();
  }

  @Test
  void theSameNameForSomethingElseIsRefusedAndChangesNothing() {
    give(new Command.Hold(Scene.ALICE), named("k"));
    Call before = scene.call;
    Step reused = give(new Command.Hangup(Scene.ALICE), new Terms(new Once("k", "another print"), null));
    assertThat(reused.refusal().why()).isEqualTo(Why.KEY_REUSED);
    assertThat(reused.next()).isSameAs(before);
    assertThat(scene.machine.recall(before, 0, new Once("k", "another print")).orElseThrow().refused()).isTrue();
  }

  @Test
  void everyPartyHasItsOwnNames() {
    give(new Command.Hold(Scene.ALICE), named("k"));
    assertThat(give(new Command.Hold(Scene.BOB), named("k")).replayed()).isEmpty();
  }

  @Test
  void whatChangesNothingElseIsANewVersionAllTheSame() {
    long before = scene.call.version();
    give(new Command.Retrieve(Scene.ALICE), named("k"));
    assertThat(scene.call.version()).isEqualTo(before + 1);
    give(new Command.Retrieve(Scene.ALICE), named("k"));
    assertThat(scene.call.version()).isEqualTo(before + 1);
  }

  @Test
  void nobodyPaysForCommandsWithoutAName() {
    give(new Command.Hold(Scene.ALICE), Terms.NONE);
    assertThat(scene.call.journal()).isEmpty();
  }

  @Test
  void theOldestIsForgottenFirst() {
    IntStream.range(0, Journal.MOST + 1).forEach(i -> give(new Command.Retrieve(Scene.ALICE), named("k" + i)));
    assertThat(scene.call.journal()).hasSize(Journal.MOST);
    assertThat(scene.machine.recall(scene.call, 0, named("k0").once())).isEmpty();
    assertThat(scene.machine.recall(scene.call, 0, named("k1").once())).isPresent();
  }

  @Test
  void ofTwoCommandsForTheSameVersionOneIsRefusedAndNotRemembered() {
    long version = scene.call.version();
    Step first = give(new Command.Hold(Scene.ALICE), new Terms(null, version));
    Call won = scene.call;
    Step second = give(new Command.SendDtmf(Scene.ALICE, "1"), new Terms(new Once("k", "print"), version));
    assertThat(first.refused()).isFalse();
    assertThat(second.refusal().why()).isEqualTo(Why.CHANGED);
    assertThat(second.next()).isSameAs(won);
    assertThat(
      give(new Command.SendDtmf(Scene.ALICE, "1"), new Terms(new Once("k", "print"), won.version())).refused()
    ).isFalse();
  }

  @Test
  void aDialThatComesAgainIsTheSameCall() {
    Scene fresh = new Scene();
    Command.Dial dial = Scene.dial(Scene.phone("alice"), Scene.phone("bob"));
    Step first = fresh.machine.step(null, TestPolicy.idle(), dial, named("k"), fresh.now);
    Step again = fresh.machine.step(first.next(), TestPolicy.idle(), dial, named("k"), fresh.now);
    assertThat(again.next()).isSameAs(first.next());
    assertThat(again.effects()).isEmpty();
    assertThat(again.awaits()).isEqualTo(first.awaits());
  }

  @Test
  void whoHasHungUpIsToldSoAgain() {
    give(new Command.Hangup(Scene.ALICE), named("k"));
    scene.hear(new SwitchEvent.Released(Scene.ALICE, 100, ReleaseCause.Hangup));
    Step again = give(new Command.Hangup(Scene.ALICE), named("k"));
    assertThat(again.refused()).isFalse();
    assertThat(again.replayed()).isPresent();
    assertThat(give(new Command.Hangup(Scene.ALICE), named("new")).refusal().why()).isEqualTo(Why.NO_SUCH_CALL);
    assertThat(scene.call.journal()).hasSize(1);
  }
}
