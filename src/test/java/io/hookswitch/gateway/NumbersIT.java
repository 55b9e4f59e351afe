package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as clients type them, through the whole gateway; foo's group is in Belgium and has extensions of 2 to 6 digits. */
class NumbersIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private final Subscriber foo = GATEWAY.subscriber("foo", "foouser");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(foo);
    Hangup.all(GATEWAY.agent("agent1"));
  }

  @ParameterizedTest
  @CsvSource({
    "+32 123-45 678, +3212345678, Network",
    "0032 12345678, +3212345678, Network",
    "012345678, +3212345678, Network",
    "+32-12345678, +3212345678, Network",
    "1002, 1002, Group",
    "1012, 1012, Network",
    "+3212345671, +3212345671, Group",
    "112, 112, Emergency",
  })
  void whatCanBeDialledIsReached(String typed, String address, String callType) {
    String half = foo.call(typed);
    JsonObject call = foo.await(half, "personality", "Originator");
    assertThat(call.getJsonObject("remoteParty")).isEqualTo(
      new JsonObject().put("address", address).put("callType", callType)
    );
  }

  @Test
  void everythingElseIs400InTheShapeOfASimpleError() {
    List<String> invalid = List.of(
      "5",
      "1234567",
      " ",
      "-",
      "+32a",
      "32+1",
      "++3212345678",
      "+",
      "+32 (0)12345678",
      "+32.12345678",
      "012/345678",
      "tel:+3212345678",
      "sip:foouser@foo",
      "+1234567890123456",
      "+123456",
      "+0123456789",
      "00",
      "0",
      "*72",
      "#31#",
      "+32\t12345678",
      "٠٣٢١٢٣٤٥٦٧٨"
    );
    for (String typed : invalid) {
      for (String field : List.of("phoneNumber", "callingPhoneNumber")) {
        JsonObject body = new JsonObject()
          .put("phoneNumber", "1002")
          .put("callingPhoneNumber", "1001")
          .put(field, typed);
        Answer answer = foo
          .http()
          .post(foo.path() + "imrn/", body.encode())
          .expect(400);
        assertShape(answer, field.equals("phoneNumber") ? "Invalid phone number. " : "Invalid callingPhoneNumber. ");
      }
      assertShape(foo.dial(typed).expect(400), "Invalid phone number. ");
    }
    assertThat(foo.calls()).isEmpty();
  }

  @Test
  void whatIsNoTextOrHasNoBoundsIs400() {
    List<Object> wrong = List.of(15, 1.5, true, new JsonArray(), new JsonObject(), "", "1".repeat(65));
    for (Object value : wrong) {
      assertShape(foo.http().post(foo.path(), new JsonObject().put("phoneNumber", value).encode()).expect(400), "");
    }
    assertShape(foo.http().post(foo.path(), "{\"phoneNumber\":null}").expect(400), "");
    assertShape(foo.http().post(foo.path(), "{}").expect(400), "");
    assertThat(foo.calls()).isEmpty();
  }

  @Test
  void anAgentCanCallForHelp() {
    Agent agent = GATEWAY.agent("agent1");
    JsonObject call = agent.see(agent.call("911"));
    assertThat(call.getString("dnis")).isEqualTo("911");
  }

  private static void assertShape(Answer answer, String beginning) {
    assertThat(answer.body().fieldNames()).containsExactly("details");
    assertThat(answer.body().getString("details")).startsWith(beginning).isNotBlank();
  }
}
