package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.north.Answer;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.Shipped;
import io.hookswitch.wire.WireJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Sections 4.2 to 4.4 of the fact sheet, kept as CSV, cell by cell: what a client of the dialect is shown and gets, with
 * the rules that are shipped and the real core.
 */
class RecordingTableTest {

  private static final PartyId ME = Scene.FIRST.party(0);
  private static final PartyId OTHER = Scene.FIRST.party(1);
  private static final List<Action> ACTIONS = List.of(
    Action.startRecording,
    Action.pauseRecording,
    Action.resumeRecording,
    Action.stopRecording
  );
  /** Section 4.4, last line. */
  private static final Map<String, Set<Action>> LEGAL = Map.of(
    "absent",
    Set.of(),
    "none",
    Set.of(),
    "record",
    Set.of(Action.startRecording),
    "pause",
    Set.of(Action.pauseRecording),
    "pause-stop",
    Set.of(Action.pauseRecording, Action.stopRecording),
    "resume",
    Set.of(Action.resumeRecording),
    "resume-stop",
    Set.of(Action.resumeRecording, Action.stopRecording),
    "stop",
    Set.of(Action.stopRecording)
  );
  private static final Map<String, String> TEXTS = Map.of(
    "disabled",
    "Recording is disabled for this call.",
    "failed",
    "Recording has failed for this call.",
    "state",
    "The state of the call is not valid.",
    "nostop",
    "User recording mode does not support stop.",
    "inactive",
    "Recording is not active.",
    "detached",
    "The call is in the detached state."
  );

  private static CapabilityRules rules;

  @BeforeAll
  static void load() {
    rules = Shipped.rules();
  }

  /** Where a half can be, as far as the tables tell it apart; some of them can be come to in several ways. */
  private enum Where {
    DIALLED("Alerting", "alerting"),
    RINGING_OUT("Alerting", "alerting"),
    RINGING_IN("Alerting", "alerting"),
    ALERTING_AGAIN("Alerting", "alerting"),
    ACTIVE("Active", "connected"),
    HELD("Held", "connected"),
    REMOTE_HELD("Remote Held", "connected"),
    DETACHED("Detached", "detached");

    final String shown;
    final String row;

    Where(String shown, String row) {
      this.shown = shown;
      this.row = row;
    }
  }

  /** Which control each cell has, and that the dialect accepts what it stands for and nothing else. */
  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/controls.csv", useHeadersInDisplayName = true)
  void theControlIsWhatIsAccepted(
    RecordingMode mode,
    RecordingState now,
    String alerting,
    String alertingAgain,
    String active,
    String held,
    String remoteHeld,
    String detached
  ) {
    for (Where where : Where.values()) {
      String expected = switch (where) {
        case DIALLED, RINGING_OUT, RINGING_IN -> alerting;
        case ALERTING_AGAIN -> alertingAgain;
        case ACTIVE -> active;
        case HELD -> held;
        case REMOTE_HELD -> remoteHeld;
        case DETACHED -> detached;
      };
      JsonObject details = details(scene(where, mode, now));
      assertThat(details.getString("state")).as("%s", where).isEqualTo(where.shown);
      assertThat(details.getString("allowedRecordingControls", "absent")).as("%s", where).isEqualTo(expected);
      boolean silent = now == RecordingState.None || where == Where.DETACHED;
      assertThat(details.getString("recordingState"))
        .as("%s", where)
        .isEqualTo(silent ? null : now.name());
      for (Action action : ACTIONS) {
        Answer answer = scene(where, mode, now).action(Scene.FIRST_HALF, action);
        assertThat(answer.status())
          .as("%s %s: %s", where, action, answer.body())
          .isEqualTo(LEGAL.get(expected).contains(action) ? 200 : 400);
      }
    }
  }

