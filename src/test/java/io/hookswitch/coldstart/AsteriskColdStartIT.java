package io.hookswitch.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Timing;
import io.hookswitch.config.CallConfig;
import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.records.Replay;
import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.asterisk.RealAsterisk;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls of real phones, and the only node is killed: Asterisk has the calls, and nobody else. The node that is started on the
 * same storage goes on with them, and closes the one that has ended meanwhile.
 */
class AsteriskColdStartIT {

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  private static final List<GatewayProcess> ALL = new ArrayList<>();
  private static final int ADA_SAYS = 650;
  private static final int BEN_SAYS = 950;

  @RegisterExtension
  static final TestExecutionExceptionHandler OUTPUT = (context, failure) -> {
    ALL.forEach(process -> failure.addSuppressed(new AssertionError(process.toString())));
    throw failure;
  };

  private final int port = GatewayProcess.freePort();
  private final List<URI> uri = List.of(URI.create("http://127.0.0.1:" + port));
  private final Api ada = new Api(uri, "agent1:hookswitch");
  private final Api sue = new Api(uri, "supervisor1:hookswitch");
  private final Api operator = new Api(uri, "operator1:hookswitch");
  private final Map<String, String> settings = new HashMap<>(ASTERISK.environment("hookswitch"));

  @TempDir
  private Path storage;

  @AfterEach
  void stop() {
    ALL.forEach(GatewayProcess::close);
    ALL.clear();
  }

  private GatewayProcess start() {
    settings.put("HOOKSWITCH_CLUSTER_NAME", "asterisk-cold-" + UUID.randomUUID());
    settings.put("HOOKSWITCH_STORAGE_DIR", storage.toString());
    settings.put("HOOKSWITCH_SWITCH_ASTERISK_NETWORK", "PJSIP/{number}");
    GatewayProcess node = GatewayProcess.start(port, settings);
    ALL.add(node);
    node.awaitReady();
    return node;
  }

  @Test
  void whatAsteriskStillHasComesBackAsItWasAndWhatItHasNotIsClosed() {
    GatewayProcess node = start();
    String call = dials(ada, "15002");
    does(ada, call, operation("AttachUserData").put("userData", new JsonObject().put("Case", "17")));
    Ear called = ASTERISK.phone("15002").ear();
    called.awaits(ADA_SAYS);
    does(ada, call, operation("StartCallRecording"));
    String number = number("agent1");
    String file = "hookswitch-" + number + "-0-rec-1";
    Until.so("half a second in " + file, () -> ASTERISK.recordedSeconds(file) > 0.5);
    does(ada, call, operation("PauseCallRecording"));
    await(ada, "a pause of the recording", shown -> "Paused".equals(shown.getString("recordingState")));
    does(ada, call, operation("Hold"));
    await(ada, "held", shown -> "Held".equals(shown.getString("state")));
    called.awaits(Ear.MUSIC);
    dials(sue, "15011");
    String lost = number("supervisor1");
    JsonObject place = ada.subscribe(null);
    double recorded = ASTERISK.recordedSeconds(file);

    node.close();
    Until.so("the node is dead", () -> !node.alive());
    ASTERISK.ends("hookswitch-" + lost + "-1");
    called.awaits(Ear.MUSIC);
    start();
    List.of(ada, sue, operator).forEach(Api::loggedOut);

    JsonObject back = await(ada, "back", shown -> shown.getString("id").equals(call));
    assertThat(back.getString("state")).isEqualTo("Held");
    assertThat(back.getString("recordingState")).isEqualTo("Paused");
    assertThat(back.getJsonObject("userData").getString("Case")).isEqualTo("17");
    JsonObject now = ada.subscribe(place);
    assertThat(now.getBoolean("recovered")).as("%s after %s", now, place).isFalse();
    assertThat(now.getString("epoch")).isEqualTo(place.getString("epoch"));
    assertThat(now.getLong("offset")).isGreaterThan(place.getLong("offset"));
    assertThat(ended(lost)).isEqualTo("LOST");
    Until.so("the call that Asterisk has not any more is gone", () -> calls(sue).isEmpty());

    called.awaits(Ear.MUSIC);
    does(ada, call, operation("Retrieve"));
    await(ada, "retrieved", shown -> "Established".equals(shown.getString("state")));
    ASTERISK.phone("15001").ear().awaits(BEN_SAYS);
    called.awaits(ADA_SAYS);
    assertThat(ASTERISK.recordedSeconds(file)).as("the recording still pauses").isEqualTo(recorded);
    does(ada, call, operation("ResumeCallRecording"));
    Until.so("more in " + file, () -> ASTERISK.recordedSeconds(file) > recorded + 0.5);
    does(ada, call, operation("Hangup"));
    Until.so("the call is over", () -> calls(ada).isEmpty());
    assertThat(ended(number)).isEqualTo("COMPLETED");
    replays(number);
    Until.so("no channel is left", () -> !ASTERISK.look("/channels").contains("hookswitch-" + number + "-"));
  }

