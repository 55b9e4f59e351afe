package io.hookswitch.north;

import io.vertx.core.file.FileSystem;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of the contract, each with its validator made beforehand. The library makes one for every parameter and
 * body of every request, and each new one copies the list of all schemas: a third of a busy node's time.
 *
 * <p>A validator keeps nothing between two values, and its list of schemas is not changed after it was made: one serves
 * all event loops. Schemas with the same address share one. What no request names is made when it is wanted, and then kept too.
 */
final class ReadySchemas implements SchemaRepository {

  /** The address that a schema got when the contract was resolved. */
  private static final String ADDRESS = "__absolute_uri__";

  private final SchemaRepository all;
  private final Map<JsonSchema, Validator> ready = new IdentityHashMap<>();
  /** By address. */
  private final Map<String, Validator> later = new ConcurrentHashMap<>();

  ReadySchemas(OpenAPIContract contract) {
    this.all = contract.getSchemaRepository();
    Map<String, Validator> made = new HashMap<>();
    for (Operation operation : contract.operations()) {
      operation.getParameters().forEach(parameter -> prepare(parameter.getSchema(), made));
      if (operation.getRequestBody() != null) prepare(operation.getRequestBody().getContent().values(), made);
    }
  }

  private void prepare(Collection<MediaType> bodies, Map<String, Validator> made) {
    for (MediaType body : bodies) {
      if (body.getSchema() != null) prepare(body.getSchema(), made);
    }
  }

  private void prepare(JsonSchema schema, Map<String, Validator> made) {
    String address = schema.get(ADDRESS);
    Validator validator =
      address == null ? all.validator(schema) : made.computeIfAbsent(address, first -> all.validator(schema));
    ready.put(schema, validator);
  }

  @Override
  public Validator validator(JsonSchema schema) {
    Validator validator = ready.get(schema);
    if (validator != null) return validator;
    String address = schema.get(ADDRESS);
    return address == null ? all.validator(schema) : later.computeIfAbsent(address, first -> all.validator(schema));
  }

  @Override
  public Validator validator(String ref) {
    return all.validator(ref);
  }

  @Override
  public Validator validator(String ref, JsonSchemaOptions options) {
    return all.validator(ref, options);
  }

  @Override
  public Validator validator(JsonSchema schema, JsonSchemaOptions options, boolean dereference) {
    return all.validator(schema, options, dereference);
  }

  /** What is ready knows all schemas there were; one that came later would be missing in it. */
  @Override
  public SchemaRepository dereference(JsonSchema schema) {
    throw complete();
  }

  @Override
  public SchemaRepository dereference(String uri, JsonSchema schema) {
    throw complete();
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files) {
    throw complete();
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files, Draft draft) {
    throw complete();
  }

  @Override
  public JsonObject resolve(JsonObject schema) {
    return all.resolve(schema);
  }

  @Override
  public JsonSchema find(String pointer) {
    return all.find(pointer);
  }

  private static UnsupportedOperationException complete() {
    return new UnsupportedOperationException("openapi.yaml is read; its schemas are complete");
  }
}
