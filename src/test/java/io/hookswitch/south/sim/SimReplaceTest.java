package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several phones of Alice's ring, and the one that is picked up takes the place of the one that she talks at. */
class SimReplaceTest {

  private static final SwitchOrder.Fork FORK = new SwitchOrder.Fork(
    Desks.SECOND.party(0),
    List.of(Numbers.ALICE, Numbers.ALICE_AWAY)
  );
  private static final SwitchOrder.Replace REPLACE = new SwitchOrder.Replace(
    Desks.FIRST.party(0),
    Desks.SECOND.party(0),
    Numbers.ALICE_AWAY
  );

  /** Alice talks to Bob; her other phone is the one that is picked up. */
  private static Desks forked() {
    String away = Numbers.ALICE_AWAY.subscriber().device();
    Desks desks = new Desks(device -> device.equals(away) ? Optional.of(Duration.ofSeconds(2)) : Optional.empty());
    desks.order(
      new SwitchOrder.Dial(
        Desks.FIRST.party(0),
        Numbers.ALICE,
        Desks.FIRST.party(1),
        Numbers.BOB,
        false,
        Numbers.ALICE.number()
      )
    );
    desks.order(new SwitchOrder.Answer(Desks.FIRST.party(1)));
    desks.order(FORK);
    return desks;
  }

  private static Desks found() {
    Desks desks = forked().pass(2500);
    desks.events.clear();
    return desks;
  }

  private static Endpoint placeOf(Desks desks) {
    return desks.first().leg(0).orElseThrow().endpoint();
  }

  private static SwitchEvent last(Desks desks) {
    return desks.events.getLast();
  }

  @Test
  void allPhonesRingUntilOneIsPickedUp() {
    Desks desks = forked();
    assertThat(last(desks)).isInstanceOfSatisfying(SwitchEvent.Inspected.class, seen ->
      assertThat(seen.state()).isEqualTo(PartyState.Ringing)
    );
    assertThat(desks.second().lines().values()).containsExactly(true, true);
    desks.pass(2500);
    assertThat(last(desks)).isInstanceOfSatisfying(SwitchEvent.Located.class, seen ->
      assertThat(seen.phone()).isEqualTo(Numbers.ALICE_AWAY)
    );
    assertThat(desks.second().lines().keySet())
      .extracting(SimCall.Line::device)
      .containsExactly(Numbers.ALICE_AWAY.subscriber().device());
  }

  @Test
  void aForkToBusyPhonesEndsAtOnce() {
    Desks desks = new Desks(Phones.SILENT);
    desks.busy = true;
    desks.order(FORK);
    assertThat(last(desks)).isInstanceOfSatisfying(SwitchEvent.Released.class, gone ->
      assertThat(gone.cause()).isEqualTo(ReleaseCause.Busy)
    );
  }

  @Test
  void phonesThatNobodyPicksUpStop() {
    Desks desks = new Desks(Phones.SILENT).order(FORK).pass(120_000);
    assertThat(last(desks)).isInstanceOfSatisfying(SwitchEvent.Released.class, gone ->
      assertThat(gone.cause()).isEqualTo(ReleaseCause.NoAnswer)
    );
  }

  @Test
  void whoeverPicksUpAndHearsNothingHangsUp() {
    assertThat(last(found().pass(120_000))).isInstanceOf(SwitchEvent.Released.class);
  }

  @Test
  void theLegGoesOnAtTheOtherPhoneInItsState() {
    Desks desks = found();
    desks.order(new SwitchOrder.Record(Desks.FIRST.party(0), RecordingState.Started));
    desks.order(new SwitchOrder.Record(Desks.FIRST.party(0), RecordingState.Paused));
    desks.order(new SwitchOrder.Hold(Desks.FIRST.party(0)));
    desks.events.clear();
    desks.order(REPLACE);
    assertThat(desks.events)
      .extracting(event -> event.party() + " " + event.getClass().getSimpleName())
      .containsExactly("8:0 Released", "7:0 Located");
    SimLeg leg = desks.first().leg(0).orElseThrow();
    assertThat(leg.state()).isEqualTo(PartyState.Held);
    assertThat(leg.recording()).isEqualTo(RecordingState.Paused);
    assertThat(leg.lines()).containsExactly(Numbers.ALICE_AWAY.subscriber().device());
    assertThat(desks.second().over()).isTrue();
  }

  @Test
  void aPhoneThatCannotBeMutedIsNotMuted() {
    Desks desks = found()
      .order(new SwitchOrder.Mute(Desks.FIRST.party(0), true))
      .order(REPLACE);
    assertThat(desks.first().leg(0).orElseThrow().muted()).isFalse();
    assertThat(last(desks)).isInstanceOfSatisfying(SwitchEvent.Muted.class, muted -> assertThat(muted.on()).isFalse());
  }

  @Test
  void givenAgainItOnlyReports() {
    Desks desks = found().order(50, REPLACE);
    SimCall before = desks.first();
    desks.events.clear();
    desks.order(50, REPLACE);
    assertThat(desks.first().legs()).isEqualTo(before.legs());
    assertThat(desks.events)
      .extracting(event -> event.getClass().getSimpleName())
      .contains("Located", "Released");
  }

  @Test
  void anInspectionTellsWhereTheLegIs() {
    Desks desks = found()
      .order(REPLACE)
      .order(new SwitchOrder.Inspect(Desks.FIRST.party(0)));
    assertThat(last(desks)).isInstanceOf(SwitchEvent.Located.class);
  }

  @Test
  void whatANodeBeganAnotherFinishes() {
    Desks desks = found().tear(50, REPLACE);
    assertThat(placeOf(desks)).isEqualTo(Numbers.ALICE);
    assertThat(desks.second().merging()).isTrue();
    desks.order(50, REPLACE);
    assertThat(placeOf(desks)).isEqualTo(Numbers.ALICE_AWAY);
    assertThat(desks.second().over()).isTrue();
  }

  @Test
  void whatCannotBeFinishedIsUndone() {
    Desks desks = found().tear(50, REPLACE).hangUp(Desks.FIRST.party(1));
    desks.order(50, REPLACE);
    assertThat(desks.second().leg(0).orElseThrow().state()).isEqualTo(PartyState.Dialing);
    assertThat(desks.second().merging()).isFalse();
  }

  @Test
  void aPhoneThatRingsReplacesNobody() {
    Desks desks = forked().order(REPLACE);
    assertThat(last(desks)).isInstanceOf(SwitchEvent.OrderFailed.class);
    assertThat(placeOf(desks)).isEqualTo(Numbers.ALICE);
  }

  @Test
  void anotherUsersPhoneReplacesNobody() {
    Desks desks = found().order(
      new SwitchOrder.Replace(Desks.FIRST.party(1), Desks.SECOND.party(0), Numbers.ALICE_AWAY)
    );
    assertThat(last(desks)).isInstanceOf(SwitchEvent.OrderFailed.class);
  }
}