  /** Every refusal with its text, and what becomes of whatever is accepted. */
  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/recording.csv", useHeadersInDisplayName = true)
  void eachActionIsDoneOrRefusedWithTheDocumentedText(
    String row,
    RecordingMode mode,
    RecordingState now,
    String start,
    String pause,
    String resume,
    String stop
  ) {
    List<String> expected = List.of(start, pause, resume, stop);
    for (Where where : Where.values()) {
      if (!where.row.equals(row)) continue;
      for (int column = 0; column < ACTIONS.size(); column++) {
        Scene scene = scene(where, mode, now);
        Answer answer = scene.action(Scene.FIRST_HALF, ACTIONS.get(column));
        String cell = expected.get(column);
        if (cell.equals("OK")) done(scene, where, ACTIONS.get(column), answer);
        else {
          assertThat(answer.status()).as("%s %s", where, ACTIONS.get(column)).isEqualTo(400);
          JsonObject error = answer.body().getJsonArray("errors").getJsonObject(0);
          assertThat(error.getInteger("code")).isEqualTo(59);
          assertThat(error.getString("message")).isEqualTo("INVALID_CALL_OPERATION");
          assertThat(error.getString("details")).as("%s %s", where, ACTIONS.get(column)).isEqualTo(TEXTS.get(cell));
        }
      }
    }
  }

  /** Section 4.3. */
  private static void done(Scene scene, Where where, Action action, Answer answer) {
    assertThat(answer).isEqualTo(Answer.ok(new JsonObject()));
    boolean waits = where == Where.HELD || where == Where.REMOTE_HELD;
    String next = switch (action) {
      case startRecording -> waits ? "Pending" : "Started";
      case pauseRecording -> "Paused";
      case resumeRecording -> "Started";
      default -> null;
    };
    JsonObject details = details(scene);
    assertThat(details.getString("recordingState")).as("%s %s", where, action).isEqualTo(next);
    if (next == null) assertThat(details.getString("allowedRecordingControls")).isEqualTo("record");
    // Whatever was recorded, or asked to be, once.
    if (action == Action.startRecording) assertThat(details.getBoolean("recorded")).isTrue();
  }

  @Test
  void everyModeAndStateHasItsCells() throws IOException {
    int rows = RecordingMode.values().length * RecordingState.values().length;
    assertThat(keys("controls.csv", 2)).hasSize(rows).doesNotHaveDuplicates();
    assertThat(keys("recording.csv", 3))
      .hasSize(3 * rows)
      .doesNotHaveDuplicates();
  }

