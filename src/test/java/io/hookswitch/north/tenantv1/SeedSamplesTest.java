package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each sample of the page that defines this dialect: the request as it stands there, the answer in its shape. Where the
 * page contradicts itself the resolutions I-1 to I-28 of the fact sheet are named.
 */
class SeedSamplesTest {

  private static final PartyId ME = Scene.FIRST.party(0);
  private static final Answer DONE = Answer.ok(new JsonObject());

  private final Scene scene = new Scene();

  @Test
  void callPhoneNumber() {
    Answer answer = scene.call("tenantStartCall", null, new JsonObject("{ \"phoneNumber\": \"+3212345678\" }"));
    assertThat(answer).isEqualTo(
      Answer.of(
        201,
        new JsonObject()
          .put("callId", "callhalf-1595867:0")
          .put("externalTrackingId", scene.first().tracking().toString())
      )
    );
    assertThat(scene.calls.commands()).containsExactly(
      new Command.Dial(
        ME,
        scene.people.endpointOf(scene.people.device("phone-of-foouser").orElseThrow()),
        scene.people.endpointFor(scene.people.group("foo", "foogroup").orElseThrow(), "+3212345678", "+3212345678"),
        true,
        null,
        Map.of()
      )
    );
  }

  /** I-3: 200. I-8: a boolean. I-9: {@code uri} in lists. I-11: no tracking id. */
  @Test
  void retrieveCallList() {
    scene.talking();
    assertThat(scene.list(new JsonObject("{}"))).isEqualTo(
      Answer.ok(
        new JsonObject(
          """
          {"calls": [{"callId": "callhalf-1595867:0", "inConference": false,
            "uri": "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/callhalf-1595867:0/"}]}
          """
        )
      )
    );
  }

  @Test
  void aUserWithoutCallsHasAnEmptyList() {
    assertThat(scene.list(new JsonObject())).isEqualTo(Answer.ok(new JsonObject("{\"calls\": []}")));
  }

  /** I-2: in the body of a GET. I-6, I-7: integer, objects. I-10: nothing of recording. I-16: Active. */
  @Test
  void retrieveCallListWithDetails() {
    scene.talking();
    assertThat(scene.list(new JsonObject("{ \"includeDetails\": true }"))).isEqualTo(
      Answer.ok(
        new JsonObject(
          """
          {"calls": [{"callId": "callhalf-1595867:0", "inConference": false,
            "uri": "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/callhalf-1595867:0/",
            "externalTrackingId": "%s", "personality": "Originator", "state": "Active",
            "remoteParty": {"address": "+3212345678", "callType": "Group"},
            "endpoint": {"addressOfRecord": "LP_foouser@sip.netaxis.be"}, "appearance": 1,
            "startTime": "2021-10-29T11:45:14.535000", "answerTime": "2021-10-29T11:45:16.722000"}]}
          """.formatted(scene.first().tracking())
        )
      )
    );
  }

  /** I-2: the query does it too, and the body wins. */
  @Test
  void includeDetailsMayBeInTheQuery() {
    scene.talking().query("includeDetails", "true");
    assertThat(details(scene.list(new JsonObject()))).isTrue();
    assertThat(details(scene.list(new JsonObject().put("includeDetails", false)))).isFalse();
    scene.query("includeDetails", "false");
    assertThat(details(scene.list(new JsonObject()))).isFalse();
    assertThat(details(scene.list(new JsonObject().put("includeDetails", true)))).isTrue();
  }

  /** I-5: no {@code action} needed. I-9: no {@code uri}. I-14, I-15: one control, the one that goes with Started. */
  @Test
  void retrieveCallDetails() {
    scene.talking();
    scene.action(Scene.FIRST_HALF, Action.startRecording);
    assertThat(scene.show(Scene.FIRST_HALF)).isEqualTo(
      Answer.ok(
        new JsonObject(
          """
          {"callId": "callhalf-1595867:0", "externalTrackingId": "%s", "personality": "Originator", "state": "Active",
            "remoteParty": {"address": "+3212345678", "callType": "Group"},
            "endpoint": {"addressOfRecord": "LP_foouser@sip.netaxis.be"}, "appearance": 1,
            "startTime": "2021-10-29T11:45:14.535000", "answerTime": "2021-10-29T11:45:16.722000",
            "recorded": true, "recordingState": "Started", "allowedRecordingControls": "pause-stop"}
          """.formatted(scene.first().tracking())
        )
      ).tagged(scene.first())
    );
  }

