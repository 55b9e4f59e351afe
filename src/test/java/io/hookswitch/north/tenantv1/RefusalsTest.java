package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hookswitch.call.Decision;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserId;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Refused;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets instead of what it wanted. */
class RefusalsTest {

  private static final PartyId ME = Scene.FIRST.party(0);
  private static final Answer NOT_FOUND = Answer.of(404, new JsonObject().put("details", "Call not found."));

  private final Scene scene = new Scene();

  @ParameterizedTest
  @CsvSource({
    "5, A number without a leading + or 0 is an extension of 2 to 6 digits.",
    "+32a, 'A phone number has digits, one leading +, dashes and spaces only.'",
    "32+1, 'A phone number has digits, one leading +, dashes and spaces only.'",
  })
  void aNumberThatIsNoneIsRefusedWithTheReason(String number, String reason) {
    Answer invalid = Answer.of(400, new JsonObject().put("details", "Invalid phone number. " + reason));
    assertThat(scene.dial(number)).isEqualTo(invalid);
    assertThat(scene.calls.asked).isEmpty();
    JsonObject transfer = new JsonObject().put("action", "blindTransfer").put("phoneNumber", number);
    assertThat(scene.put(Scene.FIRST_HALF, transfer.encode())).isEqualTo(invalid);
  }

  @Test
  void whoHasNoPhoneCannotCall() {
    scene.people.put(People.withoutPhone(scene.caller));
    assertThat(scene.dial("1003")).isEqualTo(TenantV1Errors.of(TenantV1Errors.invalidCallingUser()));
    assertThat(scene.calls.asked).isEmpty();
  }

  @Test
  void whoHasNoNumberCannotCall() {
    scene.people.put(People.withoutNumbers(scene.caller));
    assertThat(scene.dial("1003")).isEqualTo(TenantV1Errors.of(TenantV1Errors.invalidCallingUser()));
  }

  @Test
  void whomTheRulesForbidToDialCannotCall() {
    scene.calls.rules = facts -> Decision.NOTHING;
    assertThat(scene.dial("1003")).isEqualTo(TenantV1Errors.of(TenantV1Errors.invalidCallingUser()));
    assertThat(scene.calls.calls).isEmpty();
  }

  @Test
  void whoHasNoNumberCannotTransfer() {
    scene.talking();
    scene.people.put(People.withoutNumbers(scene.caller));
    JsonObject transfer = new JsonObject().put("action", "blindTransfer").put("phoneNumber", "1003");
    assertThat(scene.put(Scene.FIRST_HALF, transfer.encode()).body()).isEqualTo(
      Scene.error(Objection.NO_CHARGE_ADDRESS)
    );
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
  }

  @ParameterizedTest
  @ValueSource(strings = { "callhalf-1:0", "callhalf-1595867:7", "callhalf-1595867:1", "callhalf-01595867:0", "x" })
  void aHalfThatIsUnknownOrSomebodyElsesIsNotFound(String half) {
    scene.talking();
    int before = scene.calls.commands().size();
    assertThat(scene.show(half)).isEqualTo(NOT_FOUND);
    assertThat(scene.delete(half)).isEqualTo(NOT_FOUND);
    for (Action action : Action.values()) {
      if (action == Action.release || action == Action.consultativeTransfer) continue;
      JsonObject body = new JsonObject().put("action", action.name()).put("phoneNumber", "1003");
      assertThat(scene.put(half, body.encode())).as("%s", action).isEqualTo(NOT_FOUND);
    }
    assertThat(scene.calls.commands()).hasSize(before);
  }

  @Test
  void aCallOfAnotherTenantIsNotFound() {
    scene.talking().about("acme", "acmegroup", "acmeuser");
    scene.as(scene.people.user(new UserId("acme", "acmeuser")).orElseThrow());
    assertThat(scene.show(Scene.FIRST_HALF)).isEqualTo(NOT_FOUND);
    assertThat(scene.delete(Scene.FIRST_HALF)).isEqualTo(NOT_FOUND);
    assertThat(scene.list(new JsonObject()).body()).isEqualTo(new JsonObject("{\"calls\": []}"));
    assertThat(scene.first().over()).isFalse();
  }

  @Test
  void aHalfThatIsOverIsNotFound() {
    scene.talking().hear(ME, Scene.released(ReleaseCause.Hangup));
    assertThat(scene.show(Scene.FIRST_HALF)).isEqualTo(NOT_FOUND);
    assertThat(scene.delete(Scene.FIRST_HALF)).isEqualTo(NOT_FOUND);
    assertThat(scene.action(Scene.FIRST_HALF, Action.hold)).isEqualTo(NOT_FOUND);
  }

