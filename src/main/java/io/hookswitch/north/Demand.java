package io.hookswitch.north;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIContract;

/**
 * What a failed keyword of a schema demands: the validator says that it failed, not always what it wanted.
 *
 * <p>The location of a keyword is a path through the schema that was validated, with a step {@code $ref} wherever that
 * refers to another one.
 */
final class Demand {

  private static final String UNKNOWN = "something else";

  private Demand() {}

  /** The keyword's value; a text that fits into a sentence when it cannot be found. */
  static Object of(OutputUnit unit, OpenAPIContract contract, JsonObject schema) {
    Object at = schema;
    for (String step : steps(unit.getKeywordLocation())) {
      at = step.equals("$ref") ? refer(at, contract) : step(at, step);
    }
    return at == null ? UNKNOWN : at;
  }

  private static Object refer(Object from, OpenAPIContract contract) {
    // A resolved schema has its target already in place.
    if (!(from instanceof JsonObject object) || !(object.getValue("$ref") instanceof String target)) return from;
    Object at = contract.getRawContract();
    for (String step : steps(target)) at = step(at, step);
    return at;
  }

  private static Object step(Object at, String step) {
    return switch (at) {
      case JsonObject object -> object.getValue(step);
      case JsonArray list -> list.getValue(Integer.parseInt(step));
      case null, default -> null;
    };
  }

  private static String[] steps(String pointer) {
    String path = pointer.substring(pointer.indexOf('#') + 1);
    return path.isEmpty() ? new String[0] : path.substring(1).split("/");
  }
}
