package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.MonitoringScope;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.rules.CompiledRules;
import io.hookswitch.rules.Shipped;
import io.hookswitch.user.Arming;
import io.hookswitch.user.MonitoringMode;
import io.hookswitch.user.PhoneState;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.PresenceRefusal;
import io.hookswitch.user.Seat;
import io.hookswitch.user.Watcher;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two supervisors and an agent, by the shipped rules. */
class ArmedSupervisorsTest {

  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(5);
  private static final Seat ANN = seat("ann", UserRole.Agent);
  private static final Seat SUE = seat("sue", UserRole.Supervisor);
  private static final Seat TOM = seat("tom", UserRole.Supervisor);
  private static final PartyId CALL = new CallId(7).party(1);

  private static CompiledRules rules;

  private final MemoryPresences store = new MemoryPresences();
  private final Journal calls = new Journal();
  private final StoredPresences presences = new StoredPresences(
    store,
    rules,
    (user, event) -> Future.succeededFuture(),
    () -> NOW
  );
  private final ArmedSupervisors supervisors = new ArmedSupervisors(
    presences,
    calls,
    new ArmedSupervisors.Phones(
      device -> Optional.of(phone(device)),
      user ->
        List.of(ANN, SUE, TOM)
          .stream()
          .filter(seat -> seat.user().equals(user))
          .findFirst()
    ),
    () -> NOW
  );

  @BeforeAll
  static void load() {
    rules = Shipped.rules();
  }

  private static Seat seat(String name, UserRole role) {
    return new Seat(new UserId("acme", name), role, List.of(name + "'s desk"));
  }

  private static Endpoint phone(String device) {
    UserId user = new UserId("acme", device.substring(0, 3));
    Endpoint.Subscriber who = new Endpoint.Subscriber(
      user,
      device,
      UserRole.Agent,
      TelephonyNetwork.Private,
      true,
      RecordingMode.Never
    );
    return new Endpoint("15001", "15001", who);
  }

  private static Arming listening(MonitoringMode mode) {
    return new Arming(Monitoring.ListenIn, mode, MonitoringScope.Call, ANN.user(), "ann's desk");
  }

  private Optional<PresenceRefusal.Why> arm(Seat who, Arming arming) {
    String device = who.devices().getFirst();
    return supervisors.arm(who, device, arming, ANN, SOON, "c-1").result().map(PresenceRefusal::why);
  }

  private PhoneState phoneOf(Seat seat) {
    return presences.of(seat.user()).result().phone(seat.devices().getFirst());
  }

  private static Crossing wanted() {
    return new Crossing.MonitorWanted(
      CALL,
      "ann's desk",
      phone("sue's desk"),
      Monitoring.ListenIn,
      MonitoringScope.Call
    );
  }

  @Test
  void theSupervisorJoinsEveryCallThatIsConnectedUntilItCancels() {
    assertThat(arm(SUE, listening(MonitoringMode.AllCalls))).isEmpty();
    assertThat(phoneOf(ANN).monitored()).isTrue();
    supervisors.connected(CALL, phone("ann's desk"));
    supervisors.connected(CALL, phone("tom's desk"));
    supervisors.connected(CALL, phone("ann's desk"));
    assertThat(calls.told).containsExactly(wanted(), wanted());

    calls.listed = List.of(new Calls.Appearance(CALL.call(), 2, CALL.call().party(2), 1));
    assertThat(supervisors.cancel(SUE, "sue's desk", SOON, "c-1").result()).isEmpty();
    assertThat(calls.told)
      .endsWith(new Crossing.MonitoringEnded(CALL.call().party(2)))
      .hasSize(3);
    assertThat(phoneOf(ANN)).isEqualTo(PhoneState.PLAIN);
    assertThat(phoneOf(SUE)).isEqualTo(PhoneState.PLAIN);
    supervisors.connected(CALL, phone("ann's desk"));
    assertThat(calls.told).hasSize(3);
  }

  @Test
  void theNextCallIsTheOnlyOne() {
    calls.listed = List.of(new Calls.Appearance(CALL.call(), 1, CALL, 1));
    assertThat(arm(SUE, listening(MonitoringMode.NextCall))).isEmpty();
    assertThat(calls.told).isEmpty();
    supervisors.connected(CALL, phone("ann's desk"));
    supervisors.connected(CALL, phone("ann's desk"));
    assertThat(calls.told).containsExactly(wanted());
    assertThat(phoneOf(SUE)).isEqualTo(PhoneState.PLAIN);
    assertThat(phoneOf(ANN)).isEqualTo(PhoneState.PLAIN);
  }

