package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which situation has which status in the tenant dialect, row by row, over HTTP. */
class TenantStatusIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final String USER = "/api/v1/tenants/%s/groups/%s/users/%s/services/calls/";
  private static final String OWN = USER.formatted("foo", "foogroup", "foouser");
  private static final String CALLING_USER = "Invalid calling user.";
  private static final String NOT_FOUND = "Call not found.";
  private static final String DIAL = "{\"phoneNumber\":\"1002\"}";
  private static final String HOLD = "{\"action\":\"hold\"}";

  private static String live;
  private static String over;
  private static String others;

  @BeforeAll
  static void aCallAndOneThatIsOver() {
    Subscriber foo = GATEWAY.subscriber("foo", "foouser");
    over = foo.call("+3221234567");
    foo.awaitState(over, "Active");
    foo.release(over).expect(200);
    foo.awaitGone(over);
    live = foo.call("1002");
    foo.awaitState(live, "Active");
    others = GATEWAY.subscriber("foo", "baruser").onlyCall();
  }

  @AfterAll
  static void theCallHasNotNoticed() {
    Subscriber foo = GATEWAY.subscriber("foo", "foouser");
    assertThat(foo.awaitState(live, "Active").getString("callId")).isEqualTo(live);
    Hangup.all(foo);
  }

  /** @param says the whole of {@code details}, or its beginning, or nothing where the words are the contract's */
  private record Row(
    String situation,
    Function<GatewayHarness, Visitor> who,
    String on,
    String body,
    int status,
    String says
  ) {
    static Row as(String user, String situation, String on, String body, int status, String says) {
      return new Row(situation, gateway -> gateway.user(user), on, body, status, says);
    }

    static Row own(String situation, String on, String body, int status, String says) {
      return as("foouser", situation, on, body, status, says);
    }

    static Row with(String situation, String header, String value) {
      return new Row(situation, gateway -> gateway.nobody().with(header, value), "GET " + OWN, "", 401, "");
    }

    @Override
    public String toString() {
      return status + ": " + situation + ", " + on;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(whoAsks(), whoseCalls(), whichCall(), fields(), bodies(), places()).flatMap(List::stream);
  }

  private static List<Row> whoAsks() {
    return List.of(
      new Row("nobody is logged in", GatewayHarness::nobody, "GET " + OWN, "", 401, ""),
      new Row("nobody, and a broken body", GatewayHarness::nobody, "POST " + OWN, "{", 401, ""),
      new Row(
        "nobody, at somebody unknown",
        GatewayHarness::nobody,
        "GET " + user("foo", "foogroup", "x"),
        "",
        401,
        ""
      ),
      Row.with("a session that is over", "Cookie", "sessionid=" + "A".repeat(43)),
      Row.with("a token that is none", "Authorization", "Bearer a.b.c"),
      Row.with("a wrong password", "Authorization", "Basic Zm9vdXNlcjp3cm9uZw==")
    );
  }

  private static List<Row> whoseCalls() {
    return List.of(
      Row.own("the level is too low", "GET " + user("foo", "foogroup", "baruser"), "", 403, CALLING_USER),
      Row.own("the level is too low", "POST " + user("foo", "foogroup", "baruser"), DIAL, 403, CALLING_USER),
      Row.own("another tenant", "GET " + user("acme", "acmegroup", "acmeuser1"), "", 403, CALLING_USER),
      Row.own("another group", "GET " + user("foo", "acmegroup", "foouser"), "", 403, CALLING_USER),
      Row.as("fooadmin", "not in that group", "GET " + user("foo", "other", "foouser"), "", 403, CALLING_USER),
      Row.as("fooadmin", "unknown", "GET " + user("foo", "foogroup", "nobody"), "", 403, CALLING_USER),
      Row.as("fooadmin", "cannot originate", "POST " + user("foo", "foogroup", "fooadmin"), DIAL, 403, CALLING_USER)
    );
  }

  private static List<Row> whichCall() {
    return Stream.of("callhalf-1:0", "callhalf-x", "OVER", "OTHERS")
      .flatMap(id ->
        Stream.of(
          Row.own("no such call", "GET " + OWN + id + "/", "", 404, NOT_FOUND),
          Row.own("no such call", "PUT " + OWN + id + "/", HOLD, 404, NOT_FOUND),
          Row.own("no such call", "DELETE " + OWN + id + "/", "", 404, NOT_FOUND)
        )
      )
      .toList();
  }

  private static List<Row> fields() {
    String put = "PUT " + OWN + "LIVE/";
    return List.of(
      Row.own("no number", "POST " + OWN, "{}", 400, "phoneNumber: expected, not found"),
      Row.own("an empty body is an empty object", "POST " + OWN, "", 400, "phoneNumber: expected, not found"),
      Row.own("no number at all", "POST " + OWN, "{\"phoneNumber\":\"+32a\"}", 400, "Invalid phone number"),
      Row.own(
        "a number of the wrong type",
        "POST " + OWN,
        "{\"phoneNumber\":1002}",
        400,
        "phoneNumber: expected string"
      ),
      Row.own("no action", put, "{}", 400, "action: expected, not found"),
      Row.own("an unknown action", put, "{\"action\":\"Hold\"}", 400, "action: expected one of"),
      Row.own("nowhere to transfer to", put, "{\"action\":\"blindTransfer\"}", 400, "phoneNumber"),
      Row.own("no number", put, "{\"action\":\"blindTransfer\",\"phoneNumber\":\"x\"}", 400, "Invalid phone number"),
      Row.own("no consulted call", put, "{\"action\":\"consultativeTransfer\"}", 400, "transferCallId"),
      Row.own("none", put, "{\"action\":\"consultativeTransfer\",\"transferCallId\":\"x\"}", 400, "transferCallId")
    );
  }

  private static List<Row> bodies() {
    return Stream.of("[]", "[{\"phoneNumber\":\"1002\"}]", "\"1002\"", "7", "null", "{\"phoneNumber\":", "call me")
      .map(body -> Row.own("no JSON object: " + body, "POST " + OWN, body, 416, "body: expected"))
      .toList();
  }

  private static List<Row> places() {
    String open = OWN.substring(0, OWN.length() - 1);
    return List.of(
      Row.own("no final slash", "GET " + open, "", 404, ""),
      Row.own("no final slash", "POST " + open, DIAL, 404, ""),
      Row.own("no final slash", "PUT " + OWN + "LIVE", HOLD, 404, ""),
      Row.own("a wrong method", "PATCH " + OWN, "{}", 405, ""),
      Row.own("a wrong method", "PUT " + OWN, HOLD, 405, ""),
      Row.own("a wrong method", "POST " + OWN + "LIVE/", HOLD, 405, ""),
      // No call has a name like these, so the other methods are not asked for one.
      Row.own("a wrong method", "GET " + OWN + "retrieve/", "", 405, "Method: expected POST, found GET"),
      Row.own("a wrong method", "PUT " + OWN + "retrieve/", HOLD, 405, "Method: expected POST, found PUT"),
      Row.own("a wrong method", "DELETE " + OWN + "imrn/", "", 405, "Method: expected POST, found DELETE")
    );
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachSituationHasItsStatus(Row row) {
    String[] on = row.on().replace("LIVE", live).replace("OVER", over).replace("OTHERS", others).split(" ");
    Answer answer = row.who().apply(GATEWAY).send(on[0], on[1], row.body()).expect(row.status());
    assertThat(answer.body().fieldNames()).containsExactly("details");
    assertThat(answer.body().getString("details")).startsWith(row.says());
  }

  @Test
  void anEmptyBodyIsAnEmptyObject() {
    GATEWAY.user("foouser").get(OWN).expect(200);
    GATEWAY.user("foouser").send("GET", OWN, " \n").expect(200);
  }

  @Test
  void whatIsNotPossibleNowHasACode() {
    Answer refused = GATEWAY.subscriber("foo", "foouser").does(live, "reconnect").expect(400);
    assertThat(refused.body().getJsonArray("errors").getJsonObject(0)).isEqualTo(
      new JsonObject()
        .put("code", 59)
        .put("message", "INVALID_CALL_OPERATION")
        .put("details", "The state of the call is not valid.")
    );
  }

  private static String user(String tenant, String group, String user) {
    return USER.formatted(tenant, group, user);
  }
}
