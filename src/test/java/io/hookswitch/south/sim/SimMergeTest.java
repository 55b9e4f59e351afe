package io.hookswitch.south.sim;

import static io.hookswitch.south.sim.Desks.FIRST;
import static io.hookswitch.south.sim.Desks.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Consultation;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SimMergeTest {

  private static final SwitchOrder.Merge TRANSFER = Desks.merging(Consultation.Transfer);
  private static final SwitchOrder.Merge CONFERENCE = Desks.merging(Consultation.Conference);

  @Test
  void aTransferTakesTheUserOutOfBothCallsAndTheOthersTalk() {
    Desks desks = Desks.consulted().order(TRANSFER);
    assertThat(desks.heard()).containsExactly("7:0 Released Transferred", "8:0 Released Transferred", "7:2 Answered");
    assertThat(desks.states(FIRST)).containsExactly("0 Released", "1 Established", "2 Established");
    assertThat(desks.second().over() || desks.second().remembered()).isTrue();
    assertThat(desks.hangUp(FIRST.party(1)).heard()).containsExactly(
      "7:1 Released Hangup",
      "7:2 Released RemoteHangup"
    );
  }

  @Test
  void aConferenceRetrievesTheUserOnTheFirstCall() {
    Desks desks = Desks.consulted().order(CONFERENCE);
    assertThat(desks.heard()).containsExactly("8:0 Released Conferenced", "7:0 Retrieved", "7:2 Answered");
    assertThat(desks.states(FIRST)).containsExactly("0 Established", "1 Established", "2 Established");
    assertThat(desks.second().over() || desks.second().remembered()).isTrue();
  }

  @Test
  void aUserWhoTalksOnTheFirstCallNeedNotBeRetrieved() {
    Desks desks = Desks.consulted().alternate();
    desks.heard();
    assertThat(desks.order(CONFERENCE).heard()).containsExactly("8:0 Released Conferenced", "7:2 Answered");
  }

  @Test
  void aRingingLegGoesOnRingingAndIsAnsweredOnTheFirstCall() {
    Desks desks = Desks.consulting(Numbers.CAROL).order(TRANSFER);
    assertThat(desks.heard()).endsWith("8:0 Released Transferred", "7:2 Ringing");
    assertThat(desks.order(new SwitchOrder.Answer(FIRST.party(2))).heard()).containsExactly(
      "7:2 Answered",
      "7:1 Answered"
    );
    desks = Desks.consulting(Numbers.CAROL).order(CONFERENCE);
    assertThat(desks.heard()).containsExactly("8:0 Released Conferenced", "7:0 Retrieved", "7:2 Ringing");
    assertThat(desks.order(new SwitchOrder.Answer(FIRST.party(2))).heard()).containsExactly("7:2 Answered");
  }

  @Test
  void theTimersComeAlong() {
    Desks desks = Desks.consulting(Numbers.CAROL).pass(10_000).order(TRANSFER);
    desks.heard();
    assertThat(desks.pass(19_999).heard()).isEmpty();
    assertThat(desks.pass(1).heard()).containsExactly("7:2 Released NoAnswer", "7:1 Released NoAnswer");
    desks = Desks.consulting(Numbers.network("+3210000005")).pass(400).order(CONFERENCE);
    desks.heard();
    assertThat(desks.pass(600).heard()).containsExactly("7:2 Answered");
    assertThat(desks.pass(2000).heard()).containsExactly("7:2 Released Hangup");
    desks = Desks.consulting(Numbers.network("+3210000005")).pass(2000).order(TRANSFER);
    desks.heard();
    assertThat(desks.pass(1000).heard()).containsExactly("7:2 Released Hangup", "7:1 Released RemoteHangup");
  }

  @Test
  void aPhoneThatAnswersByItselfDoesSoOnTheFirstCall() {
    Desks desks = new Desks(device -> Optional.of(java.time.Duration.ofSeconds(2)));
    desks.order(new SwitchOrder.Dial(FIRST.party(0), Numbers.ALICE, FIRST.party(1), Numbers.BOB, false, ""));
    desks.pass(2000).consult(Numbers.CAROL).pass(1500).order(CONFERENCE).heard();
    assertThat(desks.pass(500).heard()).containsExactly("7:2 Answered");
    assertThat(desks.pass(60_000).heard()).isEmpty();
  }

  @Test
  void holdMuteAndRecordingComeAlong() {
    Desks desks = Desks.consulted()
      .order(new SwitchOrder.Record(SECOND.party(1), RecordingState.Started))
      .order(new SwitchOrder.Record(SECOND.party(1), RecordingState.Paused))
      .order(new SwitchOrder.Mute(SECOND.party(1), true))
      .order(new SwitchOrder.Hold(SECOND.party(1)));
    desks.heard();
    assertThat(desks.order(CONFERENCE).heard()).containsExactly(
      "8:0 Released Conferenced",
      "7:0 Retrieved",
      "7:2 Held",
      "7:2 Muted on",
      "7:2 Recorded Paused"
    );
    desks.order(new SwitchOrder.Record(FIRST.party(2), RecordingState.Started));
    assertThat(desks.heard()).containsExactly("7:2 Recorded Started");
  }

  @Test
  void thePhonesOfTheLegsAreBusyForTheFirstCall() {
    Desks desks = Desks.consulted();
    SimCall before = desks.second();
    desks.order(CONFERENCE);
    assertThat(before.lines().keySet().stream().map(SimCall.Line::leg)).containsExactlyInAnyOrder(
      SECOND.party(0),
      SECOND.party(1)
    );
    assertThat(desks.outcome.second().lines().keySet().stream().map(SimCall.Line::leg)).containsExactlyInAnyOrder(
      SECOND.party(0),
      SECOND.party(1)
    );
    assertThat(desks.outcome.settled().lines()).isEmpty();
    assertThat(desks.first().lines().keySet().stream().map(SimCall.Line::leg)).containsExactlyInAnyOrder(
      FIRST.party(0),
      FIRST.party(1),
      FIRST.party(2)
    );
  }

  @Test
  void severalLegsComeAtOnce() {
    Desks desks = Desks.consulted();
    desks.order(new SwitchOrder.Join(SECOND.party(0), SECOND.party(2), Numbers.DAVE)).heard();
    desks.order(Desks.merging(Consultation.Transfer, Desks.move(2, 2), Desks.move(1, 3)));
    assertThat(desks.heard()).endsWith("7:2 Ringing", "7:3 Answered");
    assertThat(desks.states(FIRST)).containsExactly("0 Released", "1 Established", "2 Ringing", "3 Established");
  }

  @ParameterizedTest
  @EnumSource(value = Consultation.class, names = { "Transfer", "Conference" })
  void aRepeatedMergeReportsTheFactsAgain(Consultation purpose) {
    SwitchOrder merge = Desks.merging(purpose);
    Desks desks = Desks.consulted().order(5, merge);
    List<String> first = desks.heard();
    SimCall merged = desks.first();
    assertThat(desks.order(5, merge).heard()).containsExactlyInAnyOrderElementsOf(first);
    assertThat(desks.first().legs()).isEqualTo(merged.legs());
    assertThat(desks.second().over() || desks.second().remembered()).isTrue();
  }

  @Test
  void afterAMergeTheOldIdsSayWhatHasBecomeOfThemForAWhile() {
    Desks desks = Desks.consulted().order(CONFERENCE);
    desks.heard();
    desks.order(80, new SwitchOrder.Inspect(SECOND.party(1)));
    desks.order(81, new SwitchOrder.Release(SECOND.party(0), io.hookswitch.call.ReleaseCause.Hangup));
    desks.order(82, new SwitchOrder.Hold(SECOND.party(1)));
    desks.order(83, CONFERENCE);
    assertThat(desks.heard()).containsExactly(
      "8:1 Released Moved",
      "8:0 Released Conferenced",
      "8:1 OrderFailed 82: the leg has been released: Moved",
      "7:0 OrderFailed 83: the leg is gone: 8:0"
    );
  }

  static Stream<Arguments> refusals() {
    SwitchOrder.Merge behind = Desks.merging(Consultation.Conference, Desks.move(1, 2));
    return Stream.of(
      refusal(Desks.consulted().hangUp(FIRST.party(1)), TRANSFER, "the switch does not know this leg: 7:0"),
      refusal(Desks.consulted().hangUp(SECOND.party(1)), TRANSFER, "the leg is gone: 8:0"),
      refusal(Desks.consulting(Numbers.network("+3210000001")), TRANSFER, "the leg is still being reached: 8:1"),
      refusal(Desks.consulted(), Desks.merging(Consultation.Transfer), "a leg would be left behind: 8:1", true),
      refusal(Desks.consulted(), Desks.merging(Consultation.Transfer, Desks.move(4, 2)), "the leg is gone: 8:4"),
      refusal(
        Desks.consulted(),
        Desks.merging(Consultation.Transfer, Desks.move(1, 1)),
        "no such move is possible: 8:1 to 7:1"
      ),
      refusal(
        Desks.consulted(),
        Desks.merging(Consultation.Conference, Desks.move(0, 2)),
        "no such move is possible: 8:0 to 7:2"
      ),
      refusal(
        Desks.consulted().order(new SwitchOrder.Join(SECOND.party(0), SECOND.party(2), Numbers.DAVE)),
        behind,
        "a leg would be left behind: 8:2"
      ),
      refusal(
        Desks.consulting(Numbers.CAROL).join(Numbers.DAVE).hangUp(FIRST.party(1)),
        Desks.merging(Consultation.Transfer, Desks.move(1, 3)),
        "nobody is connected whom the call could be left to"
      ),
      refusal(
        Desks.consulted(),
        new SwitchOrder.Merge(FIRST.party(0), SECOND.party(1), Consultation.Conference, List.of(Desks.move(0, 2))),
        "not a leg of the same user: 8:1"
      )
    );
  }

  private static Arguments refusal(Desks desks, SwitchOrder.Merge order, String reason) {
    return Arguments.of(desks, order, reason);
  }

  private static Arguments refusal(Desks desks, SwitchOrder.Merge order, String reason, boolean nobody) {
    SwitchOrder.Merge empty = new SwitchOrder.Merge(order.party(), order.consulting(), order.purpose(), List.of());
    return Arguments.of(desks, nobody ? empty : order, reason);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("refusals")
  void aMergeThatCannotBeMadeChangesNothing(Desks desks, SwitchOrder.Merge order, String reason) {
    desks.heard();
    SimCall first = desks.first();
    SimCall second = desks.second();
    desks.order(90, order);
    assertThat(desks.heard()).containsExactly("7:0 OrderFailed 90: " + reason);
    assertThat(desks.first().legs()).isEqualTo(first.legs());
    assertThat(desks.second()).isEqualTo(second);
    desks.order(90, order);
    assertThat(desks.heard()).containsExactly("7:0 OrderFailed 90: " + reason);
  }

  @Test
  void aMergeThatWasHalfDoneIsFinishedByItsRepeat() {
    Desks desks = Desks.consulting(Numbers.CAROL).tear(5, TRANSFER);
    assertThat(desks.states(SECOND)).containsExactly("0 Released");
    assertThat(SimJson.read(SECOND, SimJson.write(desks.second()))).isEqualTo(desks.second());
    desks.pass(5000).order(5, TRANSFER);
    assertThat(desks.heard()).containsExactly("7:0 Released Transferred", "8:0 Released Transferred", "7:2 Ringing");
    assertThat(desks.second().over() || desks.second().remembered()).isTrue();
    assertThat(desks.pass(25_000).heard()).containsExactly("7:2 Released NoAnswer", "7:1 Released NoAnswer");
  }

  @Test
  void aMergeThatWasHalfDoneIsUndoneWhenTheFirstCallHasEnded() {
    Desks desks = Desks.consulted();
    List<SimLeg> legs = desks.second().legs();
    desks.tear(5, TRANSFER).hangUp(FIRST.party(1)).heard();
    desks.order(5, TRANSFER);
    assertThat(desks.heard()).containsExactly("7:0 OrderFailed 5: the switch does not know this leg: 7:0");
    assertThat(desks.second().legs()).isEqualTo(legs);
    assertThat(desks.hangUp(SECOND.party(0)).heard()).containsExactly(
      "8:0 Released Hangup",
      "8:1 Released RemoteHangup"
    );
  }

  @Test
  void aMergeThatNobodyFinishesIsForgotten() {
    Desks desks = Desks.consulted()
      .tear(5, TRANSFER)
      .order(80, new SwitchOrder.Inspect(SECOND.party(1)));
    assertThat(desks.heard()).containsExactly("8:1 Released Lost");
    assertThat(desks.pass(60_000).second()).isEqualTo(SimCall.none(SECOND));
    assertThat(desks.order(5, TRANSFER).heard()).containsExactly("7:0 OrderFailed 5: the leg is gone: 8:0");
  }

  @Test
  void aSecondCallThatWasNotForgottenIsForgottenByTheRepeat() {
    Desks desks = Desks.consulted().order(5, CONFERENCE);
    List<String> facts = desks.heard();
    desks.calls.put(SECOND, desks.outcome.second());
    assertThat(desks.order(5, CONFERENCE).heard()).containsExactlyInAnyOrderElementsOf(facts);
    assertThat(desks.second().over() || desks.second().remembered()).isTrue();
  }
}
