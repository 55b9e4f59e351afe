package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Command;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rules that are shipped accept exactly what the fact sheet's tables 3.6 and 4.4 allow, for a plain call. */
class ShippedRulesTest {

  private static final Endpoint SOMEWHERE = Endpoint.network("+3212345765", "+3212345765");
  private static final List<PartyState> CONNECTED = List.of(PartyState.Established, PartyState.Held);
  private static final List<PartyState> ALERTING = List.of(PartyState.Dialing, PartyState.Ringing);

  private static CapabilityRules rules;

  @BeforeAll
  static void load() {
    rules = Shipped.rules();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/actions.csv", useHeadersInDisplayName = true)
  void actions(
    Action action,
    String dialling,
    String originating,
    String terminating,
    String active,
    String held,
    String remoteHeld,
    String detached
  ) {
    List<String> expected = List.of(dialling, originating, terminating, active, held, remoteHeld, detached);
    List<PartyState> states = List.of(
      PartyState.Dialing,
      PartyState.Dialing,
      PartyState.Ringing,
      PartyState.Established,
      PartyState.Held,
      PartyState.Established
    );
    for (int column = 0; column < states.size(); column++) {
      if (expected.get(column).equals("section 4")) continue;
      boolean accepted = accepts(action, states.get(column), RecordingMode.OnDemandUserStart, RecordingState.None);
      assertThat(accepted).as("column %d", column).isEqualTo(expected.get(column).equals("OK"));
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/recording.csv", useHeadersInDisplayName = true)
  void recording(
    String where,
    RecordingMode mode,
    RecordingState now,
    String start,
    String pause,
    String resume,
    String stop
  ) {
    if (where.equals("detached")) return;
    for (PartyState state : where.equals("connected") ? CONNECTED : ALERTING) {
      List<Boolean> accepted = new ArrayList<>();
      for (Action action : List.of(
        Action.startRecording,
        Action.pauseRecording,
        Action.resumeRecording,
        Action.stopRecording
      )) {
        accepted.add(accepts(action, state, mode, now));
      }
      assertThat(accepted)
        .as("%s", state)
        .containsExactly(start.equals("OK"), pause.equals("OK"), resume.equals("OK"), stop.equals("OK"));
    }
  }

  private static boolean accepts(Action action, PartyState state, RecordingMode mode, RecordingState recording) {
    Decision decision = rules.decide(
      new CallFacts(
        "foo",
        state,
        CallType.Internal,
        UserRole.Agent,
        TelephonyNetwork.Private,
        mode,
        recording,
        ConferenceRole.None,
        Consultation.None,
        Monitoring.None,
        true,
        false
      )
    );
    Command wish =
      action == Action.consultativeTransfer
        ? new Command.TransferTo(Scene.FIRST.party(0), new CallId(2).party(0))
        : action.command(Scene.FIRST.party(0), Optional.of(SOMEWHERE));
    return wish.needs().stream().anyMatch(decision::allows);
  }
}
