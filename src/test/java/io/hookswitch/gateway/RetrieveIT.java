package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Calls that are pulled between the phones of a user, through the whole gateway. The demo directory: foouser's mobile phone
 * answers after a second, the phone at home after two; acmeuser1 has calls pulled to a shop where nobody picks up.
 */
class RetrieveIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final String DESK = "LP_foouser@sip.netaxis.be";
  private static final String MOBILE = "+32470123456";
  private static final String MOBILE_DEVICE = "0b7d3a55-5a5e-4f0e-8d1c-3c1c9b6a1021";

  private final Subscriber foo = GATEWAY.subscriber("foo", "foouser");
  private final Subscriber bar = GATEWAY.subscriber("foo", "baruser");
  private final Subscriber acme = GATEWAY.subscriber("acme", "acmeuser1");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(foo, bar, acme);
  }

  private static String talking(Subscriber user, String number) {
    String half = user.call(number);
    user.awaitState(half, "Active");
    return half;
  }

  static Answer retrieve(Subscriber user) {
    return user.http().post(user.path() + "retrieve/", "{}");
  }

  private static String at(JsonObject half) {
    return half.getJsonObject("endpoint").getString("addressOfRecord");
  }

  private static void awaitAt(Subscriber user, String half, String address) {
    Patience.until(user + " is at " + address, () -> user.see(half), seen -> address.equals(at(seen)));
  }

  @Test
  void theFirstPhoneToAnswerTakesTheCallAndNobodyElseNotices() {
    String half = talking(foo, "1002");
    String other = bar.onlyCall();
    JsonObject before = bar.awaitState(other, "Active");
    JsonObject own = foo.see(half);
    assertThat(at(own)).isEqualTo(DESK);

    JsonObject started = retrieve(foo).expect(201).body();
    String temporary = started.getString("callId");
    assertThat(temporary).isNotEqualTo(half);
    JsonObject rings = foo.see(temporary);
    assertThat(rings.getString("state")).isEqualTo("Alerting");
    assertThat(rings.getString("personality")).isEqualTo("Click-to-Dial");
    assertThat(rings.getString("externalTrackingId")).isEqualTo(started.getString("externalTrackingId"));
    assertThat(foo.see(half).getString("state")).isEqualTo("Active");

    awaitAt(foo, half, MOBILE);
    foo.awaitGone(temporary);
    assertThat(foo.onlyCall()).isEqualTo(half);
    JsonObject pulled = foo.see(half);
    pulled.remove("endpoint");
    own.remove("endpoint");
    assertThat(pulled).isEqualTo(own);
    assertThat(bar.see(other)).isEqualTo(before);
    assertThat(foo.does(half, "hold").expect(200).status()).isEqualTo(200);
    foo.does(half, "reconnect").expect(200);
    assertThat(at(foo.see(half))).isEqualTo(MOBILE);
  }

  @Test
  void aCallIsPulledBackAndForth() {
    String half = talking(foo, "1002");
    retrieve(foo).expect(201);
    awaitAt(foo, half, MOBILE);
    Patience.until(foo + " has one call", foo::calls, calls -> calls.size() == 1);
    retrieve(foo).expect(201);
    awaitAt(foo, half, DESK);
    foo.release(half).expect(200);
    foo.awaitGone(half);
  }

  @Test
  void aHeldCallStaysHeldAndAPausedRecordingPaused() {
    String half = talking(foo, "1002");
    foo.does(half, "startRecording").expect(200);
    foo.does(half, "pauseRecording").expect(200);
    String temporary = retrieve(foo).expect(201).body().getString("callId");
    foo.does(half, "hold").expect(200);
    awaitAt(foo, half, MOBILE);
    foo.awaitGone(temporary);
    JsonObject pulled = foo.see(half);
    assertThat(pulled.getString("state")).isEqualTo("Held");
    assertThat(pulled.getString("recordingState")).isEqualTo("Paused");
    bar.awaitState(bar.onlyCall(), "Remote Held");
    foo.does(half, "reconnect").expect(200);
    assertThat(foo.see(half).getString("recordingState")).isEqualTo("Paused");
    foo.does(half, "resumeRecording").expect(200);
  }

  @Test
  void theGenesysDialectSeesTheSameCallAtAnotherDevice() {
    Visitor genesys = GATEWAY.user("foouser");
    String half = talking(foo, "1002");
    JsonObject before = calls(genesys);
    String temporary = retrieve(foo).expect(201).body().getString("callId");
    assertThat(calls(genesys).getString("id")).isEqualTo(before.getString("id"));
    awaitAt(foo, half, MOBILE);
    foo.awaitGone(temporary);
    JsonObject after = calls(genesys);
    assertThat(after.getString("deviceUri")).endsWith(MOBILE_DEVICE);
    for (String field : new String[] { "id", "connId", "state", "dnis", "callType", "participants" }) {
      assertThat(after.getValue(field)).as(field).isEqualTo(before.getValue(field));
    }
  }

  private static JsonObject calls(Visitor genesys) {
    JsonArray all = genesys.get("/api/v2/me/calls?fields=*").expect(200).list("calls");
    assertThat(all).hasSize(1);
    return all.getJsonObject(0);
  }

  @Test
  void aSecondRetrieveIsRefusedAndCancellingTheFirstLeavesTheCallAlone() {
    String half = talking(acme, "1002");
    String temporary = retrieve(acme).expect(201).body().getString("callId");
    assertThat(retrieve(acme).expect(400).body()).isEqualTo(new JsonObject().put("details", "Invalid call state."));
    assertThat(acme.calls()).hasSize(2);
    acme.release(temporary).expect(200);
    acme.awaitGone(temporary);
    assertThat(acme.see(half).getString("state")).isEqualTo("Active");
    String again = retrieve(acme).expect(201).body().getString("callId");
    acme.release(half).expect(200);
    acme.awaitGone(again);
    assertThat(acme.calls()).isEmpty();
  }

  @Test
  void thePhonesStopWhenTheFarEndHangsUp() {
    String half = talking(acme, "+3223330005");
    String temporary = retrieve(acme).expect(201).body().getString("callId");
    acme.awaitGone(half);
    acme.awaitGone(temporary);
  }

  @Test
  void whatCannotBePulledIsRefused() {
    assertThat(retrieve(foo).expect(404).body()).isEqualTo(new JsonObject().put("details", "No call to retrieve."));
    String alerting = foo.call("+3223330006");
    assertThat(retrieve(foo).expect(400).body()).isEqualTo(new JsonObject().put("details", "Invalid call state."));
    foo.release(alerting).expect(200);
    talking(foo, "1002");
    assertThat(retrieve(bar).expect(403).body()).isEqualTo(
      new JsonObject().put("details", "Call retrieve is not assigned to the user.")
    );
  }

  @Test
  void theActiveCallIsPulledRatherThanAHeldOne() {
    String held = talking(foo, "1002");
    foo.does(held, "hold").expect(200);
    String active = talking(foo, "+3221234567");
    retrieve(foo).expect(201);
    awaitAt(foo, active, MOBILE);
    assertThat(at(foo.see(held))).isEqualTo(DESK);
    assertThat(foo.see(held).getString("state")).isEqualTo("Held");
  }

  /** The half stands for the call that others go on with; nobody of them is the user. */
  @Test
  void aCallThatTheUserTransferredAwayIsNoneToPull() {
    String half = talking(foo, "1002");
    JsonObject away = new JsonObject().put("action", "blindTransfer").put("phoneNumber", "+3221234567");
    foo.modify(half, away).expect(200);
    foo.awaitState(half, "Detached");
    assertThat(retrieve(foo).expect(400).body()).isEqualTo(new JsonObject().put("details", "Invalid call state."));
    assertThat(foo.see(half).getString("state")).isEqualTo("Detached");
  }
}
