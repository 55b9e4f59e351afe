package io.hookswitch.gateway;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds frames of the bridge, and messages of CometD's topics, to {@code asyncapi.yaml}. */
final class Frames {

  private static final String BASE = "app://hookswitch/";
  private static final Validator FRAME = validator("FrameToClient");
  private static final Validator NOTIFICATION = validator("Notification");

  private Frames() {}

  /** A frame that the gateway has sent. */
  static void check(JsonObject frame) {
    check(FRAME, frame);
  }

  /** The data of a message of a topic. */
  static void checkNotification(JsonObject data) {
    check(NOTIFICATION, data);
  }

  private static void check(Validator validator, JsonObject found) {
    OutputUnit result = validator.validate(found);
    if (Boolean.TRUE.equals(result.getValid())) return;
    String why = result
      .getErrors()
      .stream()
      .map(one -> one.getInstanceLocation() + " " + one.getError())
      .collect(Collectors.joining("\n  "));
    throw new AssertionError("not in asyncapi.yaml: " + found.encode() + "\n  " + why);
  }

  private static Validator validator(String schema) {
    JsonSchemaOptions options = new JsonSchemaOptions()
      .setBaseUri(BASE)
      .setDraft(Draft.DRAFT202012)
      .setOutputFormat(OutputFormat.Basic);
    SchemaRepository known = SchemaRepository.create(options);
    known.dereference(BASE + "openapi.yaml", JsonSchema.of(BASE + "openapi.yaml", read("openapi.yaml")));
    JsonObject async = new JsonObject().put("components", read("asyncapi.yaml").getJsonObject("components"));
    pointAtBase(async);
    known.dereference(BASE + "asyncapi.yaml", JsonSchema.of(BASE + "asyncapi.yaml", async));
    return known.validator(BASE + "asyncapi.yaml#/components/schemas/" + schema);
  }

  /** The library looks for a schema by its whole address. */
  private static void pointAtBase(Object json) {
    switch (json) {
      case JsonObject object -> {
        if (object.getValue("$ref") instanceof String ref && ref.startsWith("./")) object.put(
          "$ref",
          BASE + ref.substring(2)
        );
        object.forEach(field -> pointAtBase(field.getValue()));
      }
      case JsonArray list -> list.forEach(Frames::pointAtBase);
      case null, default -> {
        return;
      }
    }
  }

  private static JsonObject read(String contract) {
    try {
      Map<String, Object> yaml = new YAMLMapper().readerForMapOf(Object.class).readValue(Path.of(contract).toFile());
      return new JsonObject(new JsonObject(yaml).encode());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
