package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IsolationTest {

  private static final String THIRD_DEVICE = "2f6c5a0e-0d0b-4d53-9a55-7b1f6f3c9e21";
  private static final JsonObject NOT_FOUND = new JsonObject()
    .put("statusCode", 6)
    .put("statusMessage", "Call not found");

  private final Desk desk = new Desk();
  private final User agent = add("agent1@demo", Desk.FIRST_DEVICE, "15001");
  private final User colleague = add("agent2@demo", Desk.SECOND_DEVICE, "15002");
  private final User stranger = add("agent1@acme", THIRD_DEVICE, "15002");
  private final CallId call = desk.established(agent, "15002");

  private User add(String name, String device, String number) {
    return desk.book.add(name, device, number, RecordingMode.OnDemandUserStart, PhoneBook.ALL);
  }

  @Test
  void bothPartiesSeeTheirOwnSideOfTheCall() {
    assertThat(desk.call(agent, call).getString("deviceUri")).endsWith(Desk.FIRST_DEVICE);
    assertThat(desk.call(colleague, call).getString("deviceUri")).endsWith(Desk.SECOND_DEVICE);
    assertThat(desk.call(agent, call).getString("id")).isEqualTo(desk.call(colleague, call).getString("id"));
  }

  @Test
  void aCallOfSomebodyElseOfAnotherTenantAndOneThatNeverWasAreTheSame() {
    User uninvolved = add("agent3@demo", THIRD_DEVICE, "15003");
    Call before = desk.state(call);
    for (User other : List.of(stranger, uninvolved)) {
      assertThat(read(other, GenesysIds.callUuid(call)).body()).isEqualTo(NOT_FOUND);
      for (String name : CallOperations.SERVED) {
        // Refused for lack of the feature, whatever the call.
        if (Feature.neededFor(CallOperations.operation(name)) == Feature.MONITORING) continue;
        Answer answer = desk.operate(other, call, everything(name));
        assertThat(answer.status()).as(name).isEqualTo(404);
        assertThat(answer.body()).as(name).isEqualTo(NOT_FOUND);
      }
    }
    assertThat(read(agent, GenesysIds.callUuid(new CallId(77))).body()).isEqualTo(NOT_FOUND);
    assertThat(read(agent, "01RCC3N118B1V0SL8O7GK2LAES000010").body()).isEqualTo(NOT_FOUND);
    assertThat(desk.state(call)).isSameAs(before);
  }

  @Test
  void listsHoldTheUsersOwnCallsOnly() {
    assertThat(desk.get(stranger, "genesysListCalls", Map.of(), Map.of("fields", "*")).body()).isEqualTo(
      new JsonObject().put("statusCode", 0).put("calls", List.of())
    );
    assertThat(desk.get(agent, "genesysListCalls", Map.of(), Map.of()).body()).isEqualTo(
      new JsonObject()
        .put("statusCode", 0)
        .put("uris", List.of(Desk.BASE + "/api/v2/me/calls/" + GenesysIds.callUuid(call)))
    );
  }

  @Test
  void aDeviceOfSomebodyElseIsNotFound() {
    String dial = "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":\"15001\"}}";
    for (String device : List.of(Desk.SECOND_DEVICE, THIRD_DEVICE, "no-such-device")) {
      assertThat(desk.get(agent, "genesysGetDevice", Map.of("id", device), Map.of()).status()).isEqualTo(404);
      assertThat(desk.post(agent, "genesysDial", device, dial).body()).isEqualTo(
        new JsonObject().put("statusCode", 6).put("statusMessage", "Device not found")
      );
      assertThat(desk.post(agent, "genesysOperateDevice", device, everything("SetCallDisposition")).status()).isEqualTo(
        404
      );
    }
    assertThat(desk.board.calls).containsOnlyKeys(call);
  }

  @Test
  void anExtensionOfAnotherTenantIsNotRung() {
    CallId other = desk.established(stranger, "15001");
    assertThat(desk.state(other).party(1).orElseThrow().endpoint().internal()).isFalse();
    assertThat(desk.get(agent, "genesysListCalls", Map.of(), Map.of()).body().getJsonArray("uris")).hasSize(1);
  }

  @Test
  void everyQuestionCarriesTheTenantOfTheAsker() {
    desk.call(agent, call);
    assertThat(desk.board.asks).allSatisfy(ask -> assertThat(ask.tenant()).isEqualTo("demo"));
  }

  private Answer read(User user, String id) {
    return desk.get(user, "genesysGetCall", Map.of("id", id), Map.of());
  }

  /** A body with all that any operation may need. */
  private static String everything(String name) {
    return (
      "{\"operationName\":\"" +
      name +
      "\",\"digits\":\"1\",\"key\":\"A\",\"disposition\":\"B\",\"destination\":{\"phoneNumber\":\"15001\"}}"
    );
  }
}
