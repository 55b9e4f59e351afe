package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Timing;
import io.hookswitch.config.CallConfig;
import io.hookswitch.records.Replay;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators export of the journals of two calls that belong together leads through the core to the state that they export. */
class JournalReplayIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private final Agent ada = GATEWAY.agent("agent1");
  private final Agent ben = GATEWAY.agent("agent2");
  private final Agent sue = GATEWAY.agent("supervisor1");
  private final Visitor operator = GATEWAY.user("operator1");

  @Test
  void ofAConferenceThatAConsultationHasBecome() {
    String call = eventful();
    String number = number();
    String consult = consults(call, "InitiateConference");
    ada.does(consult, "CompleteConference");
    ada.awaitGone(consult);
    ada.awaitCan(call, "RemoveParticipantFromConference");
    ada.does(call, "Hangup");
    ada.awaitGone(call);
    over(number);
  }

  @Test
  void ofATransferAfterAConsultation() {
    String call = eventful();
    String number = number();
    String consult = consults(call, "InitiateTransfer");
    ada.does(consult, "CompleteTransfer");
    ada.awaitGone(call);
    ada.awaitGone(consult);
    over(number);
  }

  /** Ada and Ben talk, and much has happened. */
  private String eventful() {
    String call = ada.call("15002");
    ben.awaitState(call, "Ringing");
    ben.does(call, "Answer");
    ada.awaitState(call, "Established");
    JsonObject data = new JsonObject()
      .put("Amount", 17.5)
      .put("Deep", new JsonObject().put("a", new JsonArray().add(1)));
    JsonObject attach = new JsonObject().put("operationName", "AttachUserData").put("userData", data);
    Agent insisting = new Agent(ada.http().with("Idempotency-Key", "attached-" + call), ada.device());
    for (int i = 0; i < 2; i++) insisting.operate(call, attach).expect(200);
    ada.does(call, "StartCallRecording");
    ada.await(call, "recordingState", "Recording");
    ada.does(call, "PauseCallRecording");
    ada.await(call, "recordingState", "Paused");
    ada.does(call, "ResumeCallRecording");
    ada.operate(call, new JsonObject().put("operationName", "SendDtmf").put("digits", "12#")).expect(200);
    ada.does(call, "Hold");
    ada.awaitState(call, "Held");
    ada.operate(call, "Hold").expect(409);
    ada.does(call, "Retrieve");
    ada.awaitState(call, "Established");
    return call;
  }

  /** Sue has answered. */
  private String consults(String call, String operation) {
    JsonObject to = new JsonObject().put("phoneNumber", "15003");
    ada.operate(call, new JsonObject().put("operationName", operation).put("destination", to)).expect(200);
    String consult = Patience.until(
      "the consult call",
      () ->
        ada
          .calls()
          .stream()
          .filter(one -> one.getString("callType").equals("Consult"))
          .findFirst(),
      Optional::isPresent
    )
      .orElseThrow()
      .getString("id");
    sue.awaitState(consult, "Ringing");
    sue.does(consult, "Answer");
    ada.awaitState(consult, "Established");
    return consult;
  }

  /** Of Ada's only call, as operators know it. */
  private String number() {
    return operator
      .get("/ops/calls/live?user=agent1@demo")
      .expect(200)
      .list("calls")
      .getJsonObject(0)
      .getString("call");
  }

  /** All hang up; what is exported of the call and of its consult call is taken through the core. */
  private void over(String number) {
    Hangup.all(ada, ben, sue);
    JsonObject consult = ended("the consult call", record -> number.equals(record.getString("parent")));
    JsonObject original = ended("the call", record -> number.equals(record.getString("call")));
    List<JsonObject> lines = replayed(original);
    assertThat(lines)
      .extracting(line -> line.getString("kind"))
      .contains("COMMAND", "SWITCH", "CALL");
    assertThat(lines)
      .extracting(line -> line.getString("what"))
      .contains("Dial", "AttachUserData", "Recorded", "SendDtmf", "Hold", "Consult");
    assertThat(replayed(consult))
      .extracting(line -> line.getString("kind"))
      .contains("CALL", "SWITCH");
  }

  private JsonObject ended(String which, Predicate<JsonObject> it) {
    return Patience.until(
      which + " has ended in the records",
      () ->
        operator
          .get("/ops/calls?limit=10000")
          .expect(200)
          .text()
          .lines()
          .map(JsonObject::new)
          .filter(it.and(record -> record.containsKey("endedAt")))
          .findFirst(),
      Optional::isPresent
    ).orElseThrow();
  }

  /** @return the lines, page after page */
  private List<JsonObject> replayed(JsonObject record) {
    List<JsonObject> lines = new ArrayList<>();
    String path = "/ops/calls/" + record.getString("call") + "/history?limit=7";
    String next = "";
    JsonObject page = new JsonObject();
    while (next != null) {
      String after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
      page = operator
        .get(path + after)
        .expect(200)
        .body();
      lines.addAll(Agent.objects(page.getJsonArray("journal")));
      next = page.getString("next");
    }
    CallConfig call = CallConfig.DEFAULT;
    Timing timing = new Timing(call.orderPatience(), call.audit(), call.linger());
    assertThat(Replay.of(lines, timing)).isEqualTo(Replay.state(page.getJsonObject("state")));
    return lines;
  }
}
