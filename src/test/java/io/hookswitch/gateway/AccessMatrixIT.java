package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.DirectoryConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.HttpConfig;
import io.hookswitch.config.LoginConfig;
import io.hookswitch.config.TokenConfig;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Who reaches whom, on every route of the contract: every route is found in {@code openapi.yaml}, none is listed here. A
 * route whose parameters nobody can fill fails.
 */
class AccessMatrixIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private static final List<Promised> ROUTES = Promised.all();
  private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();
  private static final String LIST = "/api/v1/tenants/%s/groups/%s/users/%s/services/calls/";
  private static final String NEVER_A_HALF = "callhalf-1:0";
  private static final String NEVER_A_CALL = "01RCC3N118B1V0SL8O7GK2LAES000010";
  private static final String NEVER_A_DEVICE = "00000000-0000-4000-8000-000000000000";
  private static final String NEVER_A_USER = "00000000000040008000000000000000";
  /** Whatever of the other tenant must not turn up anywhere. */
  private static final Pattern FOREIGN = Pattern.compile("(?i)zebra|quagga|herd|12345679");

  private static String half;
  private static String call;
  private static String device;
  private static String uid;

  private record Target(String tenant, String group, String user, String callId) {
    Target with(String other) {
      return new Target(tenant, group, user, other);
    }

    String fill(String template, String parameter) {
      return switch (parameter) {
        case "tenant" -> tenant;
        case "group" -> group;
        case "user" -> user;
        case "callId" -> callId;
        default -> null;
      };
    }
  }

  private static HookswitchConfig config() {
    return config(HttpConfig.DEFAULT.login(), List.of());
  }

  /** The directory and the secret of this test, with tokens issued. */
  static HookswitchConfig config(LoginConfig login, List<String> trustedProxies) {
    HookswitchConfig usual = GatewayHarness.config(Path.of("rules"));
    HttpConfig http = usual.http();
    TokenConfig tokens = TokenConfig.DEFAULT;
    return usual.with(
      new HttpConfig(
        http.host(),
        http.port(),
        http.bodyLimitBytes(),
        http.maxDepth(),
        http.requestTimeout(),
        http.sessionTimeout(),
        http.secureCookies(),
        http.csrf(),
        http.cors(),
        http.nodes(),
        trustedProxies,
        login,
        new TokenConfig(
          Optional.of(Path.of("src/test/resources/access/secrets")),
          tokens.publicKeyFile(),
          tokens.jwksUrl(),
          tokens.algorithms(),
          tokens.issuer(),
          tokens.audience(),
          tokens.userClaim(),
          tokens.tenantClaim(),
          tokens.leeway(),
          tokens.refresh(),
          true,
          tokens.lifetime()
        )
      ),
      new DirectoryConfig(Path.of("src/test/resources/access/directory.yaml"))
    );
  }

  @BeforeAll
  static void theOtherTenantIsOnThePhone() {
    Subscriber zebra = zebra();
    half = zebra.call("+3221234567");
    zebra.awaitState(half, "Active");
    JsonObject me = as("zebra").get("/api/v2/me?subresources=*").expect(200).body().getJsonObject("user");
    uid = me.getString("id");
    device = me.getJsonArray("devices").getJsonObject(0).getString("id");
    call = as("zebra").get("/api/v2/me/calls?fields=*").expect(200).list("calls").getJsonObject(0).getString("id");
  }

  @AfterAll
  static void theOtherTenantWasNotDisturbed() {
    assertThat(zebra().see(half).getString("state")).isEqualTo("Active");
    Hangup.all(zebra());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/access/matrix.csv", useHeadersInDisplayName = true)
  void theLevelSaysHowFarACallerReaches(
    String caller,
    String own,
    String department,
    String group,
    String tenant,
    String foreign
  ) {
    boolean reseller = caller.equals("reseller");
    Target self = reseller ? target("ops", "desk", caller) : target("foo", "sales", caller);
    holds(caller, self, own);
    holds(caller, target("foo", "sales", "colleague"), department);
    holds(caller, target("foo", "sales", "neighbour"), group);
    holds(caller, target("foo", "support", "cousin"), tenant);
    holds(caller, target("quagga", "herd", "zebra"), foreign);
  }

  /** On every route below a user, with a login that may change things and one that may not. */
  private static void holds(String caller, Target target, String reaches) {
    Target nobody = new Target(target.tenant(), target.group(), "nobody", NEVER_A_HALF);
    for (Promised route : tenantRoutes()) {
      // The example of a call would make one; a number that is none is refused after the caller is let through.
      String body = route.operation().equals("tenantStartCall") ? "{\"phoneNumber\":\"5\"}" : route.body();
      Answer answer = as(caller).send(route.method(), route.path(target::fill), body);
      Answer unknown = as(caller).send(route.method(), route.path(nobody::fill), body);
      if (reaches.equals("no")) {
        assertThat(answer.expect(403).text()).isEqualTo("{\"details\":\"Invalid calling user.\"}");
        sameRefusal(answer, unknown);
      } else reached(route, answer);
      Visitor looks = as(caller + "look");
      if (route.method().equals("GET")) {
        assertThat(looks.send("GET", route.path(nobody::fill), body).status())
          .as("%s", route)
          .isEqualTo(403);
      } else {
        Answer refused = looks.send(route.method(), route.path(target::fill), body).expect(403);
        assertThat(refused.text()).isEqualTo("{\"details\":\"This login may look at calls, not change them.\"}");
        sameRefusal(refused, looks.send(route.method(), route.path(nobody::fill), body));
      }
    }
  }

  private static void reached(Promised route, Answer answer) {
    switch (route.operation()) {
      case "tenantListCalls" -> answer.expect(200);
      case "tenantGetCall", "tenantModifyCall", "tenantReleaseCall" -> answer.expect(404);
      case "tenantStartCall" -> answer.expect(400);
      // Let through to a user who has one phone only.
      case "tenantRetrieveCall" -> assertThat(answer.expect(403).text()).contains("Call retrieve is not assigned");
      default -> assertThat(answer.status()).as("%s", answer).isNotIn(401, 501);
    }
  }

  @Test
  void aLoginThatMayOnlyLookLooksAsFarAsItsLevel() {
    for (String caller : List.of("enduserlook", "groupadminlook", "resellerlook")) {
      String own = caller.startsWith("reseller") ? LIST.formatted("ops", "desk", caller) : list("sales", caller);
      as(caller).get(own).expect(200);
      as(caller).get(list("support", "cousin")).expect(403);
    }
  }

  @Test
  void everyRouteTreatsTheOtherTenantsThingsLikeNothing() {
    Target foreign = new Target("quagga", "herd", "zebra", half);
    BiFunction<String, String, String> theirs = (template, name) -> fill(template, name, foreign, true);
    for (String caller : List.of("enduser", "departmentadmin", "groupadmin", "tenantadmin", "reseller")) {
      for (Promised route : ROUTES) {
        Answer there = as(caller).send(route.method(), route.path(theirs), route.body());
        if (there.status() != 404) assertThat(there.text())
          .as("%s as %s", there, caller)
          .doesNotContainPattern(FOREIGN);
        for (Target nowhere : nowhere(foreign)) {
          String path = route.path((template, name) -> fill(template, name, nowhere, false));
          // A path that names nothing of anybody's has nothing to be compared with.
          if (path.equals(route.path(theirs))) continue;
          Answer nothing = as(caller).send(route.method(), path, route.body());
          sameRefusal(there, nothing);
        }
      }
    }
  }

  @Test
  void aHalfOfTheOtherTenantIsLikeNoHalfAtOnesOwnPath() {
    Target own = target("foo", "sales", "enduser");
    for (String caller : List.of("enduser", "groupadmin", "tenantadmin", "systemadmin")) {
      for (Promised route : tenantRoutes()) {
        if (!route.template().contains("{callId}")) continue;
        Answer there = as(caller)
          .send(route.method(), route.path(own.with(half)::fill), route.body())
          .expect(404);
        sameRefusal(there, as(caller).send(route.method(), route.path(own::fill), route.body()));
      }
    }
  }

  @Test
  void everyRouteButTheLoginWantsToKnowWhoAsks() {
    Target foreign = new Target("quagga", "herd", "zebra", half);
    for (Promised route : ROUTES) {
      String path = route.path((template, name) -> fill(template, name, foreign, true));
      Answer answer = GATEWAY.nobody().send(route.method(), path, route.body());
      boolean open = List.of("tenantLogin", "genesysGetVersion").contains(route.operation());
      if (!open) assertThat(answer.status()).as("%s", answer).isIn(401, 403);
      assertThat(answer.text()).doesNotContainPattern(FOREIGN);
    }
  }

  @Test
  void onlyAnOperatorReachesTheOperationsWhateverTheLevel() {
    List<Promised> routes = ROUTES.stream().filter(Promised::isOperations).toList();
    assertThat(routes).hasSizeGreaterThan(1);
    BiFunction<String, String, String> any = (template, name) ->
      fill(template, name, target("foo", "sales", "enduser"), false);
    for (Promised route : routes) {
      String path = route.path(any);
      GATEWAY.nobody().send(route.method(), path, route.body()).expect(401);
      for (String caller : List.of("enduser", "groupadmin", "tenantadmin", "systemadmin", "reseller", "zebra")) {
        JsonObject refused = as(caller).send(route.method(), path, route.body()).expect(403).body();
        assertThat(refused.getString("code")).isEqualTo("FORBIDDEN");
      }
      assertThat(as("operator").send(route.method(), path, route.body()).status())
        .as("%s", route)
        .isNotIn(401, 403, 501);
      Answer looks = as("operatorlook").send(route.method(), path, route.body());
      // What people said is for those alone who were given that.
      if (route.template().contains("/recordings")) looks.expect(403);
      else if (route.method().equals("GET")) assertThat(looks.status()).as("%s", route).isNotIn(401, 403, 501);
      else looks.expect(403);
    }
    // What is not there is nobody else's business either.
    as("systemadmin").get("/ops/nothing").expect(403);
    as("operator").get("/ops/nothing").expect(404);
  }

  private static void sameRefusal(Answer there, Answer nothing) {
    assertThat(there.status()).as("%s beside %s", there, nothing).isEqualTo(nothing.status());
    assertThat(anonymous(there.text())).as("%s beside %s", there, nothing).isEqualTo(anonymous(nothing.text()));
  }

  /** What the client has sent itself tells it nothing. */
  private static String anonymous(String text) {
    for (String id : List.of(half, call, device, uid, NEVER_A_HALF, NEVER_A_CALL, NEVER_A_DEVICE, NEVER_A_USER))
      text = text.replace(id, "*");
    return text;
  }

  private static List<Target> nowhere(Target target) {
    return List.of(
      new Target(target.tenant(), target.group(), "nobody", NEVER_A_HALF),
      new Target(target.tenant(), "nobody", target.user(), NEVER_A_HALF),
      new Target("nobody", target.group(), target.user(), NEVER_A_HALF)
    );
  }

  /** @param theirs whether the thing is the other tenant's, or nobody's */
  private static String fill(String template, String parameter, Target target, boolean theirs) {
    return switch (parameter) {
      case "id" -> {
        if (template.contains("/calls/{id}")) yield theirs ? call : NEVER_A_CALL;
        if (template.contains("/devices/{id}")) yield theirs ? device : NEVER_A_DEVICE;
        yield template.contains("/contacts/{id}") ? (theirs ? uid : NEVER_A_USER) : null;
      }
      case "campaign" -> "no-campaign";
      case "node" -> "no-node";
      case "number" -> "999";
      case "call" -> "1";
      case "handle" -> "1";
      case "recording" -> "0-1";
      case "message" -> "connect";
      default -> target.fill(template, parameter);
    };
  }

  private static List<Promised> tenantRoutes() {
    return ROUTES.stream().filter(Promised::isTenants).toList();
  }

  private static String list(String group, String user) {
    return LIST.formatted("foo", group, user);
  }

  private static Target target(String tenant, String group, String user) {
    return new Target(tenant, group, user, NEVER_A_HALF);
  }

  private static Subscriber zebra() {
    return new Subscriber(as("zebra"), LIST.formatted("quagga", "herd", "zebra"));
  }

  /** By token, which is the same in both dialects; got once. */
  private static Visitor as(String user) {
    String token = SESSIONS.computeIfAbsent(user, name ->
      GATEWAY.nobody()
        .post("/api/v1/login/", "{\"username\":\"" + name + "\",\"password\":\"hookswitch\"}")
        .expect(200)
        .body()
        .getString("access_token")
    );
    return GATEWAY.nobody().with("Authorization", "Bearer " + token);
  }
}
