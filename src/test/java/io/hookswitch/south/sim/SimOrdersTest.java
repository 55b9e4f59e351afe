package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimOrdersTest {

  /** How leg 0 gets into a state. */
  private static final Map<String, Supplier<Desk>> STATES = new TreeMap<>(
    Map.of(
      "unknown",
      Desk::withSilentPhones,
      "alerting",
      () -> Desk.withSilentPhones().dial(Numbers.BOB, true),
      "dialing",
      () -> Desk.calling(Numbers.BOB),
      "established",
      Desk::talking,
      "held",
      SimOrdersTest::holding,
      "released",
      SimOrdersTest::left
    )
  );

  private static Desk holding() {
    Desk desk = Desk.talking();
    return desk.order(new SwitchOrder.Hold(desk.leg(0)));
  }

  /** Alice has been taken out, Bob and Carol go on. */
  private static Desk left() {
    Desk desk = Desk.talking();
    return desk.order(new SwitchOrder.Redirect(desk.leg(0), desk.leg(2), Numbers.CAROL));
  }

  private static SwitchOrder order(String name, Desk desk, int leg) {
    return switch (name) {
      case "Answer" -> new SwitchOrder.Answer(desk.leg(leg));
      case "Release" -> new SwitchOrder.Release(desk.leg(leg), ReleaseCause.Hangup);
      case "Hold" -> new SwitchOrder.Hold(desk.leg(leg));
      case "Retrieve" -> new SwitchOrder.Retrieve(desk.leg(leg));
      case "Mute" -> new SwitchOrder.Mute(desk.leg(leg), true);
      case "Unmute" -> new SwitchOrder.Mute(desk.leg(leg), false);
      case "Digits" -> new SwitchOrder.Digits(desk.leg(leg), "12#");
      case "Record" -> new SwitchOrder.Record(desk.leg(leg), RecordingState.Started);
      case "Redirect" -> new SwitchOrder.Redirect(desk.leg(leg), desk.leg(5), Numbers.CAROL);
      case "Inspect" -> new SwitchOrder.Inspect(desk.leg(leg));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest(name = "{1} while {0}: {2}")
  @CsvSource(
    textBlock = """
    unknown,     Answer,   OrderFailed
    unknown,     Release,  Released Lost
    unknown,     Hold,     OrderFailed
    unknown,     Retrieve, OrderFailed
    unknown,     Mute,     OrderFailed
    unknown,     Unmute,   OrderFailed
    unknown,     Digits,   OrderFailed
    unknown,     Record,   OrderFailed
    unknown,     Redirect, OrderFailed
    unknown,     Inspect,  Released Lost
    alerting,    Answer,   Originated
    alerting,    Release,  Released Hangup
    alerting,    Hold,     OrderFailed
    alerting,    Retrieve, OrderFailed
    alerting,    Mute,     OrderFailed
    alerting,    Unmute,   OrderFailed
    alerting,    Digits,   OrderFailed
    alerting,    Record,   OrderFailed
    alerting,    Redirect, OrderFailed
    alerting,    Inspect,  Inspected Ringing recording None
    dialing,     Answer,   OrderFailed
    dialing,     Release,  Released Hangup
    dialing,     Hold,     OrderFailed
    dialing,     Retrieve, OrderFailed
    dialing,     Mute,     OrderFailed
    dialing,     Unmute,   OrderFailed
    dialing,     Digits,   OrderFailed
    dialing,     Record,   OrderFailed
    dialing,     Redirect, OrderFailed
    dialing,     Inspect,  Inspected Dialing recording None
    established, Answer,   Answered
    established, Release,  Released Hangup
    established, Hold,     Held
    established, Retrieve, Retrieved
    established, Mute,     Muted on
    established, Unmute,   Muted off
    established, Digits,   DigitsSent
    established, Record,   Recorded Started
    established, Redirect, Released Transferred
    established, Inspect,  Inspected Established recording None
    held,        Answer,   Held
    held,        Release,  Released Hangup
    held,        Hold,     Held
    held,        Retrieve, Retrieved
    held,        Mute,     Muted on
    held,        Unmute,   Muted off
    held,        Digits,   OrderFailed
    held,        Record,   Recorded Started
    held,        Redirect, Released Transferred
    held,        Inspect,  Inspected Held recording None
    released,    Answer,   OrderFailed
    released,    Release,  Released Transferred
    released,    Hold,     OrderFailed
    released,    Retrieve, OrderFailed
    released,    Mute,     OrderFailed
    released,    Unmute,   OrderFailed
    released,    Digits,   OrderFailed
    released,    Record,   OrderFailed
    released,    Redirect, OrderFailed
    released,    Inspect,  Released Transferred
    """
  )
  void eachOrderIsAnsweredInEachState(String state, String order, String answer) {
    Desk desk = STATES.get(state).get();
    desk.heard();
    SimCall before = desk.call;
    String first = desk
      .order(order(order, desk, 0))
      .heard()
      .getFirst();
    if (answer.equals("OrderFailed")) {
      assertThat(first).startsWith("0 OrderFailed " + desk.number + ": ");
      assertThat(desk.call.legs()).isEqualTo(before.legs());
      assertThat(desk.call.timers()).isEqualTo(before.timers());
    } else if (answer.equals("DigitsSent")) {
      assertThat(first).isEqualTo("0 DigitsSent " + desk.number);
    } else {
      assertThat(first).isEqualTo("0 " + answer);
    }
  }

  @Test
  void theOtherEndOfATwoPartyCallIsReleasedToo() {
    Desk desk = Desk.talking();
    assertThat(desk.order(order("Release", desk, 0)).heard()).containsExactly(
      "0 Released Hangup",
      "1 Released RemoteHangup"
    );
  }

  @Test
  void aCallerWhoGivesUpCancelsTheRinging() {
    Desk desk = Desk.calling(Numbers.BOB);
    desk.heard();
    assertThat(desk.order(order("Release", desk, 0)).heard()).containsExactly(
      "0 Released Hangup",
      "1 Released Cancelled"
    );
    assertThat(desk.pass(60_000).heard()).isEmpty();
  }

  @Test
  void aCalledPartyThatLeavesWhileItRingsHasRejected() {
    Desk desk = Desk.calling(Numbers.BOB);
    desk.heard();
    desk.order(new SwitchOrder.Release(desk.leg(1), ReleaseCause.Rejected));
    assertThat(desk.heard()).containsExactly("1 Released Rejected", "0 Released Rejected");
  }

  @Test
  void aClearedCallIsClearedForBoth() {
    Desk desk = Desk.talking();
    desk.order(new SwitchOrder.Release(desk.leg(1), ReleaseCause.Cleared));
    assertThat(desk.heard()).containsExactly("1 Released Cleared", "0 Released Cleared");
  }

  @Test
  void aPhoneOfThePublicNetworkCanNeitherBeAnsweredNorMuted() {
    Desk desk = Desk.calling(Numbers.DAVE);
    desk.heard();
    assertThat(desk.order(order("Answer", desk, 1)).heard()).containsExactly(
      "1 OrderFailed 2: not supported by this device: no phone of another network is told to pick up"
    );
    Desk answered = new Desk(device -> java.util.Optional.of(java.time.Duration.ZERO));
    answered.dial(Numbers.DAVE, false).pass(1).heard();
    assertThat(answered.order(order("Mute", answered, 1)).heard()).containsExactly(
      "1 OrderFailed 2: not supported by this device: the directory says that this phone is not muted by the switch"
    );
  }

  @Test
  void aLegInTheNetworkIsNotControlled() {
    Desk desk = Desk.calling(Numbers.network("+3212345678")).pass(1000);
    desk.heard();
    for (String order : List.of("Answer", "Hold", "Retrieve", "Mute", "Digits", "Record", "Redirect")) {
      assertThat(desk.order(order(order, desk, 1)).heard())
        .singleElement()
        .asString()
        .startsWith("1 OrderFailed");
    }
    assertThat(desk.order(order("Inspect", desk, 1)).heard()).containsExactly("1 Inspected Established recording None");
  }

  @Test
  void aRecordingIsStartedPausedResumedAndStopped() {
    Desk desk = Desk.talking();
    assertThat(desk.order(record(desk, RecordingState.Paused)).heard()).containsExactly(
      "0 OrderFailed 3: there is no recording to pause"
    );
    desk.order(record(desk, RecordingState.Started));
    desk.order(record(desk, RecordingState.Paused));
    desk.order(new SwitchOrder.Hold(desk.leg(0)));
    desk.order(new SwitchOrder.Inspect(desk.leg(0)));
    desk.order(record(desk, RecordingState.Started));
    desk.order(record(desk, RecordingState.None));
    assertThat(desk.heard()).containsExactly(
      "0 Recorded Started",
      "0 Recorded Paused",
      "0 Held",
      "0 Inspected Held recording Paused",
      "0 Recorded Started",
      "0 Recorded None"
    );
  }

  @Test
  void aRecordingCannotBeBroughtToAStateThatOnlyTheSwitchReports() {
    Desk desk = Desk.talking();
    desk.order(record(desk, RecordingState.Pending)).order(record(desk, RecordingState.Failed));
    assertThat(desk.heard()).containsExactly(
      "0 OrderFailed 3: no recording can be brought to Pending",
      "0 OrderFailed 4: no recording can be brought to Failed"
    );
  }

  private static SwitchOrder record(Desk desk, RecordingState to) {
    return new SwitchOrder.Record(desk.leg(0), to);
  }

  @Test
  void aLegThatIsStillBeingReachedSaysSo() {
    Desk desk = Desk.calling(Numbers.network("+32100001"));
    desk.heard();
    assertThat(desk.order(order("Inspect", desk, 1)).heard()).containsExactly(
      "1 OrderFailed 2: the leg is still being reached"
    );
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({ "Answer", "Hold", "Retrieve", "Mute", "Digits", "Record", "Redirect" })
  void aRepeatedOrderIsAnsweredAgainAndHasNoSecondEffect(String name) {
    Desk desk = name.equals("Answer") ? Desk.calling(Numbers.BOB) : Desk.talking();
    int leg = name.equals("Answer") ? 1 : 0;
    desk.heard();
    String answer = desk
      .order(order(name, desk, leg))
      .heard()
      .getFirst();
    SimCall after = desk.call;
    assertThat(
      desk
        .order(desk.number, order(name, desk, leg))
        .heard()
        .getFirst()
    ).isEqualTo(answer);
    assertThat(desk.call.legs()).isEqualTo(after.legs());
    assertThat(desk.call.timers()).isEqualTo(after.timers());
    assertThat(desk.call.sequence()).isGreaterThan(after.sequence());
  }

  @Test
  void aRepeatedDialTellsHowFarTheCallIs() {
    Desk desk = Desk.withSilentPhones().dial(Numbers.BOB, true);
    desk.number = 0;
    assertThat(desk.dial(Numbers.BOB, true).heard()).containsExactly("0 Inspected Ringing recording None");
    desk.pass(500).heard();
    desk.number = 0;
    assertThat(desk.dial(Numbers.BOB, true).heard()).containsExactly("0 Originated", "1 Ringing");
  }

  @Test
  void aRepeatedOrderTellsWhatIsSoNowNotWhatItOnceDid() {
    Desk desk = Desk.talking();
    desk
      .order(new SwitchOrder.Hold(desk.leg(0)))
      .order(new SwitchOrder.Retrieve(desk.leg(0)))
      .heard();
    desk.order(3, new SwitchOrder.Hold(desk.leg(0)));
    assertThat(desk.heard()).containsExactly("0 Answered");
    assertThat(desk.call.leg(0).orElseThrow().state()).isEqualTo(PartyState.Established);
  }

  @Test
  void aRepeatedFailureFailsAgainThoughItWouldWorkNow() {
    Desk desk = Desk.calling(Numbers.BOB);
    desk
      .order(new SwitchOrder.Hold(desk.leg(0)))
      .order(new SwitchOrder.Answer(desk.leg(1)))
      .heard();
    assertThat(desk.order(2, new SwitchOrder.Hold(desk.leg(0))).heard()).containsExactly(
      "0 OrderFailed 2: the leg is not connected: Dialing"
    );
  }

  @Test
  void aNumberThatWasAnotherOrderIsNotObeyed() {
    Desk desk = Desk.talking();
    assertThat(desk.order(2, new SwitchOrder.Hold(desk.leg(0))).heard()).containsExactly(
      "0 OrderFailed 2: order 2 was another one: Answer"
    );
  }

  @Test
  void onlyTheLastOrdersAreRemembered() {
    Desk desk = Desk.talking();
    for (int i = 0; i < 100; i++) desk.order(new SwitchOrder.Mute(desk.leg(0), i % 2 == 0));
    assertThat(desk.call.taken()).hasSize(SimCall.REMEMBERED);
    assertThat(desk.call.taken().lastKey()).isEqualTo(desk.number);
  }

  @Test
  void sequenceNumbersGoOnAfterTheCallWasForgotten() {
    Desk desk = Desk.talking();
    desk.order(order("Release", desk, 0));
    long last = desk.events.getLast().sequence();
    desk.call = SimCall.none(desk.id);
    desk.pass(1).order(order("Inspect", desk, 0));
    assertThat(desk.events.getLast()).isEqualTo(
      new SwitchEvent.Released(desk.leg(0), desk.events.getLast().sequence(), ReleaseCause.Lost)
    );
    assertThat(desk.events.getLast().sequence()).isGreaterThan(last);
  }
}
