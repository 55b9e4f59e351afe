package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserDatum;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DispositionsTest {

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.Unassigned,
    PhoneBook.ALL
  );
  private final CallId call = desk.established(agent, "9165550104");
  private final String uuid = GenesysIds.callUuid(call);
  private final JsonObject body = new JsonObject()
    .put("operationName", "SetCallDisposition")
    .put("disposition", "Sold");

  private Answer onDevice(JsonObject body) {
    return desk.post(agent, "genesysOperateDevice", Desk.FIRST_DEVICE, body.encode());
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "http://127.0.0.1:8080/api/v2/calls/%s",
      "https://proxy.example/gws/api/v2/me/calls/%s",
      "/api/v2/me/calls/%s/",
      "/calls/%s",
    }
  )
  void aUriAloneNamesTheCallWhateverTheHost(String uri) {
    Answer answer = onDevice(body.put("callUri", uri.formatted(uuid)));
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    assertThat(desk.board.asks.getLast().input()).isEqualTo(
      new Command.SetDisposition(call.party(0), "DispositionCode", "Sold")
    );
  }

  @Test
  void aCallThatTheUserHasLeftTakesItsDispositionInSilence() {
    desk.board.tell(new SwitchEvent.Released(call.party(1), desk.board.event(), ReleaseCause.Hangup));
    desk.board.tell(new SwitchEvent.Released(call.party(0), desk.board.event(), ReleaseCause.RemoteHangup));
    int told = desk.board.notices.size();
    Answer answer = onDevice(body.put("callUuid", uuid));
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    assertThat(desk.state(call).userData()).containsExactly(new UserDatum("DispositionCode", "Sold"));
    assertThat(desk.board.notices).hasSize(told);
  }

  @Test
  void aCallThatTheUserHasLeftTakesNothingElse() {
    desk.board.tell(new SwitchEvent.Released(call.party(0), desk.board.event(), ReleaseCause.Hangup));
    assertThat(desk.operate(agent, call, "{\"operationName\":\"Hold\"}").status()).isEqualTo(404);
    assertThat(desk.operate(agent, call, "{\"operationName\":\"DeleteUserData\"}").status()).isEqualTo(404);
  }

  @Test
  void anIdAloneNamesTheCall() {
    onDevice(body.put("callUuid", uuid).put("dispositionKey", "Outcome"));
    assertThat(desk.board.asks.getLast().input()).isEqualTo(
      new Command.SetDisposition(call.party(0), "Outcome", "Sold")
    );
  }

  @Test
  void theCallsOwnUrlNeedsNoNameAndMustNotBeContradicted() {
    assertThat(desk.operate(agent, call, body.encode()).status()).isEqualTo(200);
    body.put("callUuid", uuid).put("callUri", "/calls/" + uuid);
    assertThat(desk.operate(agent, call, body.encode()).status()).isEqualTo(200);
    String other = GenesysIds.callUuid(new CallId(7));
    refused(desk.operate(agent, call, body.put("callUri", "/calls/" + other).encode()), 10, "callUri, callUuid: ");
    refused(onDevice(body), 10, "callUri, callUuid: expected the same call everywhere, found " + uuid);
  }

  @Test
  void noCallAndNoDispositionAreMissing() {
    refused(onDevice(body), 1, "callUuid: expected, not found");
    body.remove("disposition");
    refused(onDevice(body.put("callUuid", uuid)), 1, "disposition: expected, not found");
    refused(onDevice(body.put("callUri", "http://somewhere/else")), 10, "callUri: expected a URI");
  }

  @Test
  void userDataThatComesAlongIsSetInTheSameStep() {
    onDevice(body.put("callUuid", uuid).put("userData", new JsonObject().put("A", "1")));
    assertThat(desk.board.asks.getLast().input()).isEqualTo(
      new Command.UpdateUserData(call.party(0), Map.of("A", "1", "DispositionCode", "Sold"))
    );
  }

  @Test
  void theDefaultKeyIsNeverBlank() {
    assertThatThrownBy(() -> new Dispositions(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(Answer answer, int code, String message) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().getInteger("statusCode")).isEqualTo(code);
    assertThat(answer.body().getString("statusMessage")).startsWith(message);
  }
}
