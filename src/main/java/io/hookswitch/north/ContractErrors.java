package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.INVALID;
import static io.hookswitch.north.Problem.Kind.MISSING;
import static io.hookswitch.north.Problem.Kind.NOT_FOUND;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a request has against the contract, said precisely: field, expected, found.
 *
 * <p>The validator reports a chain, from "does not match every subschema" down to the one keyword that failed; only the
 * latter says anything, so the first such keyword is what the client reads.
 */
final class ContractErrors {

  private static final int SHORT = 64;
  private static final int LONG = 1500;
  private static final Pattern PARAMETER = Pattern.compile("\\b(path|query|header|cookie) parameter (\\w+)");

  /** Keywords that say something about a value; the others only say which schema contains the one that does. */
  private static final Set<String> EXPLAINED = Set.of(
    "type",
    "const",
    "enum",
    "required",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties"
  );

  private ContractErrors() {}

  /**
   * @param operation whose contract was not kept
   * @param body that was validated
   * @param parameters of the path and the query, by name
   */
  static Problem problem(
    ValidatorException failure,
    OpenAPIContract contract,
    Operation operation,
    JsonObject body,
    Map<String, String> parameters
  ) {
    Matcher parameter = PARAMETER.matcher(failure.getMessage());
    if (parameter.find()) {
      String name = parameter.group(2);
      String found = parameters.getOrDefault(name, "nothing");
      String detail = leaf(failure)
        .map(unit -> explain(unit, Demand.of(unit, contract, parameter(operation, name)), name, found, quoted(found)))
        .orElseGet(() -> name + ": expected another kind of value, found " + quoted(found));
      // A path that cannot be is a path where nothing is.
      return Problem.of(parameter.group(1).equals("path") ? NOT_FOUND : INVALID, detail);
    }
    return leaf(failure)
      .map(unit -> {
        String keyword = last(unit.getKeywordLocation());
        Place place = Place.of(unit.getInstanceLocation(), body);
        boolean missing = keyword.equals("required") || keyword.equals("dependentRequired");
        boolean name = unit.getKeywordLocation().contains("/propertyNames/");
        Object found = name ? place.name() : place.value();
        Object demand = Demand.of(unit, contract, body(operation));
        return Problem.of(missing ? MISSING : INVALID, explain(unit, demand, place.path(), found, type(found)));
      })
      .orElseGet(() -> Problem.of(INVALID, "body: " + failure.getMessage()));
  }

  private static Optional<OutputUnit> leaf(ValidatorException failure) {
    if (!(failure instanceof SchemaValidationException detailed)) return Optional.empty();
    List<OutputUnit> units = detailed.getOutputUnit().getErrors();
    if (units == null) return Optional.empty();
    return units
      .stream()
      .filter(unit -> EXPLAINED.contains(last(unit.getKeywordLocation())))
      .findFirst();
  }

  private static String explain(OutputUnit unit, Object demand, String field, Object found, String kind) {
    String keyword = last(unit.getKeywordLocation());
    String text = switch (keyword) {
      case "type" -> field + ": expected " + oneOf(demand) + ", found " + kind;
      case "const", "enum" -> field + ": expected " + oneOf(demand) + ", found " + quoted(found);
      case "required" -> absent(unit, field) + ": expected, not found";
      case "minLength" -> field + ": expected at least " + demand + " characters, found " + size(found);
      case "maxLength" -> field + ": expected at most " + demand + " characters, found " + size(found);
      case "minItems" -> field + ": expected at least " + demand + " items, found " + size(found);
      case "maxItems" -> field + ": expected at most " + demand + " items, found " + size(found);
      case "minProperties" -> field + ": expected at least " + demand + " fields, found " + size(found);
      case "maxProperties" -> field + ": expected at most " + demand + " fields, found " + size(found);
      case "minimum" -> field + ": expected at least " + demand + ", found " + found;
      case "maximum" -> field + ": expected at most " + demand + ", found " + found;
      case "pattern", "format" -> field + ": expected " + keyword + " " + demand + ", found " + quoted(found);
      default -> field + ": " + unit.getError();
    };
    return text.length() > LONG ? text.substring(0, LONG) : text;
  }

  private static JsonObject parameter(Operation operation, String name) {
    return operation
      .getParameters()
      .stream()
      .filter(parameter -> parameter.getName().equals(name))
      .findFirst()
      .map(parameter -> (JsonObject) parameter.getSchema())
      .orElseGet(JsonObject::new);
  }

  private static JsonObject body(Operation operation) {
    MediaType json = operation.getRequestBody().getContent().get("application/json");
    return (JsonObject) json.getSchema();
  }

  /** The validator names the missing field only in its text, in quotes. */
  private static String absent(OutputUnit unit, String field) {
    String[] parts = unit.getError().split("\"");
    String name = parts.length > 1 ? parts[1] : "a field";
    return field.equals("body") ? name : field + "." + name;
  }

  private static String oneOf(Object demand) {
    if (!(demand instanceof JsonArray list)) return String.valueOf(demand);
    String all = list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return list.size() == 1 ? all : "one of " + all;
  }

  static String type(Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "string";
      case Boolean truth -> "boolean";
      case Integer number -> "integer";
      case Long number -> "integer";
      case Number number -> "number";
      case JsonArray list -> "array";
      default -> "object";
    };
  }

  private static String size(Object value) {
    return switch (value) {
      case String text -> Integer.toString(text.length());
      case JsonArray list -> Integer.toString(list.size());
      case JsonObject object -> Integer.toString(object.size());
      case null, default -> type(value);
    };
  }

  private static String quoted(Object value) {
    return value instanceof JsonObject || value instanceof JsonArray ? type(value) : shortened(Json.encode(value));
  }

  static String shortened(String text) {
    return text.length() > SHORT ? text.substring(0, SHORT) + "..." : text;
  }

  private static String last(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
