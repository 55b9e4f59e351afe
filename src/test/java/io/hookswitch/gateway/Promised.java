package io.hookswitch.gateway;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route of {@code openapi.yaml}, as a test can walk them all: a new one is met without anybody thinking of it.
 *
 * @param template with its parameters in braces
 * @param body the first example of its request, an empty text where it has none
 */
record Promised(String method, String template, String operation, String body) {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  static List<Promised> all() {
    try {
      JsonObject contract = new JsonObject(
        new YAMLMapper().readerForMapOf(Object.class).<Map<String, Object>>readValue(Path.of("openapi.yaml").toFile())
      );
      List<Promised> all = new ArrayList<>();
      JsonObject paths = contract.getJsonObject("paths");
      for (String path : paths.fieldNames()) {
        JsonObject methods = paths.getJsonObject(path);
        for (String method : methods.fieldNames()) {
          if (!METHODS.contains(method)) continue;
          JsonObject operation = methods.getJsonObject(method);
          all.add(new Promised(method.toUpperCase(), path, operation.getString("operationId"), example(operation)));
        }
      }
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean isTenants() {
    return template.startsWith("/api/v1/tenants/");
  }

  boolean isOperations() {
    return template.startsWith("/ops/");
  }

  /** @param filler gives the value of a parameter of a path; {@code null} where nobody has thought of one */
  String path(BiFunction<String, String, String> filler) {
    Matcher parameters = PARAMETER.matcher(template);
    return parameters.replaceAll(parameter -> {
      String value = filler.apply(template, parameter.group(1));
      if (value == null) throw new AssertionError(
        method + " " + template + ": nobody has said what {" + parameter.group(1) + "} is; add it to the filler"
      );
      return Matcher.quoteReplacement(value);
    });
  }

  private static String example(JsonObject operation) {
    JsonObject examples = operation
      .getJsonObject("requestBody", new JsonObject())
      .getJsonObject("content", new JsonObject())
      .getJsonObject("application/json", new JsonObject())
      .getJsonObject("examples", new JsonObject());
    if (examples.isEmpty()) return "";
    Object value = examples.getJsonObject(examples.fieldNames().iterator().next()).getValue("value");
    return value.toString();
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
