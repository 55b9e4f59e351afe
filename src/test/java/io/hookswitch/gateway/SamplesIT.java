package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each sample request of the two originals' pages, once, as it would come from a client; with our ids in place of
 * theirs. What the answers hold, value by value, is the business of each dialect's {@code SeedSamplesTest}.
 */
class SamplesIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final Set<String> SAMPLE_CALL = Set.of(
    "id",
    "state",
    "callUuid",
    "connId",
    "deviceUri",
    "participants",
    "dnis",
    "callType",
    "capabilities",
    "userData",
    "duration",
    "mute",
    "recordingState",
    "supervisorListeningIn",
    "monitoredUserMuted",
    "monitoring",
    "uri",
    "path"
  );

  private final Agent first = GATEWAY.agent("agent1");
  private final Agent second = GATEWAY.agent("agent2");
  private final Subscriber foo = GATEWAY.subscriber("foo", "foouser");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(first, second);
    Hangup.all(foo);
  }

  @Test
  void theDialOfAPreviewRecord() {
    // Only a record that the agent holds can be dialled: the first one of the cluster's first list.
    second
      .http()
      .post(
        "/api/v2/me/outbound-campaigns/Campaign1",
        """
        {
          "operationName": "GetPreviewRecord",
          "applicationId": 134,
          "devicePath": "/devices/%s",
          "referenceId": "123456789"
        }""".formatted(second.device())
      )
      .expect(200);
    second
      .dialling(
        """
        {
          "operationName": "Dial",
          "devicePath": "/devices/1234567890",
          "outboundRecord": {
            "recordHandle": 16,
            "phoneNumber": "5001",
            "outboundCallerId": "410004343",
            "otherFields": { "AccountNumber": "12345678" }
          }
        }"""
      )
      .expect(200);
    JsonObject call = second.see(second.onlyCall());
    assertThat(call.getString("dnis")).isEqualTo("5001");
    assertThat(call.getJsonObject("userData").getInteger("recordHandle")).isEqualTo(16);
    assertThat(call.getJsonObject("userData").getString("AccountNumber")).isEqualTo("12345678");
  }

  @Test
  void theCallResourceAndItsDisposition() {
    String call = first.call("9165550104");
    first.awaitState(call, "Established");
    String disposition = """
    {
      "operationName": "SetCallDisposition",
      "callUri": "http://127.0.0.1:8080/api/v2/calls/CALL",
      "callUuid": "CALL",
      "disposition": "Referred",
      "dispositionKey": "DispositionCode"
    }""".replace("CALL", call);
    Answer answer = first
      .http()
      .post("/api/v2/me/devices/" + first.device(), disposition)
      .expect(200);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    JsonObject seen = first.see(call);
    assertThat(seen.fieldNames()).isEqualTo(SAMPLE_CALL);
    assertThat(seen.getJsonObject("userData")).isEqualTo(new JsonObject().put("DispositionCode", "Referred"));
  }

  @Test
  void everySampleOfTheCallService() {
    // The samples label their bodies so, quotes included.
    Subscriber client = new Subscriber(foo.http().with("Content-Type", "\"application/json\""), foo.path());
    Answer created = client.http().post(client.path(), "{ \"phoneNumber\": \"+3212345678\" }").expect(201);
    assertThat(created.body().fieldNames()).isEqualTo(Set.of("callId", "externalTrackingId"));
    String half = created.body().getString("callId");
    client.awaitState(half, "Active");
    String call = client.path() + half + "/";

    JsonObject listed = client.http().send("GET", client.path(), "{}").expect(200).list("calls").getJsonObject(0);
    assertThat(listed.fieldNames()).isEqualTo(Set.of("callId", "inConference", "uri"));
    client.http().send("GET", client.path(), "{ \"includeDetails\": true }").expect(200);
    for (String recording : List.of("startRecording", "pauseRecording", "resumeRecording"))
      put(client, call, recording);
    JsonObject details = client.http().send("GET", call, "{}").expect(200).body();
    assertThat(details.fieldNames()).isEqualTo(
      Set.of(
        "callId",
        "externalTrackingId",
        "personality",
        "state",
        "remoteParty",
        "endpoint",
        "appearance",
        "startTime",
        "answerTime",
        "recorded",
        "recordingState",
        "allowedRecordingControls"
      )
    );
    for (String action : List.of("stopRecording", "hold", "reconnect")) put(client, call, action);
    client.http().send("PUT", call, "{ \"action\": \"blindTransfer\", \"phoneNumber\": \"+3212345765\" }").expect(200);
    String other = client.call("+3212345678");
    assertThat(
      client
        .http()
        .send("DELETE", client.path() + other + "/", "{}")
        .expect(200)
        .text()
    ).isEqualTo("{}");
  }

  private static void put(Subscriber client, String call, String action) {
    Answer answer = client
      .http()
      .send("PUT", call, "{ \"action\": \"" + action + "\" }")
      .expect(200);
    assertThat(answer.text()).isEqualTo("{}");
  }
}
