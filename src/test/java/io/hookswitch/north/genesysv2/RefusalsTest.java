package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.wire.Reply;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RefusalsTest {

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.OnDemandUserStart,
    PhoneBook.ALL
  );
  private final User limited = desk.book.add(
    "agent2@demo",
    Desk.SECOND_DEVICE,
    "15002",
    RecordingMode.OnDemandUserStart,
    Set.of("api-voice")
  );

  @Test
  void whatIsNotPossibleNowSaysWhyAndWhatIs() {
    CallId call = desk.established(agent, "15002");
    expect(
      desk.operate(agent, call, "{\"operationName\":\"Retrieve\"}"),
      409,
      2,
      "Retrieve is not possible while the call is Established; allowed: Hangup, Hold, SendDtmf, InitiateTransfer, " +
        "SingleStepTransfer, InitiateConference, SingleStepConference, AttachUserData, UpdateUserData, " +
        "DeleteUserData, DeleteUserDataPair, StartCallRecording (rule: as in the sheet)"
    );
  }

  @Test
  void anArgumentThatTheCallCannotTakeIsNamed() {
    CallId call = desk.established(agent, "15002");
    Answer answer = desk.operate(agent, call, "{\"operationName\":\"SendDtmf\",\"digits\":\"1,2\"}");
    expect(answer, 400, 10, "digits: expected 1 to 64 of 0-9 * # A-D");
  }

  @Test
  void aDestinationThatIsNoNumberIsNamed() {
    CallId call = desk.established(agent, "15002");
    String body = "{\"operationName\":\"SingleStepTransfer\",\"destination\":{\"phoneNumber\":\"mum\"}}";
    Answer answer = desk.operate(agent, call, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().getString("statusMessage")).startsWith("destination.phoneNumber: ");
  }

  @Test
  void aMissingFeatureIsNamedAndItsOperationsAreNotListed() {
    CallId call = desk.established(limited, "15001");
    expect(
      desk.operate(limited, call, "{\"operationName\":\"StartCallRecording\"}"),
      403,
      5,
      "This user lacks the feature api-voice-recording"
    );
    assertThat(desk.call(limited, call).getJsonArray("capabilities"))
      .contains("Hold")
      .doesNotContain("StartCallRecording");
  }

  @Test
  void aUserWithoutVoiceMayDoNothing() {
    User mute = desk.book.add("agent3@demo", Desk.SECOND_DEVICE, "15003", RecordingMode.Unassigned, Set.of());
    CallId call = desk.dial(agent, "15003");
    String missing = "This user lacks the feature api-voice";
    expect(desk.operate(mute, call, "{\"operationName\":\"Answer\"}"), 403, 5, missing);
    String dial = "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":\"15001\"}}";
    expect(desk.post(mute, "genesysDial", Desk.SECOND_DEVICE, dial), 403, 5, missing);
    assertThat(desk.call(mute, call).getJsonArray("capabilities")).isEmpty();
  }

  @Test
  void whoMayOnlyLookChangesNothing() {
    CallId call = desk.established(agent, "15002");
    User looker = desk.book.lookOnly(agent);
    String body = "{\"operationName\":\"DeleteUserData\"}";
    expect(desk.operate(looker, call, body), 403, 5, "This user may look, and not change anything");
    assertThat(desk.call(looker, call).getString("state")).isEqualTo("Established");
  }

  @Test
  void aCallThatIsOverIsGone() {
    CallId call = desk.established(agent, "15002");
    desk.board.tell(new SwitchEvent.Released(call.party(0), desk.board.event(), ReleaseCause.Hangup));
    String id = GenesysIds.callUuid(call);
    expect(desk.get(agent, "genesysGetCall", Map.of("id", id), Map.of()), 404, 6, "Call not found");
    expect(desk.operate(agent, call, "{\"operationName\":\"Hangup\"}"), 404, 6, "Call not found");
    assertThat(desk.get(agent, "genesysListCalls", Map.of(), Map.of()).body().getJsonArray("uris")).isEmpty();
  }

  @Test
  void everyKindOfRefusalHasItsStatus() {
    assertThat(status(Refusal.Why.NO_SUCH_CALL, Operation.Hold)).isEqualTo("404/6");
    assertThat(status(Refusal.Why.NOT_ALLOWED, Operation.Hold)).isEqualTo("409/2");
    assertThat(status(Refusal.Why.NOT_ALLOWED, Operation.Dial)).isEqualTo("403/3");
    assertThat(status(Refusal.Why.BAD_ARGUMENT, Operation.Hold)).isEqualTo("400/10");
    assertThat(status(Refusal.Why.ALREADY_EXISTS, Operation.Dial)).isEqualTo("409/18");
    assertThat(status(Refusal.Why.TOO_MANY_ORDERS, Operation.SendDtmf)).isEqualTo("503/4");
  }

  private String status(Refusal.Why why, Operation operation) {
    Refusal refusal = new Refusal(why, operation, PartyState.Held, Set.of(), List.of(), "a detail");
    Answer answer = GenesysV2Answers.outcome("X", agent, new Reply(null, Decision.NOTHING, refusal, null));
    assertThat(answer.body().fieldNames()).containsExactly("statusCode", "statusMessage");
    return answer.status() + "/" + answer.body().getInteger("statusCode");
  }

  @Test
  void aRefusalThatManyRulesDecidedIsCutToWhatTheContractAllows() {
    List<String> rules = java.util.stream.IntStream.range(0, 500)
      .mapToObj(number -> "rule number " + number)
      .toList();
    Refusal refusal = new Refusal(
      Refusal.Why.NOT_ALLOWED,
      Operation.Hold,
      PartyState.Held,
      Set.of(Operation.Dial),
      rules,
      ""
    );
    Answer answer = GenesysV2Answers.outcome("Hold", agent, new Reply(null, Decision.NOTHING, refusal, null));
    assertThat(answer.body().getString("statusMessage"))
      .hasSize(2000)
      .startsWith("Hold is not possible while the call is Held; allowed: nothing (rule: rule number 0; ")
      .endsWith("...");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_LOGGED_IN, 403, 20",
    "FORBIDDEN, 403, 5",
    "NOT_FOUND, 404, 6",
    "WRONG_METHOD, 405, 3",
    "WRONG_MEDIA_TYPE, 415, 10",
    "NOT_JSON, 400, 10",
    "TOO_LARGE, 413, 10",
    "TOO_DEEP, 400, 10",
    "TOO_SLOW, 408, 10",
    "MISSING, 400, 1",
    "INVALID, 400, 10",
    "WRONG_STATE, 409, 2",
    "NOT_SERVED, 501, 4",
    "UNAVAILABLE, 503, 4",
    "TIMEOUT, 504, 4",
    "BUG, 500, 4",
  })
  void everyProblemHasItsStatus(Problem.Kind kind, int status, int code) {
    Answer answer = desk.dialect.answer(Problem.of(kind, "some detail"));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().getInteger("statusCode")).isEqualTo(code);
    assertThat(answer.body().fieldNames()).containsExactly("statusCode", "statusMessage");
  }

  @ParameterizedTest
  @EnumSource(Problem.Kind.class)
  void noProblemIsWithoutAnswer(Problem.Kind kind) {
    assertThat(desk.dialect.answer(Problem.of(kind, "some detail")).status()).isBetween(400, 599);
  }

  @Test
  void aStrangerAndABugAreToldNoDetail() {
    expect(desk.dialect.answer(Problem.of(Problem.Kind.NOT_LOGGED_IN, "no such user")), 403, 20, "Access denied");
    expect(desk.dialect.answer(Problem.of(Problem.Kind.BUG, "secret is null")), 500, 4, "Internal error");
  }

  private static void expect(Answer answer, int status, int code, String message) {
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", code).put("statusMessage", message));
    assertThat(answer.status()).isEqualTo(status);
  }
}
