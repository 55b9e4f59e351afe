package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.TenantConfig;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators may want otherwise than it is by default. */
class TenantSettingsTest {

  private final Scene usual = new Scene();
  private final Scene other = new Scene(new TenantConfig(false, true));

  @Test
  void detachedHalvesAreLeftOutOfListsAndFoundByTheirId() {
    for (Scene scene : new Scene[] { usual, other }) {
      scene.talking().put(Scene.FIRST_HALF, "{\"action\": \"blindTransfer\", \"phoneNumber\": \"1002\"}");
      assertThat(scene.show(Scene.FIRST_HALF).body().getString("state")).isEqualTo("Detached");
    }
    String second = other.dial("1003").body().getString("callId");
    assertThat(usual.list(new JsonObject()).body().getJsonArray("calls")).hasSize(1);
    assertThat(other.list(new JsonObject()).body().getJsonArray("calls")).singleElement().isEqualTo(usual(second));
  }

  private static JsonObject usual(String half) {
    return new JsonObject()
      .put("callId", half)
      .put("inConference", false)
      .put("uri", "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/" + half + "/");
  }

  @ParameterizedTest
  @EnumSource(value = Problem.Kind.class, names = { "WRONG_MEDIA_TYPE", "NOT_JSON" })
  void aBodyThatIsNoObjectHasOneStatusOrTheOther(Problem.Kind kind) {
    Problem problem = Problem.of(kind, "body: expected object, found array");
    JsonObject body = new JsonObject().put("details", "body: expected object, found array");
    assertThat(usual.dialect.answer(problem)).isEqualTo(Answer.of(416, body));
    assertThat(other.dialect.answer(problem)).isEqualTo(Answer.of(400, body));
  }
}
