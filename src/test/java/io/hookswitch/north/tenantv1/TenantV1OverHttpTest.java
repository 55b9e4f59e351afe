package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HttpConfig;
import io.hookswitch.north.Authenticator;
import io.hookswitch.north.Contract;
import io.hookswitch.north.ContractValidator;
import io.hookswitch.north.HttpVerticle;
import io.hookswitch.north.MemorySessions;
import io.hookswitch.north.Passwords;
import io.hookswitch.north.Routes;
import io.hookswitch.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample requests as they come off the wire, through the gates and the contract; answers are held to it too. */
@ExtendWith(VertxExtension.class)
class TenantV1OverHttpTest {

  private static final String CALLS = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/";
  private static final String CALL = CALLS + Scene.FIRST_HALF + "/";

  private final Scene scene = new Scene();
  private WebClient client;
  private ContractValidator validator;
  private Routes routes;

  @BeforeEach
  void open(Vertx vertx, VertxTestContext test) {
    HttpConfig config = new HttpConfig(
      "127.0.0.1",
      0,
      65_536,
      32,
      Duration.ofSeconds(5),
      Duration.ofMinutes(30),
      false
    );
    Contract.load(vertx)
      .compose(contract -> {
        Authenticator authenticator = new Authenticator(
          scene.people,
          new MemorySessions(config.sessionTimeout(), InstantSource.system()),
          new Passwords(scene.people, config.login(), System::nanoTime),
          Tokens.NONE,
          false
        );
        routes = new Routes(contract, List.of(scene.dialect), List.of(), authenticator, config);
        validator = new ContractValidator(vertx, contract.openapi());
        HttpVerticle verticle = new HttpVerticle(routes, config);
        return vertx.deployVerticle(verticle).map(deployed -> {
          WebClientOptions options = new WebClientOptions().setDefaultHost("127.0.0.1");
          return (client = WebClient.create(vertx, options.setDefaultPort(verticle.port())));
        });
      })
      .onComplete(test.succeedingThenComplete());
  }

  @Test
  void everySampleIsAcceptedAndAnswered(VertxTestContext test) {
    expect("POST", CALLS, "{ \"phoneNumber\": \"+3212345678\" }", 201)
      .compose(created -> {
        assertThat(created.getString("callId")).isEqualTo(Scene.FIRST_HALF);
        scene.answerFirst();
        return expect("GET", CALLS, "{}", 200);
      })
      .compose(list -> expect("GET", CALLS, "{ \"includeDetails\": true }", 200))
      .compose(list -> {
        assertThat(list.getJsonArray("calls").getJsonObject(0).getString("state")).isEqualTo("Active");
        return expect("GET", CALL, "{}", 200);
      })
      .compose(details -> expect("GET", CALL.replace(":", "%3A"), "", 200))
      .compose(details -> expect("PUT", CALL, "{ \"action\": \"startRecording\" }", 200))
      .compose(done -> expect("PUT", CALL, "{ \"action\": \"pauseRecording\" }", 200))
      .compose(done -> expect("PUT", CALL, "{ \"action\": \"resumeRecording\" }", 200))
      .compose(done -> expect("GET", CALL, "{}", 200))
      .compose(done -> expect("PUT", CALL, "{ \"action\": \"stopRecording\" }", 200))
      .compose(done -> expect("PUT", CALL, "{ \"action\": \"hold\" }", 200))
      .compose(done -> expect("PUT", CALL, "{ \"action\": \"hold\" }", 400))
      .compose(refused -> {
        assertThat(refused).isEqualTo(Scene.error(Objection.CALL_STATE));
        return expect("PUT", CALL, "{ \"action\": \"reconnect\" }", 200);
      })
      .compose(done ->
        expect("PUT", CALL, "{ \"action\": \"consultativeTransfer\", \"transferCallId\": \"callhalf-1595875:0\" }", 404)
      )
      .compose(done -> expect("PUT", CALL, "{ \"action\": \"blindTransfer\", \"phoneNumber\": \"+3212345765\" }", 200))
      .compose(done -> expect("GET", CALL, "{}", 200))
      .compose(details -> {
        assertThat(details.getString("state")).isEqualTo("Detached");
        return expect("DELETE", CALL, "{}", 400);
      })
      .compose(refused -> expect("POST", CALLS, "{ \"phoneNumber\": \"1002\" }", 201))
      .compose(created -> expect("DELETE", CALLS + created.getString("callId") + "/", "{}", 200))
      .compose(done -> expect("POST", CALLS + "retrieve/", "{}", 403))
      .compose(done ->
        expect(
          "POST",
          CALLS + "imrn/",
          "{ \"phoneNumber\": \"+3225126778\", \"callingPhoneNumber\": \"+3225126780\" }",
          404
        )
      )
      .onComplete(test.succeedingThenComplete());
  }