  /** I-1, I-18: the click-to-dial phase, with an end point although the phone still rings. */
  @Test
  void detailsBeforeTheOwnPhoneIsPickedUp() {
    scene.dialled();
    assertThat(scene.show(Scene.FIRST_HALF).body()).isEqualTo(
      new JsonObject(
        """
        {"callId": "callhalf-1595867:0", "externalTrackingId": "%s", "personality": "Click-to-Dial",
          "state": "Alerting", "remoteParty": {"address": "+3212345678", "callType": "Unknown"},
          "endpoint": {"addressOfRecord": "LP_foouser@sip.netaxis.be"}, "appearance": 1,
          "startTime": "2021-10-29T11:45:14.535000", "recorded": false, "allowedRecordingControls": "none"}
        """.formatted(scene.first().tracking())
      )
    );
  }

  /** I-1: Terminator. I-12: {@code recorded} although there is no recording service, which has no controls. */
  @Test
  void detailsOfTheCalledUser() {
    scene.ringing().about("foo", "foogroup", "quxuser").as(scene.people.foo("quxuser"));
    assertThat(scene.show("callhalf-1595867:1").body()).isEqualTo(
      new JsonObject(
        """
        {"callId": "callhalf-1595867:1", "externalTrackingId": "%s", "personality": "Terminator",
          "state": "Alerting", "remoteParty": {"address": "1001", "callType": "Group"},
          "endpoint": {"addressOfRecord": "LP_quxuser@sip.netaxis.be"}, "appearance": 1,
          "startTime": "2021-10-29T11:45:14.535000", "recorded": false}
        """.formatted(scene.first().tracking())
      )
    );
  }

