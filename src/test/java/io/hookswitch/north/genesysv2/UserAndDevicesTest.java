package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.directory.User;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UserAndDevicesTest {

  private static final JsonObject DEVICE = new JsonObject(
    """
    {
      "id": "631608b3-ceb1-472b-ba05-2ae39555b0d1",
      "deviceState": "Active",
      "userState": { "id": "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB", "displayName": "Offline", "state": "LoggedOut" },
      "phoneNumber": "15001",
      "description": "Desk phone",
      "e164Number": "",
      "telephonyNetwork": "Private",
      "doNotDisturb": "Off",
      "voiceEnvironmentUri": "http://127.0.0.1:8080/api/v2/voice-environments/4c4ebfd1-6bd8-4e4c-9d2b-2f0d7a0d6a51",
      "capabilities": ["DoNotDisturbOn", "ForwardCallsOn"],
      "channels": ["voice"],
      "dynamicPhoneNumber": ""
    }"""
  );
  private static final JsonObject USER = new JsonObject(
    """
    {
      "id": "0123456789abcdef0123456789abcdef",
      "userName": "agent1",
      "firstName": "Ada",
      "lastName": "Agent",
      "emailAddress": "ada@demo.example",
      "enabled": true,
      "roles": ["ROLE_AGENT"],
      "changePasswordOnFirstLogin": false,
      "contactCenterId": "4c4ebfd1-6bd8-4e4c-9d2b-2f0d7a0d6a51",
      "uri": "http://127.0.0.1:8080/api/v2/users/0123456789abcdef0123456789abcdef",
      "path": "/users/0123456789abcdef0123456789abcdef"
    }"""
  );

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.Unassigned,
    Set.of("api-voice")
  );

  private JsonObject me(Map<String, String> query) {
    JsonObject body = new JsonObject(desk.get(agent, "genesysGetMe", Map.of(), query).body().encode());
    assertThat(body.getInteger("statusCode")).isZero();
    return body.getJsonObject("user");
  }

  @Test
  void theUserAloneHasNoCollections() {
    assertThat(me(Map.of())).isEqualTo(USER);
    assertThat(me(Map.of("fields", "*"))).isEqualTo(USER);
    assertThat(me(Map.of("subresources", "workbins,nonsense,,"))).isEqualTo(USER);
  }

  @Test
  void theCollectionsThatAreAskedForAreEmbedded() {
    JsonObject user = me(Map.of("subresources", "features, devices,settings"));
    JsonObject feature = new JsonObject()
      .put("id", "api-voice")
      .put("displayName", "Voice")
      .put("description", "Make, take and control calls")
      .put("autoAssignOnContactCenterCreate", false)
      .put("uri", Desk.BASE + "/api/v2/features/api-voice")
      .put("path", "/features/api-voice");
    assertThat(user).isEqualTo(
      USER.copy().put("features", List.of(feature)).put("devices", List.of(DEVICE)).put("settings", new JsonObject())
    );
  }

  @Test
  void aStarAsksForAllThereIs() {
    JsonObject user = me(Map.of("subresources", "*"));
    assertThat(user.fieldNames()).containsAll(
      List.of("features", "devices", "calls", "channels", "interactions", "chats", "skills", "settings")
    );
    assertThat(user.getJsonArray("calls")).isEmpty();
    assertThat(user.getJsonArray("channels")).containsExactly(
      new JsonObject()
        .put("channel", "voice")
        .put("userState", DEVICE.getJsonObject("userState"))
        .put("capabilities", List.of())
    );
  }

  @Test
  void aSupervisorIsAnAgentToo() {
    User supervisor = desk.book.lookOnly(agent);
    JsonObject user = desk.get(supervisor, "genesysGetMe", Map.of(), Map.of()).body().getJsonObject("user");
    assertThat(user.getJsonArray("roles")).containsExactly("ROLE_AGENT", "ROLE_SUPERVISOR");
  }

  @Test
  void devicesAreListedByUriOrWhole() {
    assertThat(desk.get(agent, "genesysListDevices", Map.of(), Map.of()).body()).isEqualTo(
      new JsonObject().put("statusCode", 0).put("uris", List.of(Desk.BASE + "/api/v2/me/devices/" + Desk.FIRST_DEVICE))
    );
    assertThat(desk.get(agent, "genesysListDevices", Map.of(), Map.of("fields", "*")).body()).isEqualTo(
      new JsonObject().put("statusCode", 0).put("devices", List.of(DEVICE))
    );
    assertThat(desk.get(agent, "genesysGetDevice", Map.of("id", Desk.FIRST_DEVICE), Map.of()).body()).isEqualTo(
      new JsonObject().put("statusCode", 0).put("device", DEVICE)
    );
  }

  @Test
  void aDeviceOfTheNetworkShowsItsNumberAsSuch() {
    User mobile = desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "+19165550104", RecordingMode.Never, Set.of());
    JsonObject device = desk
      .get(mobile, "genesysGetDevice", Map.of("id", Desk.SECOND_DEVICE), Map.of())
      .body()
      .getJsonObject("device");
    assertThat(device.getString("e164Number")).isEqualTo("+19165550104");
  }

  @Test
  void theVersionIsTheOneThatClientsKnow() {
    assertThat(desk.get(agent, "genesysGetVersion", Map.of(), Map.of()).body()).isEqualTo(
      new JsonObject().put("statusCode", 0).put("version", "8.5.202.96")
    );
  }

  @Test
  void theDoorSaysHowClientsLogIn() {
    assertThat(desk.dialect.prefix()).isEqualTo("/api/v2/");
    assertThat(desk.dialect.cookie()).contains("JSESSIONID");
    assertThat(desk.dialect.opensSessionOnBasic()).isTrue();
    assertThat(desk.dialect.endsPathsWithSlash()).isFalse();
  }
}
