package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {

  private final Scene scene = new Scene();

  @ParameterizedTest
  @CsvSource(
    delimiter = '|',
    value = {
      "EndUser | {\"tenant_id\": \"foo\", \"group_id\": \"foogroup\", \"user_id\": \"foouser\"} | 0",
      "DepartmentAdmin | {\"tenant_id\": \"foo\", \"group_id\": \"foogroup\"} | 4",
      "GroupAdmin | {\"tenant_id\": \"foo\", \"group_id\": \"foogroup\"} | 8",
      "TenantAdmin | {\"tenant_id\": \"foo\"} | 12",
      "SystemAdmin | {} | 16",
    }
  )
  void aLoginSaysWhoCameInAndBeginsASession(User.Level level, String ids, int number) {
    scene.people.put(People.like(scene.caller, level, false));
    JsonObject profile = new JsonObject().put("user_level", number).put("is_first_login", false);
    assertThat(login("foouser", "secret")).isEqualTo(
      Answer.ok(new JsonObject().put("ids", new JsonObject(ids)).put("profile", profile)).beginningSession(
        scene.caller.id()
      )
    );
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreTheSame() {
    Answer wrong = login("foouser", "guess");
    assertThat(wrong).isEqualTo(Answer.of(401, new JsonObject().put("details", "Credentials are missing or wrong.")));
    assertThat(login("nobody", "secret")).isEqualTo(wrong);
  }

  private Answer login(String name, String password) {
    return scene.call("tenantLogin", null, new JsonObject().put("username", name).put("password", password));
  }
}
