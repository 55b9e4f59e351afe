package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is let in, in both dialects: by password, by session, and not. */
class LoginIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final String FOOS = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/";

  private static Visitor session(Answer login) {
    String cookie = login.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("HTTPOnly").contains("SameSite=Lax");
    return GATEWAY.nobody().with("Cookie", cookie.split(";")[0]);
  }

  @Test
  void aLoginOfTheGenesysDialectOpensASession() {
    Answer me = GATEWAY.user("agent1").get("/api/v2/me").expect(200);
    Visitor session = session(me);
    assertThat(session.get("/api/v2/me").expect(200).text()).isEqualTo(me.text());
    session.get("/api/v2/me/calls").expect(200);
  }

  @Test
  void aLoginOfTheTenantDialectOpensASession() {
    String right = "{\"username\":\"foouser\",\"password\":\"hookswitch\"}";
    Visitor session = session(GATEWAY.nobody().post("/api/v1/login/", right).expect(200));
    session.get(FOOS).expect(200);
  }

  @Test
  void aWrongPasswordAnUnknownUserAndNobodyAreTheSameInTheGenesysDialect() {
    Answer nobody = GATEWAY.nobody().get("/api/v2/me").expectGenesys(403, 20);
    for (Visitor visitor : new Visitor[] {
      GATEWAY.nobody().as("agent1", "wrong"),
      GATEWAY.nobody().as("nobody", "hookswitch"),
      GATEWAY.nobody().with("Authorization", "Basic !!!"),
      GATEWAY.nobody().with("Cookie", "JSESSIONID=wXSyL6shtFpvZSfd1PXAv7vTAZsSWaZb0TrO7rjznvg"),
    }) {
      Answer refused = visitor.get("/api/v2/me").expectGenesys(403, 20);
      assertThat(refused.text()).isEqualTo(nobody.text());
      assertThat(refused.headers().firstValue("set-cookie")).isEmpty();
    }
  }

  @Test
  void aWrongPasswordAnUnknownUserAndNobodyAreTheSameInTheTenantDialect() {
    Answer nobody = GATEWAY.nobody().get(FOOS).expect(401);
    assertThat(GATEWAY.nobody().as("foouser", "wrong").get(FOOS).expect(401).text()).isEqualTo(nobody.text());
    Answer wrong = GATEWAY.nobody()
      .post("/api/v1/login/", "{\"username\":\"foouser\",\"password\":\"wrong\"}")
      .expect(401);
    Answer unknown = GATEWAY.nobody()
      .post("/api/v1/login/", "{\"username\":\"nobody\",\"password\":\"hookswitch\"}")
      .expect(401);
    assertThat(wrong.text()).isEqualTo(unknown.text());
    assertThat(wrong.headers().firstValue("set-cookie")).isEmpty();
  }
}
