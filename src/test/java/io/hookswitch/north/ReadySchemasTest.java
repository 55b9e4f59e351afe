package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.Operation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A schema whose validator was made beforehand says the same as one whose is made anew, for less. */
class ReadySchemasTest {

  private static final int MANY = 200;
  /** What clients send, and what they should not. */
  private static final List<Object> VALUES = List.of(
    "",
    "Hold",
    "01RCC3N118B1V0SL8O7GK2LAES000010",
    "x".repeat(5000),
    "*",
    0,
    -1,
    7.5,
    true,
    new JsonArray().add(1),
    new JsonObject(),
    new JsonObject().put("operationName", "Hold"),
    new JsonObject().put("operationName", 15),
    new JsonObject().put("operationName", "SendDtmf"),
    new JsonObject().put("operationName", "Dial").put("destination", new JsonObject().put("phoneNumber", 15)),
    new JsonObject().put("operationName", "Dial").put("destination", new JsonObject().put("phoneNumber", "15002")),
    new JsonObject().put("action", "Hold").put("parameters", new JsonArray()),
    new JsonObject().put("userData", new JsonObject().put("key", "x".repeat(9000)))
  );

  private static Vertx vertx;
  private static SchemaRepository plain;
  private static SchemaRepository ready;
  private static final List<JsonSchema> SCHEMAS = new ArrayList<>();

  @BeforeAll
  static void readTheContract() {
    vertx = Vertx.vertx();
    ReadyContract contract = (ReadyContract) Contract.load(vertx)
      .toCompletionStage()
      .toCompletableFuture()
      .join()
      .openapi();
    plain = contract.read().getSchemaRepository();
    ready = contract.getSchemaRepository();
    contract.operations().forEach(operation -> {
      operation.getParameters().forEach(parameter -> SCHEMAS.add(parameter.getSchema()));
      if (operation.getRequestBody() != null) {
        operation
          .getRequestBody()
          .getContent()
          .values()
          .forEach(body -> SCHEMAS.add(body.getSchema()));
      }
      answers(operation);
    });
  }

  /** These are made when they are wanted. */
  private static void answers(Operation operation) {
    for (int status : new int[] { 200, 201, 400, 403, 409 }) {
      if (operation.getResponse(status) == null) continue;
      for (MediaType body : operation.getResponse(status).getContent().values()) {
        if (body.getSchema() != null) SCHEMAS.add(body.getSchema());
      }
    }
  }

  @AfterAll
  static void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void everySchemaOfTheContractIsReadyAndSaysTheSameOfEveryValue() {
    assertThat(SCHEMAS).hasSizeGreaterThan(60);
    for (JsonSchema schema : SCHEMAS) {
      assertThat(ready.validator(schema)).isSameAs(ready.validator(schema));
      assertThat(verdicts(ready, schema)).isEqualTo(verdicts(plain, schema));
    }
  }

  @Test
  void eightThreadsAtOnceAreToldTheSame() throws Exception {
    List<List<String>> expected = SCHEMAS.stream()
      .map(schema -> verdicts(ready, schema))
      .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<List<String>>>> all = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        all.add(
          threads.submit(() ->
            SCHEMAS.stream()
              .map(schema -> verdicts(ready, schema))
              .toList()
          )
        );
      }
      for (Future<List<List<String>>> one : all) assertThat(one.get()).isEqualTo(expected);
    }
  }

  @Test
  void aValueCostsLittleMemory() {
    JsonSchema schema = SCHEMAS.getFirst();
    long anew = allocatedBytes(plain, schema);
    long made = allocatedBytes(ready, schema);
    System.out.printf("a validated value allocates %d bytes, with a validator made anew %d%n", made, anew);
    assertThat(made).isLessThan(anew / 4);
  }

  private static long allocatedBytes(SchemaRepository schemas, JsonSchema schema) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < MANY; i++) schemas.validator(schema).validate("01RCC3N118B1V0SL8O7GK2LAES000010");
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MANY; i++) schemas.validator(schema).validate("01RCC3N118B1V0SL8O7GK2LAES000010");
    return (threads.getCurrentThreadAllocatedBytes() - before) / MANY;
  }

  private static List<String> verdicts(SchemaRepository schemas, JsonSchema schema) {
    return VALUES.stream()
      .map(value -> schemas.validator(schema).validate(value).toJson().encode())
      .toList();
  }
}
