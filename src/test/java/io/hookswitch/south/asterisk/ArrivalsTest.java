package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.ConnectorContract;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.Reported;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Calls that come in, while the caller does what it likes. */
class ArrivalsTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final CallId CALL = new CallId(1L << 20);
  private static final JsonObject CALLER = new JsonObject()
    .put("type", "StasisStart")
    .put("args", new JsonArray().add("15002"))
    .put(
      "channel",
      new JsonObject()
        .put("id", "171.1")
        .put("name", "PJSIP/trunk-00000001")
        .put("caller", new JsonObject().put("number", "+4989123"))
    );

  private final Promise<Endpoint> whereItRings = Promise.promise();
  private final Reported reported = new Reported();

  @AfterAll
  static void close() {
    FakeAri.await(VERTX.close());
  }

  private final class Known implements PhoneBook {

    @Override
    public Optional<String> number(String device) {
      return Optional.of(device);
    }

    @Override
    public Optional<Endpoint> subscriber(String number) {
      return number.equals("15002") ? Optional.of(ConnectorContract.phone(number)) : Optional.empty();
    }

    @Override
    public Future<Endpoint> rings(Endpoint called) {
      return whereItRings.future();
    }
  }

  /** A caller comes and finds this; done when all that follows from it has been done. */
  private FakeAri comesTo(Function<String, Integer> asterisk) {
    FakeAri ari = new FakeAri(VERTX, asterisk);
    AsteriskConnector connector = new AsteriskConnector(VERTX, ari.config(), Path.of(""), new Known(), () -> CALL);
    connector.onEvent(reported::add);
    FakeAri.await(connector.start());
    ari.tells(CALLER);
    whereItRings.complete(ConnectorContract.phone("15002"));
    reported.until("the caller to be given a name", () -> ari.requests().contains("POST /channels/171.1/variable"));
    FakeAri.await(connector.send(1, SwitchOrder.QUESTION, new SwitchOrder.Inspect(CALL.party(1))));
    FakeAri.await(connector.close());
    return ari;
  }

  @Test
  void whoeverCallsMakesThePhoneRing() {
    try (FakeAri ari = comesTo(request -> 200)) {
      assertThat(ari.requests()).contains("POST /channels/hookswitch-" + CALL + "-1");
    }
  }

  @Test
  void aCallerWhoHasGoneBeforeTheAnswerDoesNot() {
    try (FakeAri ari = comesTo(request -> request.contains("171.1") ? 404 : 200)) {
      assertThat(ari.requests()).doesNotContain("POST /channels/hookswitch-" + CALL + "-1");
      assertThat(reported.of(CALL.party(0))).isEmpty();
    }
  }

  @Test
  void aNodeThatStopsTakesLeaveOfThePhonesBeforeItClosesItsLine() {
    String leave = "DELETE /applications/hookswitch/subscription";
    try (FakeAri ari = comesTo(request -> 200)) {
      reported.until("the line to be closed", () -> ari.requests().contains(FakeAri.CLOSED));
      assertThat(ari.requests()).containsSubsequence(leave, FakeAri.CLOSED);
    }
  }
}
