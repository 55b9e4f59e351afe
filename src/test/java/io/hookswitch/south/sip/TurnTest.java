package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.south.sip.Leg.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Calls as pure code: orders and facts in, effects out. */
class TurnTest {

  private static final CallId ONE = new CallId(1);
  private static final CallId TWO = new CallId(2);
  private static final PartyId ADA = ONE.party(0);
  private static final PartyId BOB = ONE.party(1);

  private final Map<CallId, SipCall> calls = new HashMap<>();
  private final List<String> said = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  private static Endpoint phone(String device, String user) {
    UserId id = new UserId("demo", user);
    return new Endpoint(
      "1500" + device,
      device,
      new Endpoint.Subscriber(id, device, UserRole.Agent, TelephonyNetwork.Private, true, RecordingMode.Unassigned)
    );
  }

  private Set<PartyId> users(String line) {
    Set<PartyId> users = new HashSet<>();
    for (SipCall call : calls.values()) {
      call
        .legs()
        .values()
        .stream()
        .filter(leg -> leg.lines().contains(line))
        .forEach(leg -> users.add(call.id().party(leg.index())));
    }
    return users;
  }

  private void turn(Consumer<Turn> input) {
    Turn turn = new Turn(id -> calls.getOrDefault(id, SipCall.empty(id)), this::users);
    input.accept(turn);
    turn.calls().forEach(call -> calls.put(call.id(), call));
    said.clear();
    effects.clear();
    for (Effect effect : turn.effects()) {
      if (effect instanceof Effect.Report report) {
        SwitchEvent event = report.fact().apply(report.party(), 0L);
        String cause = event instanceof SwitchEvent.Released gone ? " " + gone.cause() : "";
        said.add(event.getClass().getSimpleName() + " " + event.party() + cause);
      } else {
        effects.add(effect);
      }
    }
  }

  private void order(SwitchOrder order) {
    turn(turn -> Orders.obey(turn, 7, order, true));
  }

  private void answers(String line) {
    turn(turn -> Facts.answered(turn, line));
  }

  private Phase phase(PartyId party) {
    return calls.get(party.call()).leg(party.index()).orElseThrow().phase();
  }

  private void talk() {
    order(new SwitchOrder.Dial(ADA, phone("a", "ada"), BOB, phone("b", "bob"), true, "15000"));
    answers("1:0");
    turn(turn -> Facts.reach(turn, BOB, true));
    answers("1:1");
  }

  private void consult() {
    talk();
    order(
      new SwitchOrder.Consult(
        ADA,
        TWO.party(0),
        phone("a", "ada"),
        TWO.party(1),
        phone("c", "cy"),
        Consultation.Transfer
      )
    );
    turn(turn -> Facts.reach(turn, TWO.party(1), true));
    answers("2:1");
  }

  @Test
  void theOwnPhoneIsCalledFirst() {
    order(new SwitchOrder.Dial(ADA, phone("a", "ada"), BOB, phone("b", "bob"), true, "15000"));
    assertThat(effects).containsExactly(new Effect.Invite("1:0", phone("a", "ada"), "1500b", false));
    answers("1:0");
    assertThat(said).containsExactly("Originated 1:0");
    assertThat(effects).containsExactly(new Effect.Reach(BOB));
    turn(turn -> Facts.reach(turn, BOB, true));
    assertThat(effects).containsExactly(new Effect.Invite("1:1", phone("b", "bob"), "15000", false));
    turn(turn -> Facts.ringing(turn, "1:1", true, false));
    assertThat(said).containsExactly("Ringing 1:1");
    answers("1:1");
    assertThat(said).containsExactly("Answered 1:1", "Answered 1:0");
  }

  @Test
  void whoDoesNotWantCallsIsBusy() {
    order(new SwitchOrder.Dial(ADA, phone("a", "ada"), BOB, phone("b", "bob"), true, "15000"));
    answers("1:0");
    turn(turn -> Facts.reach(turn, BOB, false));
    assertThat(said).containsExactly("Released 1:1 Busy", "Released 1:0 Busy");
    assertThat(effects).containsExactly(new Effect.HangUp("1:0", ReleaseCause.Busy), new Effect.Over(ONE));
  }

  @Test
  void keysOfAPhoneAreHeardByTheOthersAndToldToItsUser() {
    talk();
    turn(turn -> Facts.pressed(turn, "1:1", '5'));
    assertThat(effects).containsExactly(new Effect.Press("1:0", "5"));
    assertThat(said).containsExactly("DigitsPressed 1:1");
  }

  @Test
  void keysThatNobodyHearsAreNoNews() {
    talk();
    order(new SwitchOrder.Mute(BOB, true));
    turn(turn -> Facts.pressed(turn, "1:1", '5'));
    assertThat(said).isEmpty();
    order(new SwitchOrder.Mute(BOB, false));
    order(new SwitchOrder.Hold(ADA));
    turn(turn -> Facts.pressed(turn, "1:1", '5'));
    assertThat(said).isEmpty();
    assertThat(effects).isEmpty();
  }

