package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a desktop reads at its start beside the user. */
class DesktopReadsTest {

  private final Desk desk = new Desk();
  private final User agent = person("agent1@demo", Desk.FIRST_DEVICE, "15001");
  private final User colleague = person("agent2@demo", "efe1ab32-53f9-43ce-b65e-5768c61f7d4a", "15002");
  private final User stranger = person("spy@acme", "0e1ab320-53f9-43ce-b65e-5768c61f7d4a", "15002");

  private User person(String login, String device, String number) {
    return desk.book.add(login, device, number, RecordingMode.Unassigned, Set.of("api-voice"));
  }

  private List<JsonObject> contacts(Map<String, String> query) {
    Answer answer = desk.get(agent, "genesysListContacts", Map.of(), query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().getJsonArray("contacts").stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> numbers(List<JsonObject> contacts) {
    return contacts
      .stream()
      .map(one -> one.getJsonArray("phoneNumbers").getJsonObject(0).getString("phoneNumber"))
      .toList();
  }

  @Test
  void contactsAreThePeopleOfTheOwnTenantAndNoOthers() {
    assertThat(contacts(Map.of())).hasSize(2);
    assertThat(contacts(Map.of()))
      .extracting(one -> one.getString("id"))
      .doesNotContain(stranger.uid());
  }

  @Test
  void contactsAreFoundByAPartOfTheirNameOrNumber() {
    Map<String, String> query = Map.of("filterName", "NamesOrPhoneNumberMatches", "filterParameters", "5002");
    assertThat(numbers(contacts(query))).containsExactly("15002");
    assertThat(contacts(Map.of("filterParameters", "AGENT2"))).hasSize(1);
    assertThat(contacts(Map.of("filterParameters", "nobody"))).isEmpty();
  }

  @Test
  void onlyWhoMayMonitorIsToldTheUrisOfThePhones() {
    User supervisor = desk.book.add(
      "supervisor1@demo",
      "2f6c5a0e-0d0b-4d53-9a55-7b1f6f3c9e21",
      "15003",
      RecordingMode.Unassigned,
      Set.of("api-voice", "api-supervisor-monitoring")
    );
    Map<String, String> query = Map.of("filterParameters", "15002");
    assertThat(contacts(query).getFirst().getJsonArray("phoneNumbers").getJsonObject(0).fieldNames()).doesNotContain(
      "deviceUri"
    );
    JsonObject told = desk
      .get(supervisor, "genesysListContacts", Map.of(), query)
      .body()
      .getJsonArray("contacts")
      .getJsonObject(0);
    assertThat(told.getJsonArray("phoneNumbers").getJsonObject(0).getString("deviceUri")).endsWith(
      "/api/v2/devices/efe1ab32-53f9-43ce-b65e-5768c61f7d4a"
    );
  }

  @Test
  void pagesOfContactsDoNotOverlap() {
    List<JsonObject> first = contacts(Map.of("limit", "1"));
    List<JsonObject> second = contacts(Map.of("limit", "1", "offset", "1"));
    assertThat(first).hasSize(1);
    assertThat(second).hasSize(1).isNotEqualTo(first);
    assertThat(contacts(Map.of("offset", "2"))).isEmpty();
    assertThat(numbers(contacts(Map.of("order", "Descending")))).isEqualTo(numbers(contacts(Map.of())).reversed());
  }

  @Test
  void aContactIsReadByItsId() {
    JsonObject one = desk.get(agent, "genesysGetContact", Map.of("id", colleague.uid()), Map.of()).body();
    assertThat(one.getJsonObject("contact").getString("userName")).isEqualTo("agent2");
  }

  @Test
  void aContactOfAnotherTenantDoesNotExist() {
    Answer foreign = desk.get(agent, "genesysGetContact", Map.of("id", stranger.uid()), Map.of());
    Answer unknown = desk.get(agent, "genesysGetContact", Map.of("id", "0"), Map.of());
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(unknown.body());
  }

  @Test
  void theVoiceServiceIsThereAndWhatTheGatewayHasNotIsEmpty() {
    assertThat(desk.get(agent, "genesysListServices", Map.of(), Map.of()).body().getJsonArray("services")).hasSize(1);
    assertThat(desk.get(agent, "genesysListGroups", Map.of(), Map.of()).body().getJsonArray("groups")).isEmpty();
    assertThat(desk.get(agent, "genesysListMyGroups", Map.of(), Map.of()).body().getJsonArray("groups")).isEmpty();
    assertThat(desk.get(agent, "genesysListWorkbins", Map.of(), Map.of()).body().getJsonArray("workbins")).isEmpty();
  }
}
