package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.directory.User;
import io.hookswitch.north.Contract;
import io.hookswitch.north.ContractValidator;
import io.hookswitch.north.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds what the dialect says, and what it understands, to {@code openapi.yaml}. */
final class ContractTest {

  private static Vertx vertx;
  private static Contract contract;

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.OnDemandUserStart,
    PhoneBook.ALL
  );
  private final User colleague = desk.book.add(
    "agent2@demo",
    Desk.SECOND_DEVICE,
    "15002",
    RecordingMode.Unassigned,
    Set.of("api-voice")
  );

  @BeforeAll
  static void load() throws Exception {
    vertx = Vertx.vertx();
    contract = await(Contract.load(vertx));
  }

  @AfterAll
  static void close() throws Exception {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static JsonObject schema(String name) {
    return contract.openapi().getRawContract().getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
  }

  private static void valid(String schema, JsonObject json) {
    OutputUnit result = contract
      .openapi()
      .getSchemaRepository()
      .validator("app://#/components/schemas/" + schema)
      .validate(new JsonObject(json.encode()));
    assertThat(result.getValid())
      .as(() -> schema + " " + json.encode() + ": " + result.getErrors().stream().map(OutputUnit::getError).toList())
      .isTrue();
  }

  @Test
  void everyNameOfTheContractIsServed() {
    assertThat(names("GenesysCallOperation")).isEqualTo(union(CallOperations.SERVED, CallOperations.PREVIEW));
    assertThat(names("GenesysDeviceOperation")).isEqualTo(new TreeSet<>(DeviceOperations.SERVED));
    assertThat(names("GenesysRecordOperation")).isEqualTo(new TreeSet<>(OutboundRequests.SERVED));
  }

  private static Set<String> names(String schema) {
    return texts(schema(schema).getJsonObject("properties").getJsonObject("operationName").getJsonArray("enum"));
  }

  private static Set<String> texts(JsonArray array) {
    return array.stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  @Test
  void everyCapabilityThatCanBeShownIsInTheContract() {
    Set<String> features = Set.of("api-voice", "api-voice-recording", "api-supervisor-monitoring");
    JsonObject capabilities = schema("GenesysCall").getJsonObject("properties").getJsonObject("capabilities");
    assertThat(texts(capabilities.getJsonObject("items").getJsonArray("enum"))).containsAll(
      Capabilities.shown(EnumSet.allOf(Operation.class), features)
    );
  }

  @Test
  void everyOperationServedIsInTheContract() {
    desk.dialect
      .operations()
      .keySet()
      .forEach(id -> assertThat(contract.openapi().operation(id)).as(id).isNotNull());
  }

  @Test
  void everyAnswerIsAsTheContractSays() throws Exception {
    aDayAtTheDesk();
    ContractValidator validator = new ContractValidator(vertx, contract.openapi());
    assertThat(desk.exchanges.stream().map(Desk.Exchange::operation).collect(Collectors.toSet())).isEqualTo(
      desk.dialect.operations().keySet()
    );
    for (Desk.Exchange one : desk.exchanges) {
      var operation = contract.openapi().operation(one.operation());
      String path = operation.getOpenAPIPath();
      for (var parameter : one.request().path().entrySet()) {
        path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
      }
      await(
        validator.check(
          operation.getHttpMethod().name(),
          path,
          one.answer().status(),
          Map.of("X-Correlation-Id", "test"),
          one.answer().body().toBuffer()
        )
      );
    }
  }

  private void aDayAtTheDesk() {
    desk.get(agent, "genesysGetVersion", Map.of(), Map.of());
    for (String collection : List.of("Contacts", "Services", "Groups", "MyGroups", "Workbins")) {
      desk.get(agent, "genesysList" + collection, Map.of(), Map.of());
    }
    desk.get(agent, "genesysGetContact", Map.of("id", agent.uid()), Map.of());
    desk.get(agent, "genesysGetMe", Map.of(), Map.of());
    desk.get(agent, "genesysListDevices", Map.of(), Map.of());
    desk.get(agent, "genesysListDevices", Map.of(), Map.of("fields", "*"));
    desk.get(agent, "genesysGetDevice", Map.of("id", Desk.FIRST_DEVICE), Map.of());
    desk.get(agent, "genesysGetDevice", Map.of("id", Desk.SECOND_DEVICE), Map.of());
    desk.get(agent, "genesysGetDeviceSettings", Map.of("id", Desk.FIRST_DEVICE), Map.of());
    desk.get(agent, "genesysGetDeviceSettings", Map.of("id", "nobody's"), Map.of());
    desk.get(agent, "genesysGetDeviceSettingsByUri", Map.of("id", Desk.FIRST_DEVICE), Map.of());
    aDayAtThePhone();
    aDayOnTheList();
    CallId internal = desk.dial(colleague, "15001");
    look(agent, internal);
    CallId outbound = desk.established(agent, "9165550104");
    desk.operate(agent, outbound, "{\"operationName\":\"AttachUserData\",\"userData\":{\"A\":{\"B\":1}}}");
    desk.recorded(outbound, 0, RecordingState.Started);
    look(agent, outbound);
    desk.board.tell(new SwitchEvent.Held(outbound.party(0), desk.board.event()));
    look(agent, outbound);
    desk.get(agent, "genesysListCalls", Map.of(), Map.of());
    desk.get(agent, "genesysListCalls", Map.of(), Map.of("fields", "*"));
    desk.get(agent, "genesysGetMe", Map.of(), Map.of("subresources", "*"));
    desk.operate(agent, outbound, "{\"operationName\":\"Hold\"}");
    desk.operate(agent, outbound, "{\"operationName\":\"SwapCalls\"}");
    desk.operate(agent, outbound, "{\"operationName\":\"SendDtmf\",\"digits\":\",\"}");
    desk.operate(colleague, internal, "{\"operationName\":\"StartCallRecording\"}");
    desk.operate(colleague, outbound, "{\"operationName\":\"Hangup\"}");
    JsonObject disposition = new JsonObject().put("operationName", "SetCallDisposition").put("disposition", "Sold");
    desk.post(agent, "genesysOperateDevice", Desk.FIRST_DEVICE, disposition.encode());
    disposition.put("callUuid", GenesysIds.callUuid(outbound));
    desk.post(agent, "genesysOperateDevice", Desk.FIRST_DEVICE, disposition.encode());
    desk.board.mayDial = false;
    String dial = "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":\"15002\"}}";
    desk.post(agent, "genesysDial", Desk.FIRST_DEVICE, dial);
    desk.board.tell(new SwitchEvent.Released(outbound.party(0), desk.board.event(), ReleaseCause.Hangup));
  }

  private void aDayOnTheList() {
    Agenda agenda = new Agenda(desk, agent);
    agenda.preview("Nobody's");
    long handle = agenda.handle(agenda.preview());
    agenda.chained(handle);
    agenda.update(handle);
    agenda.dial(handle);
    agenda.reject(handle);
    agenda.reschedule(handle, desk.board.now.minusSeconds(1), "Personal");
    agenda.reschedule(handle, desk.board.now.plusSeconds(60), "Personal");
    agenda.complete(handle);
    agenda.record(handle, "DoNotCall");
    agenda.add("CallingList1");
    agenda.add("Nobody's");
    new Agenda(desk, colleague).preview();
    agenda.record(agenda.handle(agenda.preview()), "CancelRecord");
    agenda.record(agenda.handle(agenda.preview()), "DoNotCall");
    for (int left = 0; left < 6; left++) agenda.complete(agenda.handle(agenda.preview()));
    assertThat(desk.recordMessages()).hasSizeGreaterThan(10);
    for (JsonObject message : desk.recordMessages()) {
      boolean devices = message.getString("channel").equals("/v2/me/devices");
      valid(devices ? "GenesysDeviceUserEvent" : "GenesysOutboundRecordMessage", message.getJsonObject("data"));
    }
    agenda.requests.forEach(ContractTest::valid);
  }

  private void aDayAtThePhone() {
    JsonObject start = new JsonObject().put("operationName", "StartContactCenterSession");
    for (List<String> channels : List.of(List.of("chat"), List.of("voice"), List.of("voice", "chat"))) {
      desk.get(agent, "genesysOperateMe", Map.of(), Map.of(), start.copy().put("channels", new JsonArray(channels)));
    }
    for (String state : List.of("Ready", "Lunch", "AfterCallWork", "Tea", "NotReady", "Offline")) {
      JsonObject body = new JsonObject().put("operationName", state);
      desk.get(agent, "genesysOperateVoiceChannel", Map.of(), Map.of(), body);
      desk.get(agent, "genesysListChannels", Map.of(), Map.of());
      desk.get(agent, "genesysGetDevice", Map.of("id", Desk.FIRST_DEVICE), Map.of());
    }
    desk.get(agent, "genesysListAgentStates", Map.of(), Map.of());
    for (String name : List.of("DoNotDisturbOn", "DoNotDisturbOn", "ForwardCallsOn", "ForwardCallsOff", "ListenIn")) {
      JsonObject body = new JsonObject().put("operationName", name).put("destination", "15002");
      desk.post(agent, "genesysOperateDevice", Desk.FIRST_DEVICE, body.encode());
      desk.get(agent, "genesysGetDevice", Map.of("id", Desk.FIRST_DEVICE), Map.of());
    }
    JsonObject end = new JsonObject().put("operationName", "EndContactCenterSession");
    desk.get(agent, "genesysOperateMe", Map.of(), Map.of(), end);
    desk.get(agent, "genesysOperateVoiceChannel", Map.of(), Map.of(), new JsonObject().put("operationName", "Ready"));
  }

  private void look(User user, CallId call) {
    desk.get(user, "genesysGetCall", Map.of("id", GenesysIds.callUuid(call)), Map.of());
  }

  @Test
  void everyNotificationIsAsTheContractSays() {
    aDayAtTheDesk();
    assertThat(
      desk.board.notices
        .stream()
        .map(notice -> notice.news())
        .collect(Collectors.toSet())
    ).contains(Effect.News.Status, Effect.News.UserData, Effect.News.Recording);
    desk.board.notices.forEach(notice -> valid("GenesysCallStateChange", desk.render(notice).getJsonObject("data")));
    assertThat(desk.deviceNews).hasSizeGreaterThan(8);
    desk.deviceNews
      .stream()
      .flatMap(news -> desk.render(news).stream())
      .forEach(message -> {
        boolean devices = message.getString("channel").equals("/v2/me/devices");
        valid(devices ? "GenesysDeviceStateChange" : "GenesysOtherNotification", message.getJsonObject("data"));
      });
  }

  @Test
  void everyProblemIsAnErrorOfTheContract() {
    for (Problem.Kind kind : Problem.Kind.values()) {
      valid("GenesysError", desk.dialect.answer(Problem.of(kind, "some detail")).body());
    }
  }
}