  @Test
  void aCallThatANewOwnerFindsConnectedIsTheNextOneOnlyIfItBeganAfterwards() {
    assertThat(arm(SUE, listening(MonitoringMode.NextCall))).isEmpty();
    supervisors.stillConnected(CALL, phone("ann's desk"), NOW.minusSeconds(1));
    assertThat(calls.told).isEmpty();
    supervisors.stillConnected(CALL, phone("ann's desk"), NOW.plusSeconds(1));
    assertThat(calls.told).containsExactly(wanted());
    assertThat(arm(SUE, listening(MonitoringMode.AllCalls))).isEmpty();
    supervisors.stillConnected(CALL, phone("ann's desk"), NOW.minusSeconds(1));
    assertThat(calls.told).hasSize(2);
  }

  @Test
  void runningCallsAreJoinedAtOnce() {
    calls.listed = List.of(new Calls.Appearance(CALL.call(), 1, CALL, 1));
    assertThat(arm(SUE, listening(MonitoringMode.AllCalls))).isEmpty();
    assertThat(calls.told).containsExactly(wanted());
  }

  @Test
  void oneSupervisorToAPhone() {
    assertThat(arm(SUE, listening(MonitoringMode.AllCalls))).isEmpty();
    assertThat(arm(TOM, listening(MonitoringMode.AllCalls))).contains(PresenceRefusal.Why.MONITORED);
    assertThat(phoneOf(TOM)).isEqualTo(PhoneState.PLAIN);
    Arming coach = new Arming(
      Monitoring.Coach,
      MonitoringMode.AllCalls,
      MonitoringScope.Agent,
      ANN.user(),
      "ann's desk"
    );
    assertThat(arm(SUE, coach)).isEmpty();
    assertThat(phoneOf(SUE).arming()).isEqualTo(coach.since(NOW));
  }

  @Test
  void aMarkOfASupervisorWhoIsNotArmedCountsForNothing() {
    Watcher stale = new Watcher(SUE.user(), "sue's desk");
    presences.ask(ANN, new PresenceInput.Watch("ann's desk", stale, null), SOON);
    supervisors.connected(CALL, phone("ann's desk"));
    assertThat(calls.told).isEmpty();
    assertThat(arm(TOM, listening(MonitoringMode.AllCalls))).isEmpty();
    assertThat(phoneOf(ANN).watcher()).isEqualTo(new Watcher(TOM.user(), "tom's desk"));
  }

  @Test
  void anAgentArmsNothingAndLeavesNoMark() {
    Arming onSue = new Arming(
      Monitoring.Coach,
      MonitoringMode.AllCalls,
      MonitoringScope.Call,
      SUE.user(),
      "sue's desk"
    );
    assertThat(supervisors.arm(ANN, "ann's desk", onSue, SUE, SOON, "c-1").result().map(PresenceRefusal::why)).contains(
      PresenceRefusal.Why.NOT_ALLOWED
    );
    assertThat(phoneOf(SUE)).isEqualTo(PhoneState.PLAIN);
    assertThat(supervisors.cancel(ANN, "ann's desk", SOON, "c-1").result()).isPresent();
  }

  /** Calls that only note what they are told. */
  private static final class Journal implements Calls {

    private final List<Crossing> told = new ArrayList<>();
    private List<Appearance> listed = List.of();

    @Override
    public Future<Void> cross(CallId to, Crossing news) {
      told.add(news);
      return Future.succeededFuture();
    }

    @Override
    public Future<List<Appearance>> of(UserId user) {
      return Future.succeededFuture(listed);
    }

    @Override
    public Future<List<Appearance>> withDetached(UserId user) {
      return of(user);
    }

    @Override
    public CallId mint() {
      throw new UnsupportedOperationException("no call begins here");
    }

    @Override
    public Future<CallId> named(UserId user, String name, CallId fresh) {
      throw new UnsupportedOperationException("nothing is named here");
    }

    @Override
    public CallId mintBeside(CallId call) {
      throw new UnsupportedOperationException("no call begins here");
    }

    @Override
    public Future<Reply> ask(Ask ask) {
      throw new UnsupportedOperationException("nobody asks here");
    }

    @Override
    public void tell(SwitchEvent event) {
      throw new UnsupportedOperationException("there is no switch here");
    }
  }
}
