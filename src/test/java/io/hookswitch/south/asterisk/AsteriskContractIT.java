package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.DigitsPressed;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Inspected;
import io.hookswitch.call.SwitchEvent.Muted;
import io.hookswitch.call.SwitchEvent.Offered;
import io.hookswitch.call.SwitchEvent.OrderFailed;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchEvent.Retrieved;
import io.hookswitch.call.SwitchEvent.Ringing;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.gateway.CuttableLine;
import io.hookswitch.south.ConnectorContract;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.Reported;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.Wish;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on a real Asterisk with real phones, and what the phones hear. */
class AsteriskContractIT extends ConnectorContract {

  private static final Integer[] NOTHING = {};
  private static final Vertx VERTX = Vertx.vertx();

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  private static final Ear A = ASTERISK.phone("15001").ear();
  private static final Ear B = ASTERISK.phone("15002").ear();
  private static final Ear C = ASTERISK.phone("15003").ear();
  private static final int TONE_A = 650;
  private static final int TONE_B = 950;
  private static final int TONE_C = 1500;

  static final class Known implements PhoneBook {

    private static final Set<String> PHONES = Set.of(
      "15001",
      "15002",
      "15003",
      "15004",
      "15005",
      "15006",
      "15007",
      "15008",
      "15009",
      "15010"
    );
    /** What was said last of each. */
    final Map<String, Boolean> reachable = new ConcurrentHashMap<>();

    @Override
    public Optional<String> number(String device) {
      return Optional.of(device);
    }

    @Override
    public Optional<Endpoint> subscriber(String number) {
      return PHONES.contains(number) ? Optional.of(ConnectorContract.phone(number)) : Optional.empty();
    }

    @Override
    public void reachable(String number, boolean there) {
      reachable.put(number, there);
    }
  }

  private final Reported reported = new Reported();
  private final Known known = new Known();
  private AsteriskConnector connector;

  @BeforeEach
  void connect() {
    ASTERISK.awake();
    connector = connector("hookswitch", reported);
  }

  private AsteriskConnector connector(String app, Reported listener) {
    return connector(ASTERISK.config(app), listener);
  }

  private AsteriskConnector connector(AsteriskConfig config, Reported listener) {
    AsteriskConnector one = new AsteriskConnector(VERTX, config, Path.of(""), known, () -> call);
    one.onEvent(listener::add);
    await(one.start());
    return one;
  }

  @Override
  protected void disconnect() {
    ASTERISK.closed(connector.close());
  }

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Override
  protected SwitchConnector connector() {
    return connector;
  }

  @Override
  protected Reported reported() {
    return reported;
  }

  @Test
  void whoTalksHearsTheOtherAndWhoIsHeldHearsMusic() {
    dial(phone("15002"));
    reported.await(Inspected.class, caller, seen -> seen.state() == PartyState.Ringing);
    A.awaits(Ear.RINGBACK);
    reported.await(Answered.class, caller);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    order(new SwitchOrder.Hold(caller));
    reported.await(Held.class, caller);
    B.awaits(Ear.MUSIC);
    A.awaits(NOTHING);
    order(new SwitchOrder.Retrieve(caller));
    reported.await(Retrieved.class, caller);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
  }

  @Test
  void whoIsMutedIsNotHeardAndHears() {
    talk();
    B.awaits(TONE_A);
    order(new SwitchOrder.Mute(caller, true));
    reported.await(Muted.class, caller, Muted::on);
    B.awaits(NOTHING);
    A.awaits(TONE_B);
    order(new SwitchOrder.Mute(caller, false));
    reported.await(Muted.class, caller, muted -> !muted.on());
    B.awaits(TONE_A);
  }

  @Test
  void digitsArriveAtTheOtherPhone() {
    talk();
    B.awaits(TONE_A);
    B.beginsWithDigits();
    order(new SwitchOrder.Digits(caller, "159#"));
    B.awaitsDigits("159#");
  }

  @Test
  void afterATransferTheOthersHearEachOther() {
    talk();
    B.awaits(TONE_A);
    order(new SwitchOrder.Redirect(caller, third, phone("15003")));
    B.awaits(Ear.RINGBACK);
    B.awaits(TONE_C);
    C.awaits(TONE_B);
  }

  @Test
  void inAConferenceAllHearAll() {
    talk();
    order(new SwitchOrder.Join(caller, third, phone("15003")));
    reported.await(Answered.class, third);
    A.awaits(TONE_B, TONE_C);
    B.awaits(TONE_A, TONE_C);
    C.awaits(TONE_A, TONE_B);
    order(new SwitchOrder.Hold(caller));
    reported.await(Held.class, caller);
    B.awaits(TONE_C);
    A.awaits(NOTHING);
  }

