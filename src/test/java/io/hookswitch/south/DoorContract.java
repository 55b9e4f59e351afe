package io.hookswitch.south;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.DigitsPressed;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Inspected;
import io.hookswitch.call.SwitchEvent.Offered;
import io.hookswitch.call.SwitchEvent.Placed;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchEvent.Retrieved;
import io.hookswitch.call.SwitchEvent.Ringing;
import io.hookswitch.call.SwitchOrder;
import org.junit.jupiter.api.Test;

/** What the core relies on, whichever switch it is: calls that it has not begun, other nodes, files of recordings. */
abstract class DoorContract extends ConnectorScene {

  @Test
  void aCallThatComesInIsOfferedAndIsACallLikeAnyOther() {
    callsIn("15001", "15002");
    Offered offered = reported().await(Offered.class, caller);
    assertThat(offered.tenant()).isEqualTo("demo");
    assertThat(offered.from().number()).isEqualTo("15001");
    assertThat(offered.called().number()).isEqualTo("15002");
    reported().await(Answered.class, called);
    reported().await(Answered.class, caller);
    order(new SwitchOrder.Hold(called));
    reported().await(Held.class, called);
    order(new SwitchOrder.Retrieve(called));
    reported().await(Retrieved.class, called);
    order(new SwitchOrder.Release(called, ReleaseCause.Hangup));
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.RemoteHangup);
  }

  @Test
  void aLegThatDialsNobodysNumberIsRejectedAndNotReported() {
    assertThat(dialsIn("15001", "19999")).isFalse();
    assertThat(reported().of(caller)).isEmpty();
  }

  @Test
  void aLegThatDialsARoutingNumberIsPlacedWhereSuchLegsAreKnown() {
    assertThat(dialsIn("15001", ROUTING_NUMBER)).isEqualTo(knowsRoutingNumbers());
    if (!knowsRoutingNumbers()) {
      assertThat(reported().of(caller)).isEmpty();
      return;
    }
    Placed placed = reported().await(Placed.class, caller);
    assertThat(placed.tenant()).isEqualTo("demo");
    assertThat(placed.from().number()).isEqualTo("15001");
    assertThat(placed.to().number()).isEqualTo("15002");
    reported().await(Ringing.class, called);
    reported().await(Answered.class, called);
    reported().await(Answered.class, caller);
  }

  @Test
  void keysThatArePressedAtAPhoneAreReportedOfItsLeg() {
    talk();
    assumeTrue(presses("15002", "5#"), "no key of a phone is known here");
    reported().await(DigitsPressed.class, called, pressed -> pressed.digits().equals("5"));
    reported().await(DigitsPressed.class, called, pressed -> pressed.digits().equals("#"));
    assertThat(reported().of(caller)).noneMatch(DigitsPressed.class::isInstance);
  }

  @Test
  void anotherNodeTakesTheCallOverAndGoesOnWithIt() {
    talk();
    order(new SwitchOrder.Hold(caller));
    reported().await(Held.class, caller);
    Reported there = new Reported();
    try (Node other = secondNode(there)) {
      connector().release(call);
      await(other.connector().adopt(fence + 1, stored(call, PartyState.Held, "15002", RecordingState.None)));
      there.await(Inspected.class, caller, seen -> seen.state() == PartyState.Held);
      there.await(Inspected.class, called, seen -> seen.state() == PartyState.Established);
      int before = reported().of(caller).size();
      fence++;
      await(other.connector().send(fence, next(), new SwitchOrder.Retrieve(caller)));
      there.await(Retrieved.class, caller);
      await(other.connector().send(fence, next(), new SwitchOrder.Hold(called)));
      long held = there.await(Held.class, called).sequence();
      await(other.connector().send(fence, next(), new SwitchOrder.Retrieve(called)));
      there.await(Retrieved.class, called, retrieved -> retrieved.sequence() > held);
      await(other.connector().send(fence, next(), new SwitchOrder.Release(caller, ReleaseCause.Hangup)));
      assertThat(there.await(Released.class, caller).cause()).isEqualTo(ReleaseCause.Hangup);
      assertThat(there.await(Released.class, called).cause()).isEqualTo(ReleaseCause.RemoteHangup);
      assertThat(reported().of(caller)).as("of a call that is another node's").hasSize(before);
      assertThat(there.of(caller))
        .extracting(SwitchEvent::sequence)
        .allMatch(later -> later > latest(caller));
    }
  }

  @Test
  void whatWasRecordedIsThereTakeByTakeUntilItIsForgotten() {
    talk();
    record(caller, RecordingState.Started);
    assertThat(await(connector().recordings(caller)))
      .as("complete files")
      .isZero();
    record(caller, RecordingState.None);
    recorded(1);
    record(caller, RecordingState.Started);
    order(new SwitchOrder.Release(caller, ReleaseCause.Hangup));
    released(caller);
    recorded(2);
    assertThat(await(connector().recording(caller, 3))).isEmpty();
    await(connector().forgetRecordings(caller, 1));
    assertThat(await(connector().recordings(caller))).isZero();
    assertThat(await(connector().recording(caller, 2))).isEmpty();
    await(connector().forgetRecordings(caller, 1));
  }

  /** Waits until so many files are complete, the last of which is fetched; there are none where none are kept. */
  private void recorded(int takes) {
    if (!keepsRecordings()) {
      assertThat(await(connector().recordings(caller))).isZero();
      assertThat(await(connector().recording(caller, takes))).isEmpty();
      return;
    }
    reported().until(takes + " files", () -> await(connector().recordings(caller)) == takes);
    assertThat(file(caller, takes)).startsWith('R', 'I', 'F', 'F');
  }
}
