package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Personality;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of the fact sheet's tables 3.6 and 4.4, which are kept as CSV. */
class LegalityTest {

  private static final Recording NOT_RECORDED = Recording.of(RecordingMode.OnDemandUserStart);

  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/actions.csv", useHeadersInDisplayName = true)
  void eachActionIsAnsweredAsTheStateDemands(
    Action action,
    String dialling,
    String originating,
    String terminating,
    String active,
    String held,
    String remoteHeld,
    String detached
  ) {
    List<String> found = Stream.of(
      Legality.objection(action, HalfState.Alerting, Personality.ClickToDial, NOT_RECORDED),
      Legality.objection(action, HalfState.Alerting, Personality.Originator, NOT_RECORDED),
      Legality.objection(action, HalfState.Alerting, Personality.Terminator, NOT_RECORDED),
      Legality.objection(action, HalfState.Active, Personality.Originator, NOT_RECORDED),
      Legality.objection(action, HalfState.Held, Personality.Originator, NOT_RECORDED),
      Legality.objection(action, HalfState.RemoteHeld, Personality.Originator, NOT_RECORDED),
      Legality.objection(action, HalfState.Detached, Personality.Originator, NOT_RECORDED)
    )
      .map(LegalityTest::word)
      .toList();
    List<String> expected = new ArrayList<>(
      List.of(dialling, originating, terminating, active, held, remoteHeld, detached)
    );
    for (int column = 0; column < expected.size(); column++) {
      if (expected.get(column).equals("section 4")) expected.set(column, found.get(column));
    }
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/consulted.csv", useHeadersInDisplayName = true)
  void theConsultedHalfIsAnsweredAsItsStateDemands(HalfState state, Personality personality, String expected) {
    assertThat(word(Legality.againstConsulted(state, personality))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/recording.csv", useHeadersInDisplayName = true)
  void eachRecordingActionIsAnsweredAsModeAndRecordingDemand(
    String where,
    RecordingMode mode,
    RecordingState now,
    String start,
    String pause,
    String resume,
    String stop
  ) {
    Recording recording = new Recording(mode, false, false, now, false);
    for (HalfState state : states(where)) {
      for (Personality personality : Personality.values()) {
        List<String> found = Stream.of(
          Action.startRecording,
          Action.pauseRecording,
          Action.resumeRecording,
          Action.stopRecording
        )
          .map(action -> word(Legality.objection(action, state, personality, recording)))
          .toList();
        assertThat(found).as("%s %s", state, personality).containsExactly(start, pause, resume, stop);
      }
    }
  }

  /** The rules may be stricter than the documentation; then there has to be a text all the same. */
  @ParameterizedTest
  @EnumSource(Action.class)
  void aRefusalTheDocumentationDoesNotKnowHasAText(Action action) {
    Half talking = new Scene().talking().half(0);
    assertThat(Legality.refused(action, talking).text()).endsWith(".");
    assertThat(Legality.failed(action, "no trunk").text()).endsWith(".");
  }

  private static List<HalfState> states(String where) {
    return switch (where) {
      case "connected" -> List.of(HalfState.Active, HalfState.Held, HalfState.RemoteHeld);
      case "alerting" -> List.of(HalfState.Alerting);
      case "detached" -> List.of(HalfState.Detached);
      default -> throw new IllegalArgumentException(where);
    };
  }

  private static String word(Optional<Objection> objection) {
    if (objection.isEmpty()) return "OK";
    return switch (objection.get().text()) {
      case "The endpoint state of the call is not valid." -> "endpoint";
      case "The state of the call is not valid." -> "state";
      case "The call is in the detached state." -> "detached";
      case "Recording is disabled for this call." -> "disabled";
      case "Recording has failed for this call." -> "failed";
      case "User recording mode does not support stop." -> "nostop";
      case "Recording is not active." -> "inactive";
      default -> throw new AssertionError(objection);
    };
  }
}