  @Test
  void whoeverConsultsTalksWithOneAndTheOtherHearsMusic() {
    consult(phone("15003"));
    B.awaits(Ear.MUSIC);
    A.awaits(Ear.RINGBACK);
    A.awaits(TONE_C);
    C.awaits(TONE_A);
    B.awaits(Ear.MUSIC);
    order(new SwitchOrder.Alternate(caller, consulting));
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    C.awaits(Ear.MUSIC);
    order(new SwitchOrder.Alternate(caller, consulting));
    A.awaits(TONE_C);
    B.awaits(Ear.MUSIC);
    merge(Consultation.Transfer);
    B.awaits(TONE_C);
    C.awaits(TONE_B);
    A.awaits(NOTHING);
  }

  @Test
  void afterAConsultationAllTalkTogetherUntilOneIsRemoved() {
    consulted();
    A.awaits(TONE_C);
    merge(Consultation.Conference);
    A.awaits(TONE_B, TONE_C);
    B.awaits(TONE_A, TONE_C);
    C.awaits(TONE_A, TONE_B);
    order(new SwitchOrder.Release(third, ReleaseCause.Removed));
    C.awaits(NOTHING);
    A.awaits(TONE_B);
  }

  @Test
  void whoeverHangsUpThePhoneLeavesBothCalls() {
    consulted();
    ASTERISK.ends(Names.channel(caller));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.RemoteHangup);
    assertThat(released(consulting).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(released(consulted).cause()).isEqualTo(ReleaseCause.RemoteHangup);
  }

  @Test
  void whoeverRetrievesTheFirstCallHoldsTheSecond() {
    consulted();
    order(new SwitchOrder.Retrieve(caller));
    reported.await(Held.class, consulting);
    A.awaits(TONE_B);
    C.awaits(Ear.MUSIC);
  }

  @Test
  void anotherNodeGoesOnWithBothCallsOfAConsultation() {
    consulted();
    Reported there = new Reported();
    AsteriskConnector other = connector("hookswitch-2", there);
    await(other.adopt(fence + 1, stored(call, PartyState.Held, "15002", RecordingState.Started)));
    await(other.adopt(fence + 1, stored(second, PartyState.Established, "15003", RecordingState.None)));
    connector.release(call);
    connector.release(second);
    there.await(Inspected.class, caller, seen -> seen.state() == PartyState.Held);
    there.await(Inspected.class, consulting, seen -> seen.state() == PartyState.Established);
    await(other.send(fence + 1, 100, new SwitchOrder.Alternate(caller, consulting)));
    A.awaits(TONE_B);
    C.awaits(Ear.MUSIC);
    List<SwitchOrder.Move> moves = List.of(new SwitchOrder.Move(consulted, third));
    await(other.send(fence + 1, 101, new SwitchOrder.Merge(caller, consulting, Consultation.Transfer, moves)));
    B.awaits(TONE_C);
    A.awaits(NOTHING);
    await(other.send(fence + 1, 102, new SwitchOrder.Release(called, ReleaseCause.Cleared)));
    there.await(Released.class, third);
    await(other.close());
  }

  @Test
  void theHoldKeyOfAPhoneHoldsTheCall() {
    dial(phone("15008"));
    reported.await(Held.class, called);
    A.awaits(Ear.MUSIC);
    reported.await(Retrieved.class, called);
    A.awaits(TONE_C);
  }

  @Test
  void keysThatArePressedAtAPhoneAreHeardByTheOtherAndReported() {
    talk();
    A.awaits(TONE_B);
    A.beginsWithDigits();
    B.presses("5#");
    reported.await(DigitsPressed.class, called, pressed -> pressed.digits().equals("5"));
    reported.await(DigitsPressed.class, called, pressed -> pressed.digits().equals("#"));
    A.awaitsDigits("5#");
    assertThat(reported.of(caller)).noneMatch(DigitsPressed.class::isInstance);
  }