  /** The first columns of each row, which say what it is about. */
  private static List<String> keys(String file, int columns) throws IOException {
    try (InputStream table = RecordingTableTest.class.getResourceAsStream("/tenant/" + file)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> String.join(",", List.of(line.split(",")).subList(0, columns)))
        .toList();
    }
  }

  @Test
  void aRefusalIsFoundInTheDocumentedOrder() {
    // Detached goes before a missing service, that before a failed recorder, that before alerting, that before the mode.
    assertThat(text(Where.DETACHED, RecordingMode.Unassigned, RecordingState.Failed)).isEqualTo(TEXTS.get("detached"));
    assertThat(text(Where.DIALLED, RecordingMode.Never, RecordingState.Failed)).isEqualTo(TEXTS.get("disabled"));
    assertThat(text(Where.DIALLED, RecordingMode.Always, RecordingState.Failed)).isEqualTo(TEXTS.get("failed"));
    assertThat(text(Where.DIALLED, RecordingMode.Always, RecordingState.None)).isEqualTo(TEXTS.get("state"));
    assertThat(text(Where.ACTIVE, RecordingMode.Always, RecordingState.None)).isEqualTo(TEXTS.get("nostop"));
    assertThat(text(Where.ACTIVE, RecordingMode.OnDemandUserStart, RecordingState.None)).isEqualTo(
      TEXTS.get("inactive")
    );
  }

  private static String text(Where where, RecordingMode mode, RecordingState now) {
    Answer answer = scene(where, mode, now).action(Scene.FIRST_HALF, Action.stopRecording);
    return answer.body().getJsonArray("errors").getJsonObject(0).getString("details");
  }

  @Test
  void aStartWhileHeldBecomesStartedWithTheRetrieve() {
    Scene scene = scene(Where.HELD, RecordingMode.OnDemand, RecordingState.None);
    scene.calls.eager = true;
    assertThat(scene.action(Scene.FIRST_HALF, Action.startRecording).status()).isEqualTo(200);
    assertThat(details(scene).getString("recordingState")).isEqualTo("Pending");
    assertThat(details(scene).getString("allowedRecordingControls")).isEqualTo("none");
    assertThat(scene.action(Scene.FIRST_HALF, Action.reconnect).status()).isEqualTo(200);
    scene.hear(ME, Scene.recording(RecordingState.Started));
    assertThat(details(scene).getString("recordingState")).isEqualTo("Started");
    assertThat(details(scene).getString("allowedRecordingControls")).isEqualTo("pause");
  }

  @Test
  void afterAStopTheUserMayStartAgainAndItStaysRecorded() {
    Scene scene = scene(Where.ACTIVE, RecordingMode.OnDemandUserStart, RecordingState.Started);
    assertThat(scene.action(Scene.FIRST_HALF, Action.stopRecording).status()).isEqualTo(200);
    assertThat(details(scene).getBoolean("recorded")).isTrue();
    assertThat(scene.action(Scene.FIRST_HALF, Action.startRecording).status()).isEqualTo(200);
    assertThat(details(scene).getString("recordingState")).isEqualTo("Started");
  }

  @Test
  void aFailedRecordingIsOfThisCallOnly() {
    Scene scene = scene(Where.ACTIVE, RecordingMode.OnDemandUserStart, RecordingState.Started);
    scene.hear(ME, Scene.recording(RecordingState.Failed));
    assertThat(details(scene).getString("recordingState")).isEqualTo("Failed");
    CallId next = scene.another("1003");
    record(scene, next.party(0), RecordingMode.OnDemandUserStart, RecordingState.None);
    String half = new HalfId(next, 0).toString();
    assertThat(scene.action(half, Action.startRecording).status()).isEqualTo(200);
    assertThat(scene.show(half).body().getString("recordingState")).isEqualTo("Started");
  }

  private static JsonObject details(Scene scene) {
    Answer answer = scene.show(Scene.FIRST_HALF);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  /** foouser's half of the seed's call, there, with this recording. */
  private static Scene scene(Where where, RecordingMode mode, RecordingState now) {
    Scene scene = new Scene();
    scene.calls.rules = rules::decide;
    switch (where) {
      case DIALLED -> scene.dialled();
      case RINGING_OUT, RINGING_IN -> scene.ringing();
      default -> scene.talking();
    }
    if (where == Where.ALERTING_AGAIN) change(scene, OTHER, party -> party.put("state", "Ringing"));
    if (where == Where.HELD) scene.hear(ME, SwitchEvent.Held::new);
    if (where == Where.REMOTE_HELD) scene.hear(OTHER, SwitchEvent.Held::new);
    if (where == Where.DETACHED) scene.put(
      Scene.FIRST_HALF,
      "{\"action\": \"blindTransfer\", \"phoneNumber\": \"1003\"}"
    );
    if (where == Where.RINGING_IN) {
      change(scene, OTHER, party -> party.put("state", "Dialing"));
      change(scene, ME, party -> party.put("state", "Ringing").put("personality", "Terminator"));
    }
    record(scene, ME, mode, now);
    return scene;
  }

  /** As if it had come to this, which the table has a cell for though it mostly cannot. */
  private static void record(Scene scene, PartyId who, RecordingMode mode, RecordingState now) {
    boolean asked = now != RecordingState.None;
    Recording recording = new Recording(mode, asked, now == RecordingState.Paused, now, asked);
    JsonObject form = new JsonObject(Buffer.buffer(WireJson.write(recording)));
    change(scene, who, party -> party.put("recording", form));
  }

  private static void change(Scene scene, PartyId who, Consumer<JsonObject> change) {
    JsonObject call = new JsonObject(Buffer.buffer(WireJson.write(scene.calls.calls.get(who.call()))));
    change.accept(call.getJsonArray("parties").getJsonObject(who.index()));
    scene.calls.calls.put(who.call(), WireJson.read(call.toBuffer().getBytes(), Call.class));
  }
}
