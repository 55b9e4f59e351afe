package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.UserId;
import io.hookswitch.decisionlog.Decided;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Route;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is answered that wants a routing number, and where the leg goes that dials it. */
class ImrnTest {

  private static final String OWN = "+3212345670";

  private final Scene scene = new Scene();

  private Answer imrn(Object phoneNumber, Object callingPhoneNumber) {
    JsonObject body = new JsonObject().put("phoneNumber", phoneNumber).put("callingPhoneNumber", callingPhoneNumber);
    return scene.call("tenantCreateImrn", null, body);
  }

  private Optional<Route> route(String calling) {
    return scene.anchored.route(new Arrival(calling, "+3236548297")).result();
  }

  @Test
  void aNumberIsLentInTheShapeOfTheSample() {
    assertThat(imrn("+3225126778", OWN)).isEqualTo(Answer.of(201, new JsonObject("{\"imrn\": \"+3236548297\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = { "+3212345670", "1001", "012345670", "0032 12-34 56 70" })
  void theCallingNumberIsAnyNameOfThePhone(String calling) {
    assertThat(imrn("1002", calling).status()).isEqualTo(201);
    assertThat(route("1001")).isPresent();
  }

  @Test
  void theLegGoesOnToTheNumberAsTheUser() {
    imrn("+3225126778", "1001");
    Route route = route(OWN).orElseThrow();
    assertThat(route.tenant()).isEqualTo("foo");
    assertThat(route.from().number()).isEqualTo(OWN);
    assertThat(route.from().subscriber().user()).isEqualTo(scene.caller.id());
    assertThat(route.to()).isEqualTo(Endpoint.network("+3225126778", "+3225126778"));
    assertThat(new PartyId(route.call(), 0)).isEqualTo(route.call().party(0));
    assertThat(route(OWN)).isEmpty();
  }

  @Test
  void aColleagueIsReachedByExtension() {
    imrn("1002", OWN);
    assertThat(route(OWN).orElseThrow().to().subscriber().user()).isEqualTo(scene.people.foo("baruser").id());
  }

  @Test
  void anotherCallerIsRejectedAndChangesNothing() {
    imrn("1002", OWN);
    assertThat(route("+3212345671")).isEmpty();
    assertThat(route(OWN)).isPresent();
  }

  @Test
  void whoDialsTooLateIsRejected() {
    imrn("1002", OWN);
    scene.calls.now = scene.calls.now.plusSeconds(60);
    assertThat(route(OWN)).isEmpty();
  }

  @Test
  void withoutAFreeNumberTheAllocationFails() {
    imrn("1001", OWN);
    imrn("1002", OWN);
    assertThat(imrn("1003", OWN)).isEqualTo(
      Answer.of(
        400,
        new JsonObject(
          "{\"errors\": [{\"code\": 59, \"message\": \"INVALID_CALL_OPERATION\", \"details\": \"IMRN allocation failed.\"}]}"
        )
      )
    );
    scene.calls.now = scene.calls.now.plusSeconds(90);
    assertThat(imrn("1003", OWN).status()).isEqualTo(201);
  }

  @Test
  void aTenantWithoutNumbersHasNoneToLend() {
    User ann = scene.people.user(new UserId("acme", "acmeuser")).orElseThrow();
    scene.as(ann).about("acme", "acmegroup", "acmeuser");
    assertThat(imrn("+3225126778", "1001")).isEqualTo(TenantV1Errors.of(Objection.NO_IMRN));
  }

  @ParameterizedTest
  @ValueSource(strings = { "+3212345671", "1002", "+3225126780", "2001" })
  void aCallingNumberOfSomebodyElseIsNotFound(String calling) {
    assertThat(imrn("+3225126778", calling)).isEqualTo(
      Scene.problem(Problem.Kind.NOT_FOUND, "callingPhoneNumber not found.")
    );
  }

  @ParameterizedTest
  @CsvSource({
    "+32a, 1001, Invalid phone number. ",
    "1002, 5, Invalid callingPhoneNumber. ",
    "*21#, 1001, Invalid phone number. ",
  })
  void aNumberThatIsNoneIsRefusedWithTheReason(String phone, String calling, String beginning) {
    Answer answer = imrn(phone, calling);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().fieldNames()).containsExactly("details");
    assertThat(answer.body().getString("details")).startsWith(beginning);
  }

  @Test
  void aRoutingNumberIsNoTarget() {
    assertThat(imrn("+3236548298", OWN)).isEqualTo(
      Scene.problem(Problem.Kind.INVALID, "Invalid phone number. It is a routing number itself.")
    );
  }

  @Test
  void anEmergencyNumberIsNoTarget() {
    assertThat(imrn("112", OWN)).isEqualTo(
      Scene.problem(Problem.Kind.INVALID, "Invalid phone number. Emergency numbers are dialled by the mobile itself.")
    );
  }

  @Test
  void whoMayNotDialGetsNone() {
    scene.calls.rules = facts -> Decision.NOTHING;
    assertThat(imrn("1002", OWN)).isEqualTo(Scene.problem(Problem.Kind.FORBIDDEN, "Invalid calling user."));
    assertThat(scene.decided).hasSize(1);
    Decided.OnCall noted = (Decided.OnCall) scene.decided.getFirst();
    assertThat(noted.refusal()).isEqualTo(Refusal.Why.NOT_ALLOWED);
    assertThat(noted.operation()).isEqualTo(Operation.Dial);
    assertThat(noted.user()).isEqualTo(scene.caller.id());
    assertThat(noted.call()).isNull();
  }

  @Test
  void nobodyGetsOneForAUserOutOfReachOrWithoutAnAddress() {
    scene.about("foo", "foogroup", "baruser");
    assertThat(imrn("1002", OWN).status()).isEqualTo(403);
    scene.about("foo", "foogroup", "foouser");
    scene.people.put(People.withoutNumbers(scene.caller));
    assertThat(imrn("1002", "1001").status()).isEqualTo(403);
  }

  @Test
  void aReadOnlyLoginGetsNone() {
    scene.as(People.like(scene.caller, User.Level.EndUser, true));
    assertThat(imrn("1002", OWN).status()).isEqualTo(403);
  }

  @Test
  void theSameRequestAgainGetsTheSameNumber() {
    assertThat(imrn("1002", OWN)).isEqualTo(imrn("1002", "1001"));
    assertThat(imrn("1003", OWN).body().getString("imrn")).isEqualTo("+3236548298");
  }
}
