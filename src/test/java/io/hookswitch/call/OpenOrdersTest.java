package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A switch that confirms nothing does not make a call grow without bound. */
class OpenOrdersTest {

  private final Scene scene = Scene.recorded(RecordingMode.OnDemand);

  private void flood() {
    for (int tones = 0; tones < Arguments.MOST_ORDERS; tones++) {
      assertThat(scene.ask(new Command.SendDtmf(ALICE, "1")).refused()).isFalse();
    }
  }

  @Test
  void moreThanSoManyOpenOrdersAreRefused() {
    flood();
    Step step = scene.ask(new Command.SendDtmf(ALICE, "1"));
    assertThat(step.refusal().why()).isEqualTo(Refusal.Why.TOO_MANY_ORDERS);
    assertThat(step.effects()).isEmpty();
    assertThat(scene.ask(new Command.Hold(BOB)).refused()).isTrue();
    assertThat(scene.call.orders()).hasSize(Arguments.MOST_ORDERS);
    scene.hear(ALICE, Scene.digitsSent(scene.newest()));
    assertThat(scene.ask(new Command.Hold(BOB)).refused()).isFalse();
  }

  @Test
  void whateverIsUnderWayEverybodyCanGetOutAndPauseTheRecording() {
    flood();
    assertThat(scene.ask(new Command.PauseRecording(ALICE)).refused()).isFalse();
    assertThat(scene.ask(new Command.Hangup(ALICE)).refused()).isFalse();
    assertThat(scene.ask(new Command.Leave(BOB)).refused()).isFalse();
  }

  @Test
  void whatNeedsNoOrderOfItsOwnIsStillAccepted() {
    scene.ask(new Command.Hold(BOB));
    for (int tones = 1; tones < Arguments.MOST_ORDERS; tones++) scene.ask(new Command.SendDtmf(ALICE, "1"));
    assertThat(scene.ask(new Command.AttachUserData(ALICE, Map.of("case", 1))).refused()).isFalse();
    assertThat(scene.ask(new Command.Hold(BOB)).refused())
      .as("shares the outcome of the one under way")
      .isFalse();
    assertThat(scene.ask(new Command.Mute(BOB, true)).refused()).isTrue();
  }
}
