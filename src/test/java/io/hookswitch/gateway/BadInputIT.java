package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, its sender gets a precise error, and no call notices. */
class BadInputIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(
    GatewayHarness.config(Path.of("rules"), Duration.ofSeconds(2))
  );

  private static final String KILOBYTES_64 = "x".repeat(65_536);
  private static final String CONTENT_TYPE = "Content-Type: application/json\r\n";

  private static Agent agent;
  private static Subscriber foo;
  private static String call;
  private static String half;
  private static List<JsonObject> before;

  @BeforeAll
  static void callsInBothDialects() {
    agent = GATEWAY.agent("agent1");
    foo = GATEWAY.subscriber("foo", "foouser");
    call = agent.call("9165550104");
    agent.awaitState(call, "Established");
    half = foo.call("1002");
    foo.awaitState(half, "Active");
    before = everything();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(everything()).isEqualTo(before);
  }

  /** All calls there are, but for their age. */
  private static List<JsonObject> everything() {
    return Stream.of(agent.calls(), GATEWAY.agent("agent2").calls(), foo.calls(), List.of(foo.see(half)))
      .flatMap(List::stream)
      .map(JsonObject::copy)
      .peek(shown -> shown.remove("duration"))
      .toList();
  }

  /** @param says a part of the answer */
  record Bad(String what, String method, String path, String body, int status, String says) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> genesys() {
    String on = "/api/v2/me/calls/CALL";
    String dial = "/api/v2/me/devices/DEVICE/calls";
    String data = "{\"operationName\":\"AttachUserData\",\"userData\":";
    return Stream.of(
      new Bad("broken JSON", "POST", on, "{\"operationName\":\"Hangup\"", 400, "\"statusCode\":10"),
      new Bad("JSON and more", "POST", on, "{\"operationName\":\"Hangup\"}}", 400, "\"statusCode\":10"),
      new Bad("a list", "POST", on, "[{\"operationName\":\"Hangup\"}]", 400, "expected object, found array"),
      new Bad("no operation", "POST", on, "{}", 400, "\"statusCode\":1,"),
      new Bad("an unknown operation", "POST", on, "{\"operationName\":\"Explode\"}", 400, "operationName"),
      new Bad("an operation of another case", "POST", on, "{\"operationName\":\"hangup\"}", 400, "operationName"),
      new Bad("a number for a name", "POST", on, "{\"operationName\":7}", 400, "expected string, found integer"),
      new Bad("a list for user data", "POST", on, data + "[]}", 400, "userData: expected object, found array"),
      new Bad("a number for a number", "POST", dial, DIAL.formatted("15002"), 400, "destination.phoneNumber"),
      new Bad("letters for a number", "POST", dial, DIAL.formatted("\"call me\""), 400, "phoneNumber"),
      new Bad("an empty number", "POST", dial, DIAL.formatted("\"\""), 400, "phoneNumber"),
      new Bad("a long number", "POST", dial, DIAL.formatted("\"" + "1".repeat(5000) + "\""), 400, "phoneNumber"),
      new Bad("a NUL in a number", "POST", dial, DIAL.formatted("\"150\\u000002\""), 400, "phoneNumber"),
      new Bad("tones that are none", "POST", on, "{\"operationName\":\"SendDtmf\",\"digits\":\"x\"}", 400, "digits"),
      new Bad("deep nesting", "POST", on, data + "{\"a\":".repeat(40) + "1" + "}".repeat(41), 400, "at most 32"),
      new Bad("very deep nesting", "POST", on, data + "[".repeat(60_000), 400, "at most 32"),
      new Bad("64 KiB and more", "POST", on, "{\"x\":\"" + KILOBYTES_64 + "\"}", 413, "65536 bytes"),
      new Bad("one byte too many", "POST", on, "{\"x\":\"" + KILOBYTES_64.substring(7) + "\"}", 413, "65536 bytes"),
      new Bad("an unknown call", "POST", on.replace("CALL", "0"), HANGUP, 404, "\"statusCode\":6"),
      new Bad("a mistyped call", "POST", on.replace("CALL", "CAL1"), HANGUP, 404, "\"statusCode\":6"),
      new Bad("an unknown device", "POST", dial.replace("DEVICE", "d"), DIAL.formatted("\"15002\""), 404, "Device"),
      new Bad("a wrong path", "GET", "/api/v2/us", "", 404, "\"statusCode\":6"),
      new Bad("a path above", "GET", "/api/v2/me/calls/..%2f..%2f..%2fetc%2fpasswd", "", 404, "\"statusCode\":6"),
      new Bad("a wrong method", "DELETE", on, "", 405, "\"statusCode\":3"),
      new Bad("what has no place here", "POST", on, "{\"operationName\":\"Accept\"}", 409, "only while it is Preview")
    );
  }

  private static final String DIAL = "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":%s}}";
  private static final String HANGUP = "{\"operationName\":\"Hangup\"}";

  @ParameterizedTest(name = "{0}")
  @MethodSource("genesys")
  void isRefusedInTheGenesysDialect(Bad bad) {
    String path = bad.path().replace("CALL", call).replace("DEVICE", agent.device());
    assertThat(agent.http().send(bad.method(), path, bad.body()).expect(bad.status()).text()).contains(bad.says());
  }

  static Stream<Bad> tenant() {
    String on = "HALF/";
    return Stream.of(
      new Bad("broken JSON", "POST", "", "{\"phoneNumber\":\"1002\"", 416, "body"),
      new Bad("a list", "PUT", on, "[]", 416, "found array"),
      new Bad("no number", "POST", "", "{}", 400, "phoneNumber"),
      new Bad("a number for a number", "POST", "", "{\"phoneNumber\":1002}", 400, "expected string, found integer"),
      new Bad("letters for a number", "POST", "", "{\"phoneNumber\":\"+32a\"}", 400, "Invalid phone number"),
      new Bad("null for a number", "POST", "", "{\"phoneNumber\":null}", 400, "phoneNumber"),
      new Bad("no action", "PUT", on, "{}", 400, "action"),
      new Bad("an unknown action", "PUT", on, "{\"action\":\"explode\"}", 400, "action"),
      new Bad("a list for an action", "PUT", on, "{\"action\":[\"hold\"]}", 400, "action"),
      new Bad("a transfer to nobody", "PUT", on, "{\"action\":\"blindTransfer\"}", 400, "phoneNumber"),
      new Bad("text for a boolean", "GET", "", "{\"includeDetails\":\"yes\"}", 400, "includeDetails"),
      new Bad("deep nesting", "PUT", on, "{\"action\":" + "[".repeat(60_000), 400, "nesting"),
      new Bad("64 KiB and more", "POST", "", "{\"phoneNumber\":\"" + KILOBYTES_64 + "\"}", 413, "65536 bytes"),
      new Bad("an unknown half", "PUT", "callhalf-1:0/", "{\"action\":\"hold\"}", 404, "details"),
      new Bad("no half at all", "PUT", "callhalf-:/", "{\"action\":\"hold\"}", 404, "details"),
      new Bad("a half with a leading zero", "PUT", "callhalf-01:0/", "{\"action\":\"hold\"}", 404, "details"),
      new Bad("a huge half", "DELETE", "callhalf-" + "9".repeat(500) + ":0/", "", 404, "details"),
      new Bad("no final slash", "DELETE", "HALF", "", 404, "slash"),
      new Bad("a wrong method", "PATCH", on, "{}", 405, "details"),
      new Bad("a wrong path", "GET", "HALF/more/", "", 404, "details")
    );
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tenant")
  void isRefusedInTheTenantDialect(Bad bad) {
    String path = foo.path() + bad.path().replace("HALF", half);
    assertThat(foo.http().send(bad.method(), path, bad.body()).expect(bad.status()).text()).contains(bad.says());
  }

  @Test
  void anotherMediaTypeIsRefused() {
    agent
      .http()
      .with("Content-Type", "text/xml")
      .post("/api/v2/me/calls/" + call, HANGUP)
      .expectGenesys(415, 10);
    foo.http().with("Content-Type", "text/xml").post(foo.path(), "{\"phoneNumber\":\"1002\"}").expect(416);
  }

  @Test
  void aWordInPlaceOfACallHasItsOwnMethods() {
    for (String word : List.of("imrn/", "retrieve/")) {
      foo
        .http()
        .send("PUT", foo.path() + word, "{\"phoneNumber\":\"1002\"}")
        .expect(405);
    }
  }

  @Test
  void noMessagesAreNoRequestOfANotificationChannel() {
    agent.http().post("/api/v2/notifications", "[]").expect(400);
  }

  @Test
  void belowTheNotificationChannelIsNothingButTheKindsOfMessages() {
    String hand =
      "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"supportedConnectionTypes\":[\"long-polling\"]}]";
    for (String kind : List.of("", "/handshake", "/connect", "/disconnect", "/subscribe", "/unsubscribe")) {
      agent
        .http()
        .post("/api/v2/notifications" + kind, hand)
        .expect(200);
    }
    for (String none : List.of("/publish", "/handshake/x", "/handshake/", "/../notifications/x")) {
      agent
        .http()
        .post("/api/v2/notifications" + none, hand)
        .expectGenesys(404, 6);
    }
  }

  @Test
  void hugeHeadersAreRefused() throws IOException {
    String huge = "X-Huge: " + "h".repeat(200_000) + "\r\n";
    assertThat(raw("GET /api/v2/me HTTP/1.1\r\nHost: x\r\n" + huge + "\r\n")).startsWith("HTTP/1.1 431");
    assertThat(raw("GET /api/v2/me/" + "p".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith(
      "HTTP/1.0 414"
    );
  }

  @Test
  void filesAreNotServed() throws IOException {
    for (String path : List.of(
      "/config/directory.yaml",
      "/client/../config/directory.yaml",
      "/assets/%2e%2e/%2e%2e/config/directory.yaml",
      "/api/v2/../../config/directory.yaml",
      "//etc/passwd"
    )) {
      assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 40")
        .doesNotContain("$2a$");
    }
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    assertThat(raw("HELO hookswitch\r\n\r\n")).startsWith("HTTP/1.");
    assertThat(raw("POST /api/v2/me HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void aBodyThatNeverComesIsNotWaitedFor() throws IOException {
    String head = "POST /api/v2/me/calls/" + call + " HTTP/1.1\r\nHost: x\r\n" + login("agent1") + CONTENT_TYPE;
    try (RawLine line = new RawLine(GATEWAY.uri())) {
      String answer = line.send(head + "Content-Length: 100\r\n\r\n{\"operationName\":").readSome();
      assertThat(answer)
        .startsWith("HTTP/1.1 408")
        .contains("\"statusCode\":10")
        .doesNotContainPattern(Visitor.INSIDES);
    }
    String other = "POST " + foo.path() + " HTTP/1.1\r\nHost: x\r\n" + login("foouser") + CONTENT_TYPE;
    try (RawLine line = new RawLine(GATEWAY.uri())) {
      String answer = line.send(other + "Content-Length: 100\r\n\r\n{\"phoneNumber\":").readSome();
      assertThat(answer).startsWith("HTTP/1.1 408").doesNotContainPattern(Visitor.INSIDES);
    }
  }

  /** Closed under its hands, a connection tells a client that it broke, and not why. */
  @Test
  void whoIsRefusedInTheMiddleOfABodyMaySendItToItsEnd() throws IOException {
    byte[] body = new byte[400_000];
    String head = "POST /ops/calling-lists HTTP/1.1\r\nHost: x\r\n" + CONTENT_TYPE;
    try (Socket line = new Socket(GATEWAY.uri().getHost(), GATEWAY.uri().getPort())) {
      line.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
      line
        .getOutputStream()
        .write((head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      InputStream answer = line.getInputStream();
      assertThat(new String(answer.readNBytes(12), StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 401");
      line.setSoTimeout(300);
      assertThatThrownBy(answer::readAllBytes).as("closed meanwhile?").isInstanceOf(SocketTimeoutException.class);
      line.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
      line.getOutputStream().write(body);
      assertThat(answer.read()).as("its end").isEqualTo(-1);
    }
  }

  /** Whatever is offered, there is an answer that has an end. */
  @ParameterizedTest
  @ValueSource(
    strings = {
      "Upgrade: h2c\r\n",
      "Connection: Upgrade\r\nUpgrade: h2c\r\n",
      "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n",
      "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n",
    }
  )
  void anOfferOfAnotherProtocolLeavesNobodyWaiting(String offer) throws IOException {
    for (String method : List.of("GET", "POST", "TRACE")) {
      String request = method + " /api/v2/me HTTP/1.1\r\nHost: x\r\n" + login("agent1") + CONTENT_TYPE + offer;
      assertThat(raw(request + "Content-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 ")
        .containsPattern("(?i)content-length: \\d")
        .doesNotStartWith("HTTP/1.1 101");
    }
  }

  /** The router reads them as the plain path; whoever checks the login has to as well. */
  @ParameterizedTest
  @ValueSource(strings = { "/%61pi/v2/", "/x/../api/v2/", "/./api/v2/", "//api/v2/", "/api/%762/", "/api/x/..//v2/" })
  void anotherSpellingOfAPathIsNoWayAroundTheLogin(String prefix) throws IOException {
    for (String path : List.of("me", "services", "settings/agent-states", "me/devices")) {
      assertThat(raw("GET " + prefix + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("\"statusCode\":20");
    }
    String dial = "POST " + prefix + "me/devices/" + agent.device() + "/calls HTTP/1.1\r\nHost: x\r\n";
    assertThat(raw(dial + "Content-Length: 2\r\n" + CONTENT_TYPE + "\r\n{}")).startsWith("HTTP/1.1 403");
    String start = "POST " + prefix.replace("2", "1") + foo.path().substring("/api/v1/".length()) + " HTTP/1.1\r\n";
    assertThat(raw(start + "Host: x\r\nContent-Length: 2\r\n\r\n{}"))
      .startsWith("HTTP/1.1 401")
      .contains("\"details\"");
  }

  @ParameterizedTest
  @ValueSource(strings = { "", "Host: a b\r\n", "Host: x:99999\r\n", "Host: \"><b>\r\n" })
  void aHostThatIsNoneIsRefusedInShape(String host) throws IOException {
    assertThat(raw("GET /api/v2/me HTTP/1.1\r\n" + host + "\r\n"))
      .startsWith("HTTP/1.1 400")
      .containsIgnoringCase("X-Correlation-Id:")
      .contains("\"statusCode\":10", "Host: expected");
    for (String login : List.of("/api/v1/login/", "/./api/v1/login/", "/%61pi/v1/login/")) {
      assertThat(raw("POST " + login + " HTTP/1.1\r\n" + host + "\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("{\"details\":\"Host: expected");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = { "%2fapi/v2/me", "*" })
  void aPathThatIsNoneIsRefusedInShape(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
      .startsWith("HTTP/1.1 404")
      .containsIgnoringCase("X-Correlation-Id:")
      .contains("{\"error\":\"Path: expected");
  }

  /** The channel's own errors have the shape of all others at its place, which the visitor checks. */
  @ParameterizedTest
  @ValueSource(
    strings = {
      "{",
      "7",
      "{\"channel\":7}",
      "{}",
      "[null]",
      "[{\"id\":\"1\",\"clientId\":\"x\"}]",
      "[{\"channel\":null}]",
      "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"supportedConnectionTypes\":[\"long-polling\"]},{\"channel\":\"/meta/connect\"}]",
    }
  )
  void bayeuxMessagesThatAreNoneAreTheSendersMistake(String body) {
    agent.http().post("/api/v2/notifications", body).expectGenesys(400, 10);
  }

  private static String login(String user) {
    byte[] credentials = (user + ":" + Agent.PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials) + "\r\n";
  }

  private static String raw(String request) throws IOException {
    try (RawLine line = new RawLine(GATEWAY.uri())) {
      String answer = line.send(request).readSome();
      assertThat(answer).doesNotContainPattern(Visitor.INSIDES);
      return answer;
    }
  }
}