  /** The journal leads to the state that is remembered, across the time without a node. */
  private void replays(String number) {
    JsonObject history = operator.get("/ops/calls/" + number + "/history?limit=1000").json();
    List<JsonObject> lines = history.getJsonArray("journal").stream().map(JsonObject.class::cast).toList();
    assertThat(lines)
      .extracting(line -> line.getString("kind"))
      .contains("TAKEOVER");
    CallConfig call = CallConfig.DEFAULT;
    Timing timing = new Timing(call.orderPatience(), call.audit(), call.linger());
    assertThat(Replay.of(lines, timing)).isEqualTo(Replay.state(history.getJsonObject("state")));
  }

  private static JsonObject operation(String name) {
    return new JsonObject().put("operationName", name);
  }

  /** Calls somebody; both talk when this returns. */
  private static String dials(Api caller, String to) {
    JsonObject phone = caller.get("/api/v2/me/devices?fields=*").json().getJsonArray("devices").getJsonObject(0);
    JsonObject dial = operation("Dial").put("destination", new JsonObject().put("phoneNumber", to));
    Api.Reply answer = caller.post("/api/v2/me/devices/" + phone.getString("id") + "/calls", dial);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return await(caller, "talking", shown -> "Established".equals(shown.getString("state"))).getString("id");
  }

  private static void does(Api who, String call, JsonObject operation) {
    Api.Reply answer = who.post("/api/v2/me/calls/" + call, operation);
    assertThat(answer.status()).as("%s: %s", operation, answer).isEqualTo(200);
  }

  private static List<JsonObject> calls(Api who) {
    return who
      .get("/api/v2/me/calls?fields=*")
      .json()
      .getJsonArray("calls")
      .stream()
      .map(JsonObject.class::cast)
      .toList();
  }

  private static JsonObject await(Api who, String what, Predicate<JsonObject> there) {
    List<JsonObject> seen = new ArrayList<>();
    Until.so("the call is " + what, () -> {
      calls(who).stream().filter(there).forEach(seen::add);
      return !seen.isEmpty();
    });
    return seen.getLast();
  }

  /** The call of somebody who has only one, as operators know it. */
  private String number(String user) {
    return operator
      .get("/ops/calls/live?user=" + user + "@demo")
      .json()
      .getJsonArray("calls")
      .getJsonObject(0)
      .getString("call");
  }

  /** How it ended, once its record says so. */
  private String ended(String number) {
    List<String> reason = new ArrayList<>();
    Until.so("the record of " + number + " has an end", () -> {
      JsonObject record = operator
        .get("/ops/calls/" + number + "/history")
        .json()
        .getJsonObject("call");
      if (record.containsKey("reason")) reason.add(record.getString("reason"));
      return !reason.isEmpty();
    });
    return reason.getFirst();
  }
}
