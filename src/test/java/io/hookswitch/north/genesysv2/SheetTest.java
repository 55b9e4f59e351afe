package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hookswitch.call.CallId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Contract;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever {@code genesys-sheet.txt} names is in the contract and is served, or is an exception with its reason. */
final class SheetTest {

  private static final int NOT_SERVED = 501;

  private static final Map<String, String> BODIES = Map.of(
    "genesysOperateMe",
    "GenesysMeOperation",
    "genesysOperateCall",
    "GenesysCallOperation",
    "genesysDial",
    "GenesysDialOperation",
    "genesysOperateVoiceChannel",
    "GenesysAgentStateOperation",
    "genesysOperateDevice",
    "GenesysDeviceOperation",
    "genesysOperateCampaign",
    "GenesysCampaignOperation",
    "genesysAddRecord",
    "GenesysAddRecordOperation",
    "genesysOperateRecord",
    "GenesysRecordOperation"
  );

  private static Vertx vertx;
  private static OpenAPIContract contract;

  @BeforeAll
  static void load() throws Exception {
    vertx = Vertx.vertx();
    contract = Contract.load(vertx).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS).openapi();
  }

  @AfterAll
  static void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static List<String[]> rows(String kind) {
    try (var in = SheetTest.class.getResourceAsStream("/genesys-sheet.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" ", 4))
        .filter(row -> row[0].equals(kind))
        .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Optional<Operation> operation(String method, String path) {
    return contract
      .operations()
      .stream()
      .filter(one -> one.getHttpMethod().name().equals(method) && one.getAbsoluteOpenAPIPath().equals(path))
      .findFirst();
  }

  @TestFactory
  Stream<DynamicTest> everyResourceIsInTheContractAndServed() {
    Set<String> served = new Desk().dialect.operations().keySet();
    return rows("resource")
      .stream()
      .map(row ->
        dynamicTest(row[1] + " " + row[2], () -> {
          assertThat(operation(row[1], row[2]).map(Operation::getOperationId)).contains(row[3]);
          // The channel of notifications answers for itself.
          if (!row[3].equals("genesysNotifications")) assertThat(served).contains(row[3]);
        })
      );
  }

  @Test
  void nothingOfTheDialectIsLeftUnserved() {
    assertThat(new Desk().dialect.unserved()).isEmpty();
    Set<String> served = new Desk().dialect.operations().keySet();
    assertThat(contract.operations())
      .filteredOn(one -> one.getAbsoluteOpenAPIPath().startsWith("/api/v2/"))
      .extracting(Operation::getOperationId)
      .filteredOn(id -> !id.startsWith("genesysNotifications"))
      .containsExactlyInAnyOrderElementsOf(served);
  }

  @TestFactory
  Stream<DynamicTest> everyOperationIsAllowedByTheContractAndServed() {
    return rows("operation")
      .stream()
      .map(row ->
        dynamicTest(row[1] + " " + row[2], () -> {
          Answer answer = new Scene().post(row[1], row[2]);
          assertThat(answer.status()).as(answer.body().encode()).isNotIn(NOT_SERVED, 500, 404);
          assertThat(answer.body().getString("statusMessage", "")).doesNotContain("expected one of");
        })
      );
  }

  @TestFactory
  Stream<DynamicTest> everyMessageIsInTheContract() {
    return rows("message")
      .stream()
      .map(row ->
        dynamicTest(row[1] + " " + row[3], () -> {
          JsonObject field = contract
            .getRawContract()
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject(row[1])
            .getJsonObject("properties")
            .getJsonObject(row[2]);
          assertThat(field.getJsonArray("enum", JsonArray.of(field.getValue("const")))).contains(row[3]);
        })
      );
  }

  @TestFactory
  Stream<DynamicTest> everyExceptionHasAReasonAndIsNotThere() {
    return rows("exception")
      .stream()
      .map(row ->
        dynamicTest(row[1] + " " + row[2], () -> {
          assertThat(row[3]).isNotBlank();
          assertThat(operation(row[1], row[2])).isEmpty();
        })
      );
  }

  /** An agent with a call, a record and every feature, and a body with whatever any operation needs. */
  private static final class Scene {

    private final Desk desk = new Desk();
    private final User agent = desk.book.add(
      "agent1@demo",
      Desk.FIRST_DEVICE,
      "15001",
      RecordingMode.OnDemandUserStart,
      Set.of("api-voice", "api-voice-outbound", "api-voice-recording", "api-supervisor-monitoring")
    );
    private final CallId call;

    Scene() {
      desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "15002", RecordingMode.Unassigned, PhoneBook.ALL);
      call = desk.established(agent, "15002");
    }

    Answer post(String operation, String name) {
      JsonObject body = body(operation, name);
      assertContract(operation, body);
      return switch (operation) {
        case "genesysOperateCall" -> desk.operate(agent, call, body.encode());
        case "genesysOperateDevice", "genesysDial" -> desk.post(agent, operation, Desk.FIRST_DEVICE, body.encode());
        case "genesysOperateCampaign" -> desk.campaign(agent, "Campaign1", body);
        case "genesysOperateRecord" -> {
          Agenda agenda = new Agenda(desk, agent);
          yield desk.record(agent, agenda.handle(agenda.preview()), body);
        }
        default -> desk.get(agent, operation, Map.of(), Map.of(), body);
      };
    }

    private JsonObject body(String operation, String name) {
      boolean device = operation.equals("genesysOperateDevice");
      return new JsonObject()
        .put("operationName", name)
        .put("channels", JsonArray.of("voice"))
        .put("destination", device ? "15002" : new JsonObject().put("phoneNumber", "15002"))
        .put("otherCallUri", Desk.BASE + "/api/v2/me/calls/" + GenesysIds.callUuid(call))
        .put("targetDeviceUri", Desk.BASE + "/api/v2/devices/" + Desk.SECOND_DEVICE)
        .put("callUri", Desk.BASE + "/api/v2/calls/" + GenesysIds.callUuid(call))
        .put("callUuid", GenesysIds.callUuid(call))
        .put("disposition", "Sold")
        .put("digits", "1")
        .put("participant", "15002")
        .put("userData", new JsonObject().put("A", "1"))
        .put("key", "A")
        .put("applicationId", 134)
        .put("campaignName", "Campaign1")
        .put("callingList", "CallingList1")
        .put("devicePath", "/devices/" + Desk.FIRST_DEVICE)
        .put("phoneNumber", "9165550177")
        .put("phoneType", "HomePhone")
        .put("timeZone", "UTC")
        .put("from", 0)
        .put("until", 86_400)
        .put("callResult", "Answered")
        .put("callbackType", "Campaign")
        .put("timestamp", desk.board.now.getEpochSecond() + 60);
    }

    private static void assertContract(String operation, JsonObject body) {
      String schema = "#/components/schemas/" + BODIES.get(operation);
      assertThat(
        contract
          .getSchemaRepository()
          .validator("app://" + schema)
          .validate(new JsonObject(body.encode()))
          .getValid()
      )
        .as("%s: %s", schema, body.encode())
        .isTrue();
    }
  }
}
