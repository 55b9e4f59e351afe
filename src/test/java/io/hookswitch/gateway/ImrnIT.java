package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Mobile calls anchored by a routing number, through two nodes of one gateway. The mobile is simulated by a phone that
 * dials the number and presents the mobile's.
 */
class ImrnIT {

  private static final UUID CLUSTER = UUID.randomUUID();

  @RegisterExtension
  static final GatewayHarness ONE = new GatewayHarness(GatewayHarness.clustered("imrn-" + CLUSTER));

  @RegisterExtension
  static final GatewayHarness OTHER = new GatewayHarness(GatewayHarness.clustered("imrn-" + CLUSTER));

  private static final String MOBILE = "+32470123456";
  private static final String NETWORK = "+3221234567";

  private final Subscriber foo = ONE.subscriber("foo", "foouser");
  private final Subscriber bar = ONE.subscriber("foo", "baruser");
  private final Agent phone = OTHER.agent("agent1");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(foo, bar);
    Hangup.all(phone);
  }

  private static Answer ask(Subscriber user, String number, String calling) {
    return user
      .http()
      .post(
        user.path() + "imrn/",
        new JsonObject().put("phoneNumber", number).put("callingPhoneNumber", calling).encode()
      );
  }

  private String lend(String number) {
    return ask(foo, number, MOBILE).expect(201).body().getString("imrn");
  }

  /** A mobile dials; done when its call is over here, because the leg was taken or because it was rejected. */
  private void mobile(String calling, String imrn) {
    phone
      .dialling(
        new JsonObject()
          .put("operationName", "Dial")
          .put("destination", new JsonObject().put("phoneNumber", imrn))
          .put("outboundCallerId", calling)
          .encode()
      )
      .expect(200);
    Patience.until("the leg has arrived or was rejected", phone::calls, List::isEmpty);
  }

  @Test
  void theLegBecomesACallOfTheUserAndReachesTheTarget() {
    mobile(MOBILE, lend("1002"));
    String half = foo.onlyCall();
    JsonObject call = foo.awaitState(half, "Active");
    assertThat(half).endsWith(":0");
    assertThat(call.getString("personality")).isEqualTo("Originator");
    assertThat(call.getJsonObject("remoteParty")).isEqualTo(
      new JsonObject().put("address", "1002").put("callType", "Group")
    );
    JsonObject theirs = bar.awaitState(bar.onlyCall(), "Active");
    assertThat(theirs.getJsonObject("remoteParty").getString("address")).isEqualTo("+3212345670");
    foo.does(half, "hold").expect(200);
    foo.awaitState(half, "Held");
    foo.release(half).expect(200);
    foo.awaitGone(half);
    assertThat(bar.calls()).isEmpty();
  }

  @Test
  void aNumberOfTheNetworkIsReachedToo() {
    mobile(MOBILE, lend(NETWORK));
    JsonObject call = foo.awaitState(foo.onlyCall(), "Active");
    assertThat(call.getJsonObject("remoteParty")).isEqualTo(
      new JsonObject().put("address", NETWORK).put("callType", "Network")
    );
  }

  @Test
  void anotherCallerIsRejectedAndTheMobileStillGetsThrough() {
    String imrn = lend("1002");
    mobile("+32470999999", imrn);
    assertThat(foo.calls()).isEmpty();
    mobile(MOBILE, imrn);
    foo.awaitState(foo.onlyCall(), "Active");
  }

  @Test
  void aNumberIsDialledOnce() {
    String imrn = lend("1002");
    mobile(MOBILE, imrn);
    String half = foo.onlyCall();
    mobile(MOBILE, imrn);
    assertThat(foo.onlyCall()).isEqualTo(half);
    assertThat(bar.calls()).hasSize(1);
  }

  @Test
  void aBusyTargetEndsTheCall() {
    mobile(MOBILE, lend("+3221230001"));
    Patience.until("the call is over", foo::calls, List::isEmpty);
  }

  @Test
  void theUsersOwnPhoneCanDialItByClick() {
    String imrn = ask(foo, "1002", "1001").expect(201).body().getString("imrn");
    foo.call(imrn);
    JsonObject call = Patience.until(
      "the anchored call is the only one",
      foo::calls,
      calls -> calls.size() == 1 && calls.getFirst().getJsonObject("remoteParty").getString("address").equals("1002")
    ).getFirst();
    foo.awaitState(call.getString("callId"), "Active");
  }

  @Test
  void refusalsHaveTheirShapes() {
    assertThat(ask(foo, "+32a", MOBILE).expect(400).body().getString("details")).startsWith("Invalid phone number. ");
    assertThat(ask(foo, "1002", "+32a").expect(400).body().getString("details")).startsWith(
      "Invalid callingPhoneNumber. "
    );
    assertThat(ask(foo, "1002", "+32470999999").expect(404).body()).isEqualTo(
      new JsonObject().put("details", "callingPhoneNumber not found.")
    );
    foo
      .http()
      .post(foo.path() + "imrn/", "{\"phoneNumber\":\"1002\"}")
      .expect(400);
    foo
      .http()
      .post(foo.path() + "imrn/", "{\"phoneNumber\":1002,\"callingPhoneNumber\":\"1001\"}")
      .expect(400);
    ask(ONE.subscriber("acmeuser1", "foo", "foouser"), "1002", MOBILE).expect(403);
    JsonObject none = new JsonObject()
      .put("code", 59)
      .put("message", "INVALID_CALL_OPERATION")
      .put("details", "IMRN allocation failed.");
    assertThat(
      ask(ONE.subscriber("acme", "acmeuser1"), NETWORK, "1001")
        .expect(400)
        .body()
        .getJsonArray("errors")
        .getJsonObject(0)
    ).isEqualTo(none);
  }
}