  @Test
  void theTransferKeyOfAPhoneIsAWishThatTheGatewayFulfils() {
    Promise<Wish> asked = Promise.promise();
    Promise<Optional<String>> decided = Promise.promise();
    connector.onWish(wish -> {
      asked.complete(wish);
      return decided.future();
    });
    dial(phone("15010"));
    reported.await(Answered.class, called);
    Wish wish = await(asked.future());
    assertThat(wish).isEqualTo(
      new Wish(phone("15010").subscriber().user(), new Command.SingleStepTransfer(called, phone("15003")))
    );
    order(new SwitchOrder.Redirect(called, third, phone("15003")));
    decided.complete(Optional.empty());
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Transferred);
    reported.await(Answered.class, third);
    A.awaits(TONE_C);
    C.awaits(TONE_A);
  }

  @Test
  void aPhoneIsToldThatItsTransferIsNotAllowed() {
    connector.onWish(wish -> Future.succeededFuture(Optional.of("NOT_ALLOWED")));
    dial(phone("15010"));
    reported.await(Answered.class, called);
    // Of itself it would stay: it hangs up when it hears so.
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(reported.of(third)).isEmpty();
  }

  @Test
  void phonesThatComeAndGoAreReported() {
    reported.until("all phones to be known", () -> known.reachable.containsKey("15009"));
    assertThat(known.reachable).containsEntry("15001", true).containsEntry("15009", false);
    ASTERISK.registers("15009");
    reported.until("a phone that has come", () -> known.reachable.get("15009"));
    ASTERISK.leaves("15009");
    reported.until("a phone that has gone", () -> !known.reachable.get("15009"));
  }

  @Test
  void aSupervisorHearsAllAndIsHeardAsItTakesPart() {
    monitored(Monitoring.ListenIn);
    assertThat(reported.of(third)).noneMatch(Ringing.class::isInstance);
    C.awaits(TONE_A, TONE_B);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    partake(Monitoring.Coach);
    A.awaits(TONE_B, TONE_C);
    C.awaits(TONE_A, TONE_B);
    B.awaits(TONE_A);
    partake(Monitoring.BargeIn);
    B.awaits(TONE_A, TONE_C);
    A.awaits(TONE_B, TONE_C);
    C.awaits(TONE_A, TONE_B);
    order(new SwitchOrder.Silence(third, caller, true));
    B.awaits(TONE_C);
    order(new SwitchOrder.Silence(third, caller, false));
    B.awaits(TONE_A, TONE_C);
    partake(Monitoring.ListenIn);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    C.awaits(TONE_A, TONE_B);
    order(
      new SwitchOrder.Consult(caller, consulting, phone("15001"), consulted, phone("15005"), Consultation.Transfer)
    );
    B.awaits(Ear.MUSIC);
    C.awaits(NOTHING);
  }

  @Test
  void inTheFileIsWhatIsSaidOnTheCallAndNotWhatIsSaidInAPauseOrElsewhere() {
    talk();
    record(caller, RecordingState.Started);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    grows(0.5);
    record(caller, RecordingState.Paused);
    order(new SwitchOrder.Join(caller, third, phone("15003")));
    A.awaits(TONE_B, TONE_C);
    order(new SwitchOrder.Release(third, ReleaseCause.Removed));
    A.awaits(TONE_B);
    record(caller, RecordingState.Started);
    order(
      new SwitchOrder.Consult(caller, consulting, phone("15001"), consulted, phone("15003"), Consultation.Transfer)
    );
    A.awaits(TONE_C);
    order(new SwitchOrder.Alternate(caller, consulting));
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    grows(ASTERISK.recordedSeconds(Names.recording(caller, 1)) + 1);
    record(caller, RecordingState.None);
    reported.until("the file", () -> await(connector.recordings(caller)) == 1);
    assertThat(Ear.tones(file(caller, 1))).containsExactly(TONE_A, TONE_B);
    List<Set<Integer>> course = Ear.course(file(caller, 1));
    assertThat(course.get(course.size() - 2))
      .as("after the consultation; %s", course)
      .containsExactly(TONE_A, TONE_B);
  }

  /** Waits until so many seconds are in the file of the caller. */
  private void grows(double seconds) {
    String file = Names.recording(caller, 1);
    reported.until(seconds + " s in " + file, () -> ASTERISK.recordedSeconds(file) > seconds);
  }

  @Test
  void aPhoneCallsASubscriberWhoseDialPlanLeadsHere() {
    ASTERISK.phone("15001").calls(ASTERISK.sipPort(), "15002");
    Offered offered = reported.await(Offered.class, caller);
    assertThat(offered.tenant()).isEqualTo("demo");
    assertThat(offered.from().number()).isEqualTo("15001");
    assertThat(offered.called().number()).isEqualTo("15002");
    reported.await(Answered.class, called);
    reported.await(Answered.class, caller);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    order(new SwitchOrder.Hold(called));
    A.awaits(Ear.MUSIC);
    order(new SwitchOrder.Release(called, ReleaseCause.Hangup));
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.RemoteHangup);
  }

  @Test
  void withoutAManagerPhonesAreNotToldToPickUp() {
    Reported there = new Reported();
    AsteriskConnector plain = connector(ASTERISK.withoutManager("hookswitch-4"), there);
    assertThat(plain.unsupported("demo")).containsExactlyInAnyOrder(Operation.PullCall, Operation.Answer);
    await(plain.send(1, 1, new SwitchOrder.Dial(caller, phone("15001"), called, phone("15007"), true, "15001")));
    there.await(Ringing.class, called);
    await(plain.send(1, 2, new SwitchOrder.Answer(called)));
    assertThat(there.await(OrderFailed.class, called).reason()).startsWith("not supported by this device: ");
    await(plain.send(1, 3, new SwitchOrder.Release(caller, ReleaseCause.Cancelled)));
    there.await(Released.class, called);
    await(plain.close());
  }

  @Test
  void anotherNodeGoesOnWithTheCallAndNobodyHearsIt() {
    talk();
    record(caller, RecordingState.Started);
    order(new SwitchOrder.Hold(caller));
    reported.await(Held.class, caller);
    Reported there = new Reported();
    AsteriskConnector other = connector("hookswitch-2", there);
    await(other.adopt(fence + 1, stored(call, PartyState.Held, "15002", RecordingState.Started)));
    connector.release(call);
    there.await(Inspected.class, caller, seen -> seen.state() == PartyState.Held);
    there.await(Inspected.class, called, seen -> seen.state() == PartyState.Established);
    B.awaits(Ear.MUSIC);
    await(other.send(fence + 1, 100, new SwitchOrder.Retrieve(caller)));
    there.await(Retrieved.class, caller);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    await(other.send(fence + 1, 101, new SwitchOrder.Release(caller, ReleaseCause.Hangup)));
    assertThat(there.await(Released.class, called).cause()).isEqualTo(ReleaseCause.RemoteHangup);
    reported.until("one file of both nodes", () -> await(other.recordings(caller)) == 1);
    await(other.close());
  }

  @Test
  void whenAsteriskDiesItsCallsAreLostAndTheNextOneIsPossible() throws IOException {
    talk();
    ASTERISK.restart();
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Lost);
    released(called);
    CallId next = new CallId(call.number() + 1_000_000);
    await(
      connector.send(
        1,
        1,
        new SwitchOrder.Dial(next.party(0), phone("15001"), next.party(1), phone("15002"), true, "1")
      )
    );
    reported.await(Answered.class, next.party(0));
    A.awaits(TONE_B);
    await(connector.send(1, 2, new SwitchOrder.Release(next.party(0), ReleaseCause.Hangup)));
    released(next.party(1));
  }

  @Test
  void whatHappenedWhileTheLineWasCutIsSeenAfterwards() throws IOException {
    Reported there = new Reported();
    try (CuttableLine line = new CuttableLine(ASTERISK.httpPort())) {
      AsteriskConnector far = connector(ASTERISK.config("hookswitch-3", line.port()), there);
      await(far.send(1, 1, new SwitchOrder.Dial(caller, phone("15001"), called, phone("15002"), true, "15001")));
      there.await(Answered.class, caller);
      line.away();
      there.until("the line to be down", () -> !far.up());
      assertThatThrownBy(() -> await(far.send(1, 2, new SwitchOrder.Hold(caller)))).hasMessageContaining("no line");
      B.awaits(TONE_A);
      ASTERISK.ends(Names.channel(called));
      line.back();
      assertThat(there.await(Released.class, called).cause()).isEqualTo(ReleaseCause.Lost);
      assertThat(there.await(Released.class, caller).cause()).isEqualTo(ReleaseCause.RemoteHangup);
      await(far.close());
    }
  }

  @Override
  protected void callsIn(String from, String dialled) {
    ASTERISK.phone(from).calls(ASTERISK.sipPort(), dialled);
  }

  @Override
  protected boolean dialsIn(String from, String dialled) {
    return ASTERISK.takes(from, dialled);
  }

  @Override
  protected boolean presses(String number, String keys) {
    ASTERISK.phone(number).ear().presses(keys);
    return true;
  }

  @Override
  protected Node secondNode(Reported there) {
    AsteriskConnector other = connector("hookswitch-2", there);
    return new Node(other, () -> await(other.close()));
  }
}