  @Test
  void whatIsNotServedYetIsListed() {
    assertThat(routes.unserved())
      .filteredOn(name -> name.startsWith("tenant"))
      .isEmpty();
  }

  @Test
  void badInputIsAnsweredInShapeAndChangesNothing(VertxTestContext test) {
    expect("POST", CALLS, "{}", 400)
      .compose(error -> expect("POST", CALLS, "{\"phoneNumber\": 15}", 400))
      .compose(error -> expect("POST", CALLS, "{\"phoneNumber\": \"5\"}", 400))
      .compose(error -> {
        assertThat(error.getString("details")).startsWith("Invalid phone number. ");
        return expect("POST", CALLS, "[]", 416);
      })
      .compose(error -> expect("POST", CALLS, "{\"phoneNumber\": ", 416))
      .compose(error -> expect("PUT", CALL, "{\"action\": \"talk\"}", 400))
      .compose(error -> expect("PUT", CALL, "{\"action\": \"release\"}", 400))
      .compose(error -> expect("PUT", CALL, "{\"action\": \"blindTransfer\"}", 400))
      .compose(error -> expect("PUT", CALL, "{}", 400))
      .compose(error -> expect("PUT", CALL, "{\"action\": \"hold\"}", 404))
      .compose(error -> expect("GET", CALLS + "callhalf-x:0/", "", 404))
      .compose(error -> expect("GET", CALLS.substring(0, CALLS.length() - 1), "", 404))
      .compose(error -> expect("GET", CALLS.replace("foouser", "baruser"), "", 403))
      .compose(error -> expect("GET", CALLS.replace("foogroup", "nogroup"), "", 403))
      .onSuccess(error -> test.verify(() -> assertThat(scene.calls.commands()).isEmpty()))
      .onComplete(test.succeedingThenComplete());
  }

  @Test
  void aLoginOpensASession(VertxTestContext test) {
    JsonObject good = new JsonObject().put("username", "foouser").put("password", "secret");
    checked("POST", "/api/v1/login/", client.post("/api/v1/login/").sendJsonObject(good))
      .compose(loggedIn -> {
        assertThat(loggedIn.bodyAsJsonObject().getJsonObject("ids").getString("user_id")).isEqualTo("foouser");
        String cookie = loggedIn.getHeader("Set-Cookie");
        assertThat(cookie).startsWith("sessionid=");
        return checked("GET", CALLS, client.get(CALLS).putHeader("Cookie", cookie.split(";")[0]).send());
      })
      .compose(list -> {
        assertThat(list.statusCode()).isEqualTo(200);
        return checked("GET", CALLS, client.get(CALLS).send());
      })
      .compose(stranger -> {
        assertThat(stranger.statusCode()).isEqualTo(401);
        return checked(
          "POST",
          "/api/v1/login/",
          client.post("/api/v1/login/").sendJsonObject(good.copy().put("password", "guess"))
        );
      })
      .onSuccess(wrong ->
        test.verify(() -> {
          assertThat(wrong.statusCode()).isEqualTo(401);
          assertThat(wrong.getHeader("Set-Cookie")).isNull();
        })
      )
      .onComplete(test.succeedingThenComplete());
  }

  /** Sends it as foouser, labelled as the samples are: with the media type in quotes. */
  private Future<JsonObject> expect(String method, String path, String body, int status) {
    HttpRequest<Buffer> request = client
      .request(HttpMethod.valueOf(method), path)
      .basicAuthentication("foouser", "secret");
    Future<HttpResponse<Buffer>> answer = body.isEmpty()
      ? request.send()
      : request.putHeader("Content-Type", "\"application/json\"").sendBuffer(Buffer.buffer(body));
    return checked(method, path, answer).map(response -> {
      assertThat(response.statusCode()).as("%s %s %s: %s", method, path, body, response.body()).isEqualTo(status);
      return response.bodyAsJsonObject();
    });
  }

  private Future<HttpResponse<Buffer>> checked(String method, String path, Future<HttpResponse<Buffer>> answer) {
    return answer.compose(response -> {
      Map<String, String> headers = new HashMap<>();
      response.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
      return validator.check(method, path, response.statusCode(), headers, response.body()).map(response);
    });
  }
}
