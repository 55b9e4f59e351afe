package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** foouser talks to quxuser, holds, calls baruser, and connects the two. */
class ConsultativeTransferTest {

  private static final Answer DONE = Answer.ok(new JsonObject());

  private final Scene scene = new Scene();

  @Test
  void theRemotePartiesTalkAndTheUserIsDetachedFromBothUntilTheyHaveDone() {
    CallId consulted = consulted();
    UUID before = scene.first().tracking();
    assertThat(transfer(Scene.FIRST_HALF, half(consulted, 0))).isEqualTo(DONE);

    assertThat(states()).containsExactly("Detached", "Detached");
    assertThat(scene.first().tracking()).isNotEqualTo(before);
    assertThat(scene.action(half(consulted, 0), Action.hold).body()).isEqualTo(Scene.error(Objection.DETACHED));
    assertThat(scene.delete(Scene.FIRST_HALF).body()).isEqualTo(Scene.error(Objection.DETACHED));

    scene.calls.eager = true;
    scene.calls.hangUp(Scene.FIRST.party(1));
    assertThat(states()).isEmpty();
    assertThat(scene.show(half(consulted, 0)).status()).isEqualTo(404);
  }

  @Test
  void theConsultedPartyKeepsTheIdOfItsHalfAndLearnsWhoIsThere() {
    CallId consulted = consulted();
    transfer(Scene.FIRST_HALF, half(consulted, 0));

    scene.as(scene.people.foo("baruser")).about("foo", "foogroup", "baruser");
    JsonObject shown = scene.show(half(consulted, 1)).body();
    assertThat(shown.getString("callId")).isEqualTo(half(consulted, 1));
    assertThat(shown.getString("state")).isEqualTo("Active");
    assertThat(shown.getString("externalTrackingId")).isEqualTo(scene.first().tracking().toString());
    assertThat(shown.getJsonObject("remoteParty").getString("address")).isEqualTo(Scene.SEED_NUMBER);
    assertThat(scene.action(half(consulted, 1), Action.hold)).isEqualTo(DONE);
    assertThat(scene.show(half(consulted, 1)).body().getString("state")).isEqualTo("Held");
    assertThat(states()).containsExactly("Held");
  }

  @Test
  void aConsultedPartyThatRingsAlertsTheOtherAgain() {
    scene.talking().action(Scene.FIRST_HALF, Action.hold);
    CallId consulted = HalfId.parse(scene.dial("1002").body().getString("callId")).orElseThrow().call();
    scene.hear(consulted.party(0), SwitchEvent.Originated::new).hear(consulted.party(1), SwitchEvent.Ringing::new);
    assertThat(transfer(Scene.FIRST_HALF, half(consulted, 0))).isEqualTo(DONE);
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Alerting);
    assertThat(scene.half(1).party().answeredAt()).isNotNull();
  }

  @Test
  void anUnknownConsultedHalfIsNotFoundAndTheSameOneIsTheWrongState() {
    scene.talking();
    assertThat(transfer(Scene.FIRST_HALF, "callhalf-77:0").status()).isEqualTo(404);
    assertThat(transfer(Scene.FIRST_HALF, Scene.FIRST_HALF).body()).isEqualTo(Scene.error(Objection.CALL_STATE));
    scene.hear(Scene.FIRST.party(0), Scene.released(ReleaseCause.Hangup));
    assertThat(transfer(Scene.FIRST_HALF, Scene.FIRST_HALF)).isEqualTo(
      Scene.problem(Problem.Kind.NOT_FOUND, "Call not found.")
    );
  }

  @Test
  void whatTheSwitchCannotDoLeavesBothCallsAsTheyWere() {
    CallId consulted = consulted();
    UUID before = scene.first().tracking();
    scene.calls.fault = "no trunk";
    assertThat(transfer(Scene.FIRST_HALF, half(consulted, 0)).body()).isEqualTo(Scene.error(Objection.TRANSFER_FAILED));
    assertThat(states()).containsExactly("Held", "Active");
    assertThat(scene.first().tracking()).isEqualTo(before);
    assertThat(scene.calls.calls.get(consulted).orders()).isEmpty();
    scene.calls.fault = "";
    assertThat(transfer(Scene.FIRST_HALF, half(consulted, 0))).isEqualTo(DONE);
  }

  @Test
  void aSecondTransferWhileTheFirstIsUnderWayIsSaidToBe() {
    CallId consulted = consulted();
    scene.calls.road = ask ->
      ask.input() == null
        ? null
        : Future.succeededFuture(
            new Reply(
              scene.first(),
              Rules.decide(CallFacts.of(scene.first(), scene.half(0).party(), Circumstances.USUAL)),
              null,
              Refusal.Why.IN_PROGRESS.name()
            )
          );
    assertThat(transfer(Scene.FIRST_HALF, half(consulted, 0)).body()).isEqualTo(
      Scene.error(Objection.TRANSFER_IN_PROGRESS)
    );
  }

  private CallId consulted() {
    scene.talking().action(Scene.FIRST_HALF, Action.hold);
    return scene.another("1002");
  }

  private Answer transfer(String half, String other) {
    JsonObject body = new JsonObject().put("action", "consultativeTransfer").put("transferCallId", other);
    return scene.put(half, body.encode());
  }

  private List<String> states() {
    JsonArray calls = scene.list(new JsonObject().put("includeDetails", true)).body().getJsonArray("calls");
    return calls
      .stream()
      .map(JsonObject.class::cast)
      .map(call -> call.getString("state"))
      .toList();
  }

  private static String half(CallId call, int party) {
    return new HalfId(call, party).toString();
  }
}
