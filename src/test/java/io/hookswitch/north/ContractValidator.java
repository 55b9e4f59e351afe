package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds answers to {@code openapi.yaml}, for every test that speaks HTTP. An answer to a path or method that the contract
 * does not have must at least be an error in the dialect's shape.
 */
public final class ContractValidator {

  private static final AtomicReference<OpenAPIContract> READ = new AtomicReference<>();

  private final OpenAPIContract contract;
  private final ResponseValidator validator;

  public ContractValidator(Vertx vertx, OpenAPIContract contract) {
    this.contract = contract;
    this.validator = ResponseValidator.create(vertx, contract);
  }

  private static final String TEXT = "text/plain";

  /** The contract of the class path, which each JVM reads once: that takes a second or more. */
  public static Future<ContractValidator> load(Vertx vertx) {
    OpenAPIContract known = READ.get();
    if (known != null) return Future.succeededFuture(new ContractValidator(vertx, known));
    return Contract.load(vertx)
      .map(Contract::openapi)
      .onSuccess(READ::set)
      .map(contract -> new ContractValidator(vertx, contract));
  }

  /**
   * @param path as requested; a query is ignored
   * @param headers {@code X-Correlation-Id} at least, in any case of letters
   * @return failed with an {@link AssertionError} that says what is wrong where
   */
  public Future<Void> check(String method, String path, int status, Map<String, String> headers, Buffer body) {
    String bare = path.split("\\?", 2)[0];
    String name = method + " " + path + " -> " + status + " " + body;
    Operation operation = operation(HttpMethod.valueOf(method), bare);
    if (operation == null) return Future.future(checked -> {
      OutputUnit result = contract
        .getSchemaRepository()
        .validator("app://#/components/schemas/" + errorOf(bare))
        .validate(body.toJsonObject());
      if (status >= 400 && result.getValid()) checked.complete();
      else checked.fail(new AssertionError(name + ": not an error of the dialect: " + errors(result)));
    });
    if (headers.getOrDefault("content-type", "").startsWith(TEXT)) return text(operation, status, name);
    Map<String, String> canonical = new HashMap<>();
    headers.forEach((header, value) ->
      Stream.of("X-Correlation-Id", "Retry-After")
        .filter(header::equalsIgnoreCase)
        .forEach(known -> canonical.put(known, value))
    );
    return validator
      .validate(ValidatableResponse.create(status, canonical, body, "application/json"), operation.getOperationId())
      .<Void>mapEmpty()
      .recover(failure -> Future.failedFuture(new AssertionError(name + ": " + text(failure), failure)));
  }

  /** Lines for other programs have no schema. */
  private static Future<Void> text(Operation operation, int status, String name) {
    boolean promised =
      operation.getResponse(status) != null && operation.getResponse(status).getContent().containsKey(TEXT);
    return promised
      ? Future.succeededFuture()
      : Future.failedFuture(new AssertionError(name + ": a text where the contract has none"));
  }

  private static String errorOf(String path) {
    if (path.startsWith("/ops/")) return "OpsProblem";
    return path.startsWith("/api/v1/") ? "TenantError" : "GenesysError";
  }

  private Operation operation(HttpMethod method, String path) {
    Operation exact = contract.findOperation(path, method);
    if (exact != null || !path.endsWith("/")) return exact;
    return contract.findOperation(path.substring(0, path.length() - 1), method);
  }

  private static String text(Throwable failure) {
    return failure instanceof SchemaValidationException why ? errors(why.getOutputUnit()) : failure.getMessage();
  }

  private static String errors(OutputUnit unit) {
    if (unit.getErrors() == null) return "valid";
    return unit
      .getErrors()
      .stream()
      .map(error -> error.getInstanceLocation() + ": " + error.getError())
      .collect(Collectors.joining("; "));
  }
}