  /** The core refuses, the text is the documented one. */
  @ParameterizedTest
  @EnumSource(value = Action.class, names = { "hold", "reconnect", "blindTransfer" })
  void beforeTheOwnPhoneIsPickedUpNothingGoes(Action action) {
    scene.dialled();
    assertThat(act(action).body()).isEqualTo(Scene.error(Objection.ENDPOINT_STATE));
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void aDetachedHalfCannotBeControlled(Action action) {
    scene.talking();
    act(Action.blindTransfer);
    if (action == Action.consultativeTransfer) return;
    assertThat(act(action)).isEqualTo(Answer.of(400, Scene.error(Objection.DETACHED)));
  }

  /** Two who talk about somebody who has gone are no conference of that one. */
  @ParameterizedTest
  @EnumSource(Action.class)
  void noMoreCanAHalfThatLeftTwoWhoTalk(Action action) {
    scene.talking();
    act(Action.blindTransfer);
    scene.hear(Scene.FIRST.party(2), SwitchEvent.Answered::new);
    assertThat(scene.list(new JsonObject()).body().getJsonArray("calls").getJsonObject(0).getBoolean("inConference"))
      .as("inConference")
      .isFalse();
    if (action == Action.consultativeTransfer) return;
    assertThat(act(action)).isEqualTo(Answer.of(400, Scene.error(Objection.DETACHED)));
  }

  @Test
  void theWrongStateIsSaidInTheDocumentedWords() {
    scene.talking();
    assertThat(act(Action.reconnect)).isEqualTo(Answer.of(400, Scene.error(Objection.CALL_STATE)));
    assertThat(act(Action.pauseRecording)).isEqualTo(Answer.of(400, Scene.error(Objection.RECORDING_NOT_ACTIVE)));
    act(Action.hold);
    assertThat(act(Action.hold)).isEqualTo(Answer.of(400, Scene.error(Objection.CALL_STATE)));
  }

  @ParameterizedTest
  @CsvSource({ "hold, ENDPOINT_STATE", "blindTransfer, TRANSFER_FAILED", "startRecording, RECORDING_FAILED" })
  void whatTheSwitchCannotDoIsAnError(Action action, Objection text) {
    scene.talking();
    scene.calls.fault = "no trunk";
    assertThat(act(action)).isEqualTo(Answer.of(400, Scene.error(text)));
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
  }

  @Test
  void aReleaseThatTheSwitchDoesNotConfirmIsARelease() {
    scene.talking();
    scene.calls.fault = "no such leg";
    assertThat(act(Action.release)).isEqualTo(Answer.ok(new JsonObject()));
    assertThat(scene.show(Scene.FIRST_HALF)).isEqualTo(NOT_FOUND);
  }

  @Test
  void aCallThatEndsWhileItIsBeingHeldIsNotFound() {
    scene.talking();
    scene.calls.road = ask -> {
      if (ask.input() == null) return null;
      scene.hear(ME, Scene.released(ReleaseCause.RemoteHangup));
      return null;
    };
    assertThat(act(Action.hold)).isEqualTo(NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_LOGGED_IN, 401",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "WRONG_METHOD, 405",
    "WRONG_MEDIA_TYPE, 416",
    "NOT_JSON, 416",
    "TOO_LARGE, 413",
    "TOO_DEEP, 400",
    "TOO_SLOW, 408",
    "MISSING, 400",
    "INVALID, 400",
    "WRONG_STATE, 400",
    "NOT_SERVED, 501",
    "UNAVAILABLE, 503",
    "TIMEOUT, 504",
    "BUG, 500",
  })
  void eachProblemHasItsStatus(Problem.Kind kind, int status) {
    assertThat(scene.dialect.answer(Problem.of(kind, "What is wrong."))).isEqualTo(
      Answer.of(status, new JsonObject().put("details", "What is wrong."))
    );
  }

  @Test
  void anOwnerThatIsNotThereFailsTheRequest() {
    scene.talking();
    scene.calls.road = ask -> Future.failedFuture(new ReplyException(ReplyFailure.TIMEOUT, "late"));
    assertThatFails(() -> scene.show(Scene.FIRST_HALF));
    assertThatFails(() -> scene.list(new JsonObject()));
  }

  @Test
  void aCallThatEndsWhileItIsPulledWasNoneToRetrieve() {
    scene.talking();
    Half pulled = scene.half(0);
    assertThat(notRetrieved(pulled)).isEqualTo(TenantV1Errors.notRetrieved("no trunk"));
    scene.hear(ME, Scene.released(ReleaseCause.RemoteHangup));
    assertThat(notRetrieved(pulled)).isEqualTo(TenantV1Errors.noCallToRetrieve());
  }

  private Problem notRetrieved(Half pulled) {
    Reply failed = new Reply(scene.first(), Decision.NOTHING, null, "no trunk");
    Refused refused = catchThrowableOfType(Refused.class, () -> Retrieval.outcome(pulled, Scene.FIRST, failed));
    return refused.problem();
  }

  private static void assertThatFails(Runnable call) {
    assertThatThrownBy(call::run).hasCauseInstanceOf(ReplyException.class);
  }

  private Answer act(Action action) {
    return switch (action) {
      case release -> scene.delete(Scene.FIRST_HALF);
      case blindTransfer -> scene.put(Scene.FIRST_HALF, "{\"action\": \"blindTransfer\", \"phoneNumber\": \"1002\"}");
      default -> scene.action(Scene.FIRST_HALF, action);
    };
  }
}
