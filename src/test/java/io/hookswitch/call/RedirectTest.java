package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.PSTN;
import static io.hookswitch.call.Scene.confirmed;
import static io.hookswitch.call.Scene.failed;
import static io.hookswitch.call.Scene.phone;
import static io.hookswitch.call.Scene.released;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import org.junit.jupiter.api.Test;

/** How a transfer comes true, or does not. */
class RedirectTest {

  @Test
  void aTransferredPartyIsGoneAndTheCallGoesOn() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(BOB, released(ReleaseCause.Transferred)).effects()).containsExactly(
      confirmed(1),
      tell(BOB, News.Status),
      new Effect.Detach(1),
      tell(ALICE, News.Participants)
    );
    assertThat(scene.party(BOB).transferredAway()).isTrue();
    assertThat(scene.hear(CAROL, SwitchEvent.Ringing::new).effects()).containsExactly(
      new Effect.Enlist(2),
      tell(ALICE, News.Participants),
      tell(CAROL, News.Status)
    );
  }

  @Test
  void aTargetThatRingsShowsThatTheTransferWasObeyed() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(CAROL, SwitchEvent.Ringing::new).effects()).contains(confirmed(1));
  }

  @Test
  void aTransferFailsWithItsTarget() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(CAROL, released(ReleaseCause.Busy)).effects()).containsExactly(
      failed(1, "the target has left"),
      tell(BOB, News.Failure)
    );
    assertThat(scene.ask(new Command.SingleStepTransfer(BOB, PSTN)).awaits()).hasValue(2);
  }

  @Test
  void aTransferThatTheSwitchRefusesLeavesTheCallAsItWas() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(BOB, Scene.orderFailed(1)).effects()).containsExactly(
      failed(1, "no trunk"),
      tell(BOB, News.Failure)
    );
    assertThat(scene.party(CAROL).state()).isEqualTo(PartyState.Released);
    assertThat(scene.party(BOB).state()).isEqualTo(PartyState.Established);
    assertThat(scene.call.others(scene.party(BOB))).containsExactly(scene.party(ALICE));
  }
}
