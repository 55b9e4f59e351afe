package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Command;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialTest {

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.Unassigned,
    PhoneBook.ALL
  );
  private final User colleague = desk.book.add(
    "agent2@demo",
    Desk.SECOND_DEVICE,
    "15002",
    RecordingMode.Unassigned,
    Set.of("api-voice")
  );

  private Answer dial(User user, String body) {
    return desk.post(user, "genesysDial", user.devices().getFirst(), body);
  }

  private Command.Dial dialled(String body) {
    Answer answer = dial(agent, body);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    return (Command.Dial) desk.board.asks.getLast().input();
  }

  @Test
  void everythingThatIsSentReachesTheCall() {
    Command.Dial dial = dialled(
      "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":\"15002\"},\"location\":\"elsewhere\"," +
        "\"outboundCallerId\":\"+1 (916) 555-0199\",\"userData\":{\"A\":\"1\",\"B\":[1,{\"C\":null}],\"D\":null}}"
    );
    assertThat(dial.by().index()).isZero();
    assertThat(dial.from().subscriber().device()).isEqualTo(Desk.FIRST_DEVICE);
    assertThat(dial.to().subscriber().user()).isEqualTo(colleague.id());
    assertThat(dial.alertCaller()).isFalse();
    assertThat(dial.callerId()).isEqualTo("+19165550199");
    assertThat(dial.userData()).containsOnlyKeys("A", "B").containsEntry("A", "1");
    assertThat(((List<?>) dial.userData().get("B")).get(1)).isEqualTo(java.util.Collections.singletonMap("C", null));
  }

  @Test
  void whoeverCallsForHelpShowsTheOwnNumber() {
    Command.Dial dial = dialled("{\"destination\":{\"phoneNumber\":\"911\"},\"outboundCallerId\":\"4100\"}");
    assertThat(dial.to().number()).isEqualTo("911");
    assertThat(dial.callerId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "15002, 15002, 15002",
    "9165550104, +19165550104, 9165550104",
    "(916) 555-0104, +19165550104, 9165550104",
    "+32 2 123 45 67, +3221234567, +3221234567",
  })
  void aNumberIsUnderstoodAsAPersonWritesIt(String typed, String number, String digits) {
    Command.Dial dial = dialled(
      new JsonObject().put("destination", new JsonObject().put("phoneNumber", typed)).encode()
    );
    assertThat(dial.to().number()).isEqualTo(number);
    assertThat(dial.to().digits()).isEqualTo(digits);
    assertThat(dial.callerId()).isNull();
    assertThat(dial.userData()).isEmpty();
  }

  @Test
  void aDestinationGoesBeforeTheNumberOfTheRecordAndTheRequestsDataBeforeTheRecords() {
    Command.Dial dial = dialled(
      "{\"destination\":{\"phoneNumber\":\"15002\"},\"outboundCallerId\":\"\"," +
        "\"userData\":{\"GSW_PHONE\":\"mine\"},\"outboundRecord\":{\"phoneNumber\":\"5001\"," +
        "\"outboundCallerId\":\"4100\",\"userData\":{\"GSW_PHONE\":\"5001\",\"GSW_ATTEMPTS\":0}," +
        "\"otherFields\":{\"F\":\"x\"},\"gone\":null}}"
    );
    assertThat(dial.to().number()).isEqualTo("15002");
    assertThat(dial.callerId()).isEqualTo("4100");
    assertThat(dial.userData()).isEqualTo(
      Map.of("phoneNumber", "5001", "outboundCallerId", "4100", "GSW_PHONE", "mine", "GSW_ATTEMPTS", 0, "F", "x")
    );
  }

  @Test
  void whatCannotBeDialledIsNamedAndNothingIs() {
    refused(dial(agent, "{\"destination\":{\"phoneNumber\":\"mum\"}}"), 400, 10, "destination.phoneNumber: ");
    refused(dial(agent, "{\"outboundRecord\":{\"phoneNumber\":\"**\"}}"), 400, 10, "outboundRecord.phoneNumber: ");
    refused(dial(agent, "{}"), 400, 1, "destination.phoneNumber: expected, not found");
    String callerId = "{\"destination\":{\"phoneNumber\":\"15002\"},\"outboundCallerId\":\"sip:me\"}";
    refused(dial(agent, callerId), 400, 10, "outboundCallerId: ");
    String key = "{\"destination\":{\"phoneNumber\":\"15002\"},\"userData\":{\"\":1}}";
    refused(dial(agent, key), 400, 10, "userData: a key has 1 to 255 characters, found 0");
    String record = "{\"outboundRecord\":{\"phoneNumber\":\"15001\"}}";
    refused(dial(colleague, record), 403, 5, "This user lacks the feature api-voice-outbound");
    assertThat(desk.board.calls).isEmpty();
  }

  @Test
  void aDialThatTheRulesForbidIsForbiddenByName() {
    desk.board.mayDial = false;
    String body = "{\"destination\":{\"phoneNumber\":\"15002\"}}";
    refused(dial(agent, body), 403, 3, "Dial is not allowed (rule: idle)");
    assertThat(desk.board.calls).isEmpty();
  }

  private static void refused(Answer answer, int status, int code, String message) {
    assertThat(answer.body().getString("statusMessage")).startsWith(message);
    assertThat(answer.body().getInteger("statusCode")).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }
}
