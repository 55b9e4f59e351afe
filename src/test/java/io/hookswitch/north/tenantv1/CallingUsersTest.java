package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may act for whom, on every operation, and what those learn who may not. */
class CallingUsersTest {

  private static final Map<String, JsonObject> BODIES = Map.of(
    "tenantStartCall",
    new JsonObject().put("phoneNumber", "1003"),
    "tenantListCalls",
    new JsonObject(),
    "tenantGetCall",
    new JsonObject(),
    "tenantModifyCall",
    new JsonObject().put("action", "hold"),
    "tenantReleaseCall",
    new JsonObject()
  );
  private static final JsonObject INVALID = new JsonObject().put("details", "Invalid calling user.");

  @ParameterizedTest
  @CsvFileSource(resources = "/tenant/scopes.csv", useHeadersInDisplayName = true)
  void theLevelSaysHowFarACallerReaches(User.Level level, String own, String group, String tenant, String foreign) {
    assertThat(reaches(level, "foo", "foogroup", "foouser")).isEqualTo(own.equals("yes"));
    assertThat(reaches(level, "foo", "foogroup", "baruser")).isEqualTo(group.equals("yes"));
    assertThat(reaches(level, "foo", "othergroup", "otheruser")).isEqualTo(tenant.equals("yes"));
    assertThat(reaches(level, "acme", "acmegroup", "acmeuser")).isEqualTo(foreign.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, foogroup, foouser",
    "foo, nobody, foouser",
    "foo, foogroup, nobody",
    "foo, othergroup, foouser",
    "foo, foogroup, otheruser",
    "acme, acmegroup, foouser",
    "foo, foogroup, foouser@",
    "foo, foogroup, foouser@elsewhere.example",
    "foo, foogroup, foouser@sip.netaxis.be@foo",
    "foo, foogroup, FOOUSER",
  })
  void whoDoesNotExistIsRefusedLikeWhoIsOutOfReach(String tenant, String group, String user) {
    for (User.Level level : User.Level.values()) {
      for (String operation : BODIES.keySet()) {
        Scene scene = new Scene().about(tenant, group, user);
        scene.as(People.like(scene.caller, level, false));
        Answer answer = scene.call(operation, Scene.FIRST_HALF, BODIES.get(operation));
        assertThat(answer).as("%s %s", level, operation).isEqualTo(Answer.of(403, INVALID));
        assertThat(scene.calls.asked).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({ "foouser", "foouser@foo", "foouser@sip.netaxis.be" })
  void aUserMayBeNamedWithItsDomain(String user) {
    Scene scene = new Scene().about("foo", "foogroup", user);
    assertThat(scene.list(new JsonObject()).status()).isEqualTo(200);
  }

  @Test
  void aReadOnlyLoginLooksAndChangesNothing() {
    for (User.Level level : User.Level.values()) {
      Scene scene = new Scene().talking();
      scene.as(People.like(scene.caller, level, true));
      assertThat(scene.list(new JsonObject()).status()).isEqualTo(200);
      assertThat(scene.show(Scene.FIRST_HALF).status()).isEqualTo(200);
      int before = scene.calls.asked.size();
      Answer refused = Answer.of(
        403,
        new JsonObject().put("details", "This login may look at calls, not change them.")
      );
      assertThat(
        List.of(scene.dial("1003"), scene.action(Scene.FIRST_HALF, Action.hold), scene.delete(Scene.FIRST_HALF))
      ).containsOnly(refused);
      assertThat(scene.calls.asked).hasSize(before);
    }
  }

  @Test
  void anAdministratorActsAsTheUser() {
    Scene scene = new Scene().about("foo", "foogroup", "baruser");
    scene.as(People.like(scene.people.foo("foouser"), User.Level.TenantAdmin, false));
    assertThat(scene.dial("1003").status()).isEqualTo(201);
    assertThat(scene.first().party(0).orElseThrow().endpoint().subscriber().user()).isEqualTo(
      scene.people.foo("baruser").id()
    );
  }

  /** On all operations alike; a call that is not there shows that the gate was passed. */
  private static boolean reaches(User.Level level, String tenant, String group, String user) {
    List<Boolean> passed = BODIES.entrySet()
      .stream()
      .map(operation -> {
        Scene scene = new Scene().about(tenant, group, user);
        scene.as(People.like(scene.caller, level, false));
        Answer answer = scene.call(operation.getKey(), "callhalf-1:0", operation.getValue());
        if (answer.status() != 403) return true;
        assertThat(answer.body()).isEqualTo(INVALID);
        return false;
      })
      .distinct()
      .toList();
    assertThat(passed).as("%s %s, all operations", level, user).hasSize(1);
    return passed.getFirst();
  }
}
