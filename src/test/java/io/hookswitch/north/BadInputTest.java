package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every kind of bad input gets an error that names the field, in the dialect's shape, and no handler hears of it. */
@ExtendWith(VertxExtension.class)
class BadInputTest {

  private static final String CALL = "/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000010";
  private static final String DIAL = "/api/v2/me/devices/631608b3-ceb1-472b-ba05-2ae39555b0d1/calls";
  private static final String CALLS = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/";

  private static final Desk DESK = new Desk();

  @BeforeAll
  static void open(Vertx vertx, VertxTestContext test) {
    for (String id : new String[] { "genesysOperateCall", "genesysDial", "genesysOperateMe", "genesysListContacts" }) {
      DESK.genesys.serving(id, request -> Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0))));
    }
    for (String id : new String[] { "tenantStartCall", "tenantModifyCall", "tenantListCalls" }) {
      DESK.tenant.serving(id, request ->
        Future.succeededFuture(Answer.ok(new JsonObject().put("calls", request.body())))
      );
    }
    DESK.open(vertx).onComplete(test.succeedingThenComplete());
  }

  private void expect(VertxTestContext test, String method, String path, String body, String error) {
    DESK.send(method, path, body).onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(Desk.error(response)).isEqualTo(error);
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aWrongTypeNamesFieldExpectedAndFound(VertxTestContext test) {
    String body = "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":15002}}";
    expect(test, "POST", DIAL, body, "400/10 destination.phoneNumber: expected string, found integer");
  }

  @Test
  void aMissingParameterIsCodeOne(VertxTestContext test) {
    expect(test, "POST", CALL, "{\"operationName\":\"SendDtmf\"}", "400/1 digits: expected, not found");
  }

  @Test
  void aDialNeedsADestinationOrARecord(VertxTestContext test) {
    expect(test, "POST", DIAL, "{\"operationName\":\"Dial\"}", "400/1 destination: expected, not found");
  }

  @Test
  void aRecordWithoutANumberIsNoDestination(VertxTestContext test) {
    String body = "{\"operationName\":\"Dial\",\"outboundRecord\":{\"recordHandle\":431}}";
    expect(test, "POST", DIAL, body, "400/1 outboundRecord.phoneNumber: expected, not found");
  }

  @Test
  void anUnknownOperationIsToldWhatThereIs(VertxTestContext test) {
    DESK.send("POST", CALL, "{\"operationName\":\"Mute\"}").onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(Desk.error(response))
            .startsWith("400/10 operationName: expected one of Answer, Reject, ")
            .contains("MuteCall")
            .endsWith("found \"Mute\"");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void whatWasValidIsSoAgainAtTheSameOperationOnly(VertxTestContext test) {
    String hold = "{\"operationName\":\"Hold\"}";
    List<Integer> answers = new ArrayList<>();
    Future<Void> asked = Future.succeededFuture();
    for (String path : List.of(CALL, CALL, DIAL, DIAL, CALL)) {
      asked = asked
        .compose(done -> DESK.send("POST", path, hold))
        .map(response -> {
          answers.add(response.statusCode());
          return null;
        });
    }
    asked.onComplete(
      test.succeeding(done ->
        test.verify(() -> {
          assertThat(answers).containsExactly(200, 200, 400, 400, 200);
          test.completeNow();
        })
      )
    );
  }

  @Test
  void anEmptyBodyIsAnEmptyObject(VertxTestContext test) {
    expect(test, "POST", CALL, "", "400/1 operationName: expected, not found");
  }

  @Test
  void aTextThatIsTooLongSaysHowLong(VertxTestContext test) {
    String body = "{\"operationName\":\"SendDtmf\",\"digits\":\"" + "1".repeat(65) + "\"}";
    expect(test, "POST", CALL, body, "400/10 digits: expected at most 64 characters, found 65");
  }

  @Test
  void aTextOfTheWrongFormIsShown(VertxTestContext test) {
    String body = "{\"operationName\":\"SendDtmf\",\"digits\":\"12x\"}";
    expect(test, "POST", CALL, body, "400/10 digits: expected pattern ^[0-9*#A-D,]+$, found \"12x\"");
  }

  @Test
  void aNullWithinUserDataIsRefusedByItsKey(VertxTestContext test) {
    String body = "{\"operationName\":\"AttachUserData\",\"userData\":{\"a b/c\":null}}";
    String types = "one of string, number, boolean, object, array";
    expect(test, "POST", CALL, body, "400/10 userData.a b/c: expected " + types + ", found null");
  }

  @Test
  void aKeyThatIsTooLongIsNotRepeatedInFull(VertxTestContext test) {
    String key = "k".repeat(256);
    String body = "{\"operationName\":\"AttachUserData\",\"userData\":{\"" + key + "\":\"v\"}}";
    String field = "userData." + "k".repeat(64) + "...";
    expect(test, "POST", CALL, body, "400/10 " + field + ": expected at most 255 characters, found 256");
  }

  @Test
  void anEmptyListOfChannelsIsTooShort(VertxTestContext test) {
    String body = "{\"operationName\":\"StartContactCenterSession\",\"channels\":[]}";
    expect(test, "POST", "/api/v2/me", body, "400/10 channels: expected at least 1 items, found 0");
  }

  @Test
  void anItemIsNamedByItsPlace(VertxTestContext test) {
    String body = "{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"voice\",7]}";
    expect(test, "POST", "/api/v2/me", body, "400/10 channels[1]: expected string, found integer");
  }

  @Test
  void aQueryParameterIsNamed(VertxTestContext test) {
    expect(test, "GET", "/api/v2/contacts?limit=5000", "", "400/10 limit: expected at most 1000, found 5000");
  }

  @Test
  void aQueryParameterOfTheWrongTypeIsNamed(VertxTestContext test) {
    expect(test, "GET", "/api/v2/contacts?limit=many", "", "400/10 limit: expected integer, found \"many\"");
  }

  @Test
  void brokenJsonSaysWhere(VertxTestContext test) {
    DESK.send("POST", CALL, "{\"operationName\":\n\"Hold\" \"x\"}").onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(Desk.error(response))
            .startsWith("400/10 body: expected JSON, found: ")
            .contains("at line 2, column ");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void bytesBehindTheObjectAreRefused(VertxTestContext test) {
    expect(test, "POST", CALL, "{} {}", "400/10 body: expected JSON, found something after its end");
  }

  @Test
  void anArrayIsNoObject(VertxTestContext test) {
    expect(test, "POST", CALLS, "[1]", "416 body: expected object, found array");
  }

  @Test
  void brokenJsonIsABadMediaTypeForTheTenantDialect(VertxTestContext test) {
    DESK.send("POST", CALLS, "{\"phoneNumber\"").onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(Desk.error(response)).startsWith("416 body: expected JSON, found: ");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void theTenantDialectNamesFieldsToo(VertxTestContext test) {
    expect(test, "POST", CALLS, "{\"phoneNumber\":3212345678}", "400 phoneNumber: expected string, found integer");
  }

  @Test
  void aBlindTransferNeedsANumber(VertxTestContext test) {
    String body = "{\"action\":\"blindTransfer\"}";
    expect(test, "PUT", CALLS + "callhalf-1:0/", body, "400 phoneNumber: expected, not found");
  }

  @Test
  void aBodyOfAGetIsValidatedWhereTheDialectHasOne(VertxTestContext test) {
    expect(test, "GET", CALLS, "{\"includeDetails\":\"yes\"}", "400 includeDetails: expected boolean, found string");
  }

  @Test
  void nestingIsCountedBeforeAnythingParses(VertxTestContext test) {
    String bomb = "{\"userData\":" + "[".repeat(30_000);
    expect(test, "POST", CALL, bomb, "400/10 body: expected nesting of at most 32, found more at character 44");
  }

  @Test
  void bracketsWithinTextAreNotNesting(VertxTestContext test) {
    String body = "{\"operationName\":\"SendDtmf\",\"digits\":\"" + "[".repeat(40) + "\\\"[\"}";
    DESK.send("POST", CALL, body).onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(Desk.error(response)).startsWith("400/10 digits: expected pattern");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void oneByteTooManyIsTooLarge(VertxTestContext test) {
    String body = "{\"x\":\"" + "a".repeat(65_537 - 8) + "\"}";
    expect(test, "POST", CALL, body, "413/10 body: expected at most 65536 bytes, found more");
  }

  @Test
  void theLargestBodyIsRead(VertxTestContext test) {
    String body = "{\"x\":\"" + "a".repeat(65_536 - 8) + "\"}";
    expect(test, "POST", CALL, body, "400/1 operationName: expected, not found");
  }

  @Test
  void anEndlessBodyIsCutOff(VertxTestContext test) {
    DESK.send("POST", CALLS, "a".repeat(65_536 * 20)).onComplete(answer ->
      test.verify(() -> {
        // The server may close before the client has sent it all; then the client sees that instead of the answer.
        if (answer.succeeded()) assertThat(answer.result().statusCode()).isEqualTo(413);
        test.completeNow();
      })
    );
  }

  @Test
  void otherEncodingsAreRefused(VertxTestContext test) {
    DESK.checked(
      "POST",
      CALL,
      DESK.request("POST", CALL).sendBuffer(Buffer.buffer(new byte[] { '"', (byte) 0xC3, '"' }))
    ).onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(Desk.error(response)).isEqualTo("400/10 body: expected UTF-8, found other bytes");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void anotherMediaTypeIsRefusedInBothDialects(VertxTestContext test) {
    Future<String> genesys = xml(CALL);
    Future<String> tenant = xml(CALLS);
    Future.all(genesys, tenant).onComplete(
      test.succeeding(both ->
        test.verify(() -> {
          String text = "Content-Type: expected application/json, found text/xml";
          assertThat(genesys.result()).isEqualTo("415/10 " + text);
          assertThat(tenant.result()).isEqualTo("416 " + text);
          test.completeNow();
        })
      )
    );
  }

  private Future<String> xml(String path) {
    var request = DESK.request("POST", path).putHeader("Content-Type", "text/xml");
    return DESK.checked("POST", path, request.sendBuffer(Buffer.buffer("<a/>"))).map(Desk::error);
  }

  @Test
  void aBrokenEscapeInTheQueryIsTheClientsFault(VertxTestContext test) {
    raw(test, "/api/v2/contacts?limit=%zz");
  }

  @Test
  void aBrokenEscapeInThePathIsTheClientsFault(VertxTestContext test) {
    raw(test, "/api/v2/me/calls/%zz");
  }

  private static void raw(VertxTestContext test, String path) {
    DESK.request("GET", "/x")
      .uri(path)
      .send()
      .onComplete(
        test.succeeding(response ->
          test.verify(() -> {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Desk.error(response)).isEqualTo("400/10 The path or the query cannot be decoded.");
            test.completeNow();
          })
        )
      );
  }
}
