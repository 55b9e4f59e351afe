package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.Wish;
import io.hookswitch.south.asterisk.Ear;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Transfers by the phone's own key, and what the phone is told of them. */
class SipTransferIT extends SipScene {

  private static final SipFloor FLOOR = new SipFloor();

  private final List<Wish> wishes = new CopyOnWriteArrayList<>();

  @AfterAll
  static void close() {
    FLOOR.close();
  }

  @Override
  SipFloor floor() {
    return FLOOR;
  }

  /** As the core does it, with nobody against it. */
  private void allowed() {
    FLOOR.decides(wish -> {
      wishes.add(wish);
      SwitchOrder order = switch (wish.command()) {
        case Command.SingleStepTransfer transfer -> new SwitchOrder.Redirect(transfer.by(), third, transfer.to());
        case Command.TransferTo together -> new SwitchOrder.Merge(
          together.by(),
          together.to(),
          Consultation.Transfer,
          List.of(new SwitchOrder.Move(second.party(1), third))
        );
        default -> throw new AssertionError("unexpected: " + wish);
      };
      return give(order).map(Optional.empty());
    });
  }

  @Test
  void aCallIsTransferredByKeyAndThePhoneHearsHowItGoes() {
    allowed();
    talk();
    SoftPhone ada = FLOOR.phone("15001");
    assertThat(ada.transfers("sip:15003@127.0.0.1")).isEqualTo(202);
    ada.hearsOfTransfer(100);
    ada.hearsOfTransfer(180);
    ada.hearsOfTransfer(200);
    ada.awaits("to be hung up", said -> !said.answer() && said.method().equals("BYE"));
    assertThat(reported.await(Released.class, caller).cause()).isEqualTo(ReleaseCause.Transferred);
    reported.await(Answered.class, third);
    ear("15002").awaits(TONE_C);
    ear("15003").awaits(TONE_B);
    ear("15001").awaits();
    assertThat(wishes)
      .extracting(wish -> wish.user().toString())
      .containsExactly("user15001@demo");
  }

  @Test
  void whatIsNotAllowedChangesNothingAndThePhoneIsTold() {
    FLOOR.decides(wish -> Future.succeededFuture(Optional.of("NOT_ALLOWED")));
    talk();
    SoftPhone ada = FLOOR.phone("15001");
    assertThat(ada.transfers("sip:15003@127.0.0.1")).isEqualTo(202);
    ada.hearsOfTransfer(603);
    ear("15001").awaits(TONE_B);
    assertThat(reported.of(caller)).noneMatch(Released.class::isInstance);
  }

  @Test
  void whoTransfersToABusyPhoneHearsThat() {
    allowed();
    talk();
    SoftPhone ada = FLOOR.phone("15001");
    assertThat(ada.transfers("sip:15004@127.0.0.1")).isEqualTo(202);
    ada.hearsOfTransfer(486);
    ada.awaits("to be hung up", said -> !said.answer() && said.method().equals("BYE"));
    assertThat(reported.await(Released.class, called).cause()).isEqualTo(ReleaseCause.Busy);
  }

  @Test
  void aTransferToNobodyIsNotEvenAsked() {
    allowed();
    talk();
    SoftPhone ada = FLOOR.phone("15001");
    assertThat(ada.transfers("sip:15%203@127.0.0.1")).isEqualTo(202);
    ada.hearsOfTransfer(404);
    assertThat(ada.transfers("tel:15003")).isEqualTo(400);
    assertThat(wishes).isEmpty();
    ear("15001").awaits(TONE_B);
  }

  @Test
  void whoHasTalkedToBothConnectsThemByKey() {
    allowed();
    talk();
    SoftPhone ada = FLOOR.phone("15001");
    ada.changes("sendonly");
    reported.await(Held.class, caller);
    ear("15002").awaits(Ear.MUSIC);
    SoftPhone.Talk first = ada.talk();
    assertThat(ada.calls("15003").status()).isEqualTo(200);
    reported.await(Answered.class, second.party(1));
    SoftPhone.Talk other = ada.talk();
    ear("15003").awaits(TONE_A);
    ada.turnsTo(first);
    assertThat(ada.transfers("sip:15003@127.0.0.1?Replaces=" + other.replaces())).isEqualTo(202);
    ada.hearsOfTransfer(200);
    assertThat(reported.await(Released.class, caller).cause()).isEqualTo(ReleaseCause.Transferred);
    assertThat(reported.await(Released.class, second.party(0)).cause()).isEqualTo(ReleaseCause.Transferred);
    ear("15002").awaits(TONE_C);
    ear("15003").awaits(TONE_B);
    assertThat(wishes)
      .extracting(Wish::command)
      .containsExactly(new Command.TransferTo(caller, second.party(0)));
  }
}