  @Test
  void aConsultationIsOnTheSameLine() {
    consult();
    assertThat(calls.get(TWO).leg(0).orElseThrow().lines()).containsExactly("1:0");
    assertThat(phase(ADA)).isEqualTo(Phase.HELD);
    assertThat(phase(TWO.party(0))).isEqualTo(Phase.TALKING);
    order(new SwitchOrder.Alternate(ADA, TWO.party(0)));
    assertThat(said).containsExactly("Retrieved 1:0", "Held 2:0");
  }

  @Test
  void whenTheThirdHangsUpThePhoneStaysWithTheFirst() {
    consult();
    turn(turn -> Facts.ended(turn, "2:1", ReleaseCause.Hangup));
    assertThat(said).containsExactly("Released 2:1 Hangup", "Released 2:0 RemoteHangup");
    assertThat(effects).containsExactly(new Effect.HangUp("2:1", ReleaseCause.Hangup), new Effect.Over(TWO));
    assertThat(phase(ADA)).isEqualTo(Phase.HELD);
  }

  @Test
  void aPhoneThatHangsUpLeavesBothCalls() {
    consult();
    turn(turn -> Facts.ended(turn, "1:0", ReleaseCause.Hangup));
    assertThat(said).containsExactlyInAnyOrder(
      "Released 1:0 Hangup",
      "Released 1:1 RemoteHangup",
      "Released 2:0 Hangup",
      "Released 2:1 RemoteHangup"
    );
  }

  @Test
  void aTransferLeavesTheOthersOnOneCallAndEndsTheLine() {
    consult();
    PartyId third = ONE.party(2);
    order(
      new SwitchOrder.Merge(
        ADA,
        TWO.party(0),
        Consultation.Transfer,
        List.of(new SwitchOrder.Move(TWO.party(1), third))
      )
    );
    assertThat(said).containsExactly("Released 1:0 Transferred", "Released 2:0 Transferred", "Answered 1:2");
    assertThat(effects).containsExactly(new Effect.HangUp("1:0", ReleaseCause.Transferred), new Effect.Over(TWO));
    assertThat(calls.get(ONE).leg(2).orElseThrow().lines()).containsExactly("2:1");
  }

  @Test
  void aConferenceKeepsThePhone() {
    consult();
    order(
      new SwitchOrder.Merge(
        ADA,
        TWO.party(0),
        Consultation.Conference,
        List.of(new SwitchOrder.Move(TWO.party(1), ONE.party(2)))
      )
    );
    assertThat(said).containsExactly("Released 2:0 Conferenced", "Retrieved 1:0", "Answered 1:2");
    assertThat(effects).containsExactly(new Effect.Over(TWO));
  }

  @Test
  void aMergeThatWouldLeaveSomebodyBehindChangesNothing() {
    consult();
    Map<CallId, SipCall> before = Map.copyOf(calls);
    assertThatThrownBy(() ->
      order(new SwitchOrder.Merge(ADA, TWO.party(0), Consultation.Transfer, List.of()))
    ).isInstanceOf(Refused.class);
    assertThat(calls).isEqualTo(before);
  }

  @Test
  void aCallIsPulledToAnotherPhoneWithItsRecording() {
    talk();
    order(new SwitchOrder.Record(ADA, RecordingState.Started));
    assertThat(effects).containsExactly(new Effect.Tape("1:0", "1-0-7"));
    Endpoint desk = phone("d", "ada");
    order(new SwitchOrder.Fork(TWO.party(0), List.of(phone("e", "ada"), desk)));
    assertThat(effects).hasSize(2);
    answers("2:0/1");
    assertThat(said).containsExactly("Located 2:0");
    assertThat(effects).containsExactly(new Effect.HangUp("2:0/0", ReleaseCause.Cancelled));
    turn(turn -> Orders.obey(turn, 8, new SwitchOrder.Replace(ADA, TWO.party(0), desk), true));
    assertThat(said).containsExactly("Released 2:0 Moved", "Located 1:0");
    assertThat(effects).containsExactly(
      new Effect.StopTape("1:0", "1-0-7"),
      new Effect.Tape("2:0/1", "1-0-8"),
      new Effect.Over(TWO),
      new Effect.HangUp("1:0", ReleaseCause.Moved)
    );
    assertThat(phase(ADA)).isEqualTo(Phase.TALKING);
  }

  @Test
  void aPhoneThatCallsIsHeardOfWhenTheOtherRings() {
    SwitchEvent.Offered offer = new SwitchEvent.Offered(ADA, 0, "demo", phone("a", "ada"), phone("b", "bob"));
    turn(turn -> Facts.arrived(turn, offer, "1:0"));
    assertThat(said).isEmpty();
    turn(turn -> Facts.reach(turn, BOB, true));
    turn(turn -> Facts.ringing(turn, "1:1", false, false));
    assertThat(said).containsExactly("Offered 1:0");
    assertThat(effects).containsExactly(new Effect.Ring("1:0"));
    answers("1:1");
    assertThat(said).containsExactly("Answered 1:1", "Answered 1:0");
    assertThat(effects).containsExactly(new Effect.Accept("1:0"));
  }
}
