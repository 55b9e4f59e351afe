package io.hookswitch.north;

import io.vertx.core.internal.net.RFC3986;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * What the validator looks at, by whichever door it came: texts of the path and the query, and the body as JSON whatever the
 * client called it, "" as an object. Headers that HTTP has for commands are judged by {@link ClientTerms}.
 *
 * <p>The library would read a request itself: the path as it was sent, where a slash too many moves every id, and what a
 * query or a header says twice, so that a plus is a blank and a percent sign a mistake.
 *
 * @param parameters by name; what the contract does not name is passed over
 */
record JsonRequest(
  Operation operation,
  Map<String, String> parameters,
  RequestParameter getBody
) implements ValidatableRequest {
  /** As it came. */
  private record Given(Object get) implements RequestParameter {}

  static JsonRequest of(Operation operation, Map<String, String> parameters, JsonObject body) {
    return new JsonRequest(
      operation,
      parameters,
      new Given(operation.getRequestBody() == null ? null : body.toBuffer())
    );
  }

  /** By HTTP, once it is known where it goes. */
  static JsonRequest of(RoutingContext context, Operation operation, JsonObject body) {
    Map<String, String> parameters = new HashMap<>();
    context.queryParams().forEach(parameters::putIfAbsent);
    String[] template = operation.getAbsoluteOpenAPIPath().split("/");
    String[] path = context.normalizedPath().split("/");
    for (int at = 0; at < template.length; at++) {
      if (!template[at].startsWith("{")) continue;
      String name = template[at].substring(1, template[at].length() - 1);
      parameters.put(name, RFC3986.decodeURIComponent(path[at], false));
    }
    return of(operation, parameters, body);
  }

  @Override
  public Map<String, RequestParameter> getHeaders() {
    return Map.of();
  }

  @Override
  public Map<String, RequestParameter> getCookies() {
    return Map.of();
  }

  @Override
  public Map<String, RequestParameter> getPathParameters() {
    return in("PATH");
  }

  @Override
  public Map<String, RequestParameter> getQuery() {
    return in("QUERY");
  }

  @Override
  public String getContentType() {
    return "application/json";
  }

  private Map<String, RequestParameter> in(String location) {
    Map<String, RequestParameter> found = new HashMap<>();
    for (Parameter parameter : operation.getParameters()) {
      boolean there = parameter.getIn().name().equals(location) && parameters.containsKey(parameter.getName());
      if (there) found.put(parameter.getName(), new Given(parameters.get(parameter.getName())));
    }
    return found;
  }
}