  @Test
  void hold() {
    scene.talking();
    assertThat(scene.put(Scene.FIRST_HALF, "{ \"action\": \"hold\" }")).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.Hold(ME));
    assertThat(scene.show(Scene.FIRST_HALF).body().getString("state")).isEqualTo("Held");
  }

  @Test
  void reconnect() {
    scene.talking().hear(ME, SwitchEvent.Held::new);
    assertThat(scene.put(Scene.FIRST_HALF, "{ \"action\": \"reconnect\" }")).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.Retrieve(ME));
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
  }

  @Test
  void blindTransfer() {
    scene.talking();
    assertThat(
      scene.put(Scene.FIRST_HALF, "{ \"action\": \"blindTransfer\", \"phoneNumber\": \"+3212345765\" }")
    ).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.Redirect(ME, Endpoint.network("+3212345765", "+3212345765")));
    assertThat(scene.show(Scene.FIRST_HALF).body().getString("state")).isEqualTo("Detached");
    assertThat(scene.show(Scene.FIRST_HALF).body().getString("allowedRecordingControls")).isEqualTo("none");
  }

  @Test
  void consultativeTransfer() {
    scene.talking();
    scene.action(Scene.FIRST_HALF, Action.hold);
    CallId consulted = scene.another("1002");
    assertThat(
      scene.put(
        Scene.FIRST_HALF,
        "{ \"action\": \"consultativeTransfer\", \"transferCallId\": \"" + new HalfId(consulted, 0) + "\" }"
      )
    ).isEqualTo(DONE);
    assertThat(scene.show(Scene.FIRST_HALF).body().getString("state")).isEqualTo("Detached");
    assertThat(scene.dialect.unserved()).isEmpty();
  }

  /** I-13: Paused. I-20: the action is required, which the contract checks. */
  @Test
  void recording() {
    scene.talking();
    assertThat(scene.put(Scene.FIRST_HALF, "{ \"action\": \"startRecording\" }")).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.StartRecording(ME));
    assertThat(scene.put(Scene.FIRST_HALF, "{ \"action\": \"pauseRecording\" }")).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.PauseRecording(ME));
    assertThat(recordingOf(scene.show(Scene.FIRST_HALF))).isEqualTo("true Paused resume-stop");
    assertThat(scene.put(Scene.FIRST_HALF, "{ \"action\": \"resumeRecording\" }")).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.ResumeRecording(ME));
    assertThat(scene.put(Scene.FIRST_HALF, "{ \"action\": \"stopRecording\" }")).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.StopRecording(ME));
    assertThat(recordingOf(scene.show(Scene.FIRST_HALF))).isEqualTo("true null record");
  }

  @Test
  void recordingThatIsAskedForOnHoldIsPending() {
    scene.talking().hear(ME, SwitchEvent.Held::new);
    assertThat(scene.put(Scene.FIRST_HALF, "{ \"action\": \"startRecording\" }")).isEqualTo(DONE);
    assertThat(recordingOf(scene.show(Scene.FIRST_HALF))).isEqualTo("true Pending stop");
  }

  @Test
  void aFailedRecorderShows() {
    scene.talking();
    scene.action(Scene.FIRST_HALF, Action.startRecording);
    scene.hear(ME, Scene.recording(RecordingState.Failed));
    assertThat(recordingOf(scene.show(Scene.FIRST_HALF))).isEqualTo("true Failed none");
  }

  @Test
  void noServiceHasNoControls() {
    scene.people.put(People.recorded(scene.caller, RecordingMode.Unassigned));
    scene.talking();
    assertThat(recordingOf(scene.show(Scene.FIRST_HALF))).isEqualTo("false null null");
  }

  @Test
  void releaseCall() {
    scene.talking();
    assertThat(scene.call("tenantReleaseCall", Scene.FIRST_HALF, new JsonObject("{}"))).isEqualTo(DONE);
    assertThat(last()).isEqualTo(new Command.Leave(ME));
    assertThat(scene.show(Scene.FIRST_HALF)).isEqualTo(
      Answer.of(404, new JsonObject().put("details", "Call not found."))
    );
  }

  /** The sheet's 3.5: the user gives up while its own phone rings. */
  @Test
  void releaseBeforeTheOwnPhoneIsPickedUp() {
    scene.dialled();
    assertThat(scene.delete(Scene.FIRST_HALF)).isEqualTo(DONE);
    assertThat(
      scene
        .first()
        .party(0)
        .map(party -> party.live())
    ).contains(false);
  }

  /** The sheet's 3.6, Alerting TERM: the only thing a call that comes in can do besides going away. */
  @Test
  void aCallThatRingsMayBeSentElsewhere() {
    scene.ringing().about("foo", "foogroup", "quxuser").as(scene.people.foo("quxuser"));
    assertThat(
      scene.put("callhalf-1595867:1", "{ \"action\": \"blindTransfer\", \"phoneNumber\": \"1002\" }")
    ).isEqualTo(DONE);
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Detached);
    assertThat(scene.half(2).state()).isEqualTo(HalfState.Alerting);
  }

  @Test
  void aCallThatRingsMayBeRefused() {
    scene.ringing().about("foo", "foogroup", "quxuser").as(scene.people.foo("quxuser"));
    assertThat(scene.delete("callhalf-1595867:1")).isEqualTo(DONE);
    assertThat(scene.first().party(1).map(Party::cause)).contains(ReleaseCause.Rejected);
  }

  @Test
  void everyOperationIsServed() {
    assertThat(scene.dialect.operations().keySet()).containsExactlyInAnyOrder(
      "tenantLogin",
      "tenantLogout",
      "tenantStartCall",
      "tenantRetrieveCall",
      "tenantListCalls",
      "tenantGetCall",
      "tenantModifyCall",
      "tenantReleaseCall",
      "tenantCreateImrn"
    );
  }

  /** Times are in milliseconds; a whole second keeps its six digits. */
  @Test
  void timesAlwaysHaveSixDigits() {
    scene.calls.now = Instant.parse("2026-03-01T06:00:00.000999Z");
    scene.dialled();
    assertThat(scene.show(Scene.FIRST_HALF).body().getString("startTime")).isEqualTo("2026-03-01T06:00:00.000000");
  }

  private Command last() {
    return scene.calls.commands().getLast();
  }

  private static boolean details(Answer list) {
    return list.body().getJsonArray("calls").getJsonObject(0).containsKey("externalTrackingId");
  }

  private static String recordingOf(Answer details) {
    JsonObject body = details.body();
    return (
      body.getBoolean("recorded") +
      " " +
      body.getString("recordingState") +
      " " +
      body.getString("allowedRecordingControls")
    );
  }
}
