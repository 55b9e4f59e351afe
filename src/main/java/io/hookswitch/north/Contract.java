package io.hookswitch.north;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * {@code openapi.yaml}, read and checked. Loading takes a good part of a second: a node does it once for all its loops.
 *
 * @param openapi without security requirements, which are the gates' business
 * @param open ids of the operations that need no login
 */
public record Contract(OpenAPIContract openapi, Set<String> open) {
  /** The same before there is the Vert.x that serves: nothing is kept of the one that reads. Blocks. */
  public static Contract read() throws InterruptedException, ExecutionException {
    Vertx reading = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    try {
      return load(reading).toCompletionStage().toCompletableFuture().get();
    } finally {
      reading.close(); // nobody waits for it: it holds no resource but its threads
    }
  }

  /**
   * What there is at a path as the dialect spells it; {@code null} for nothing.
   *
   * @param path normalized
   */
  Path at(Dialect dialect, String path) {
    boolean extra = path.endsWith("/") && path.length() > 1 && !dialect.endsPathsWithSlash();
    return openapi.findPath(extra ? path.substring(0, path.length() - 1) : path);
  }

  /** What is done at a path by a method; {@code null} where that is nothing. */
  static Operation operation(Path path, HttpMethod method) {
    if (path == null) return null;
    for (Operation operation : path.getOperations()) if (operation.getHttpMethod().equals(method)) return operation;
    return null;
  }

  /** Reads it from the class path; fails with what is wrong with it. */
  public static Future<Contract> load(Vertx vertx) {
    return vertx
      .fileSystem()
      .readFile("openapi.yaml")
      .compose(yaml -> {
        JsonObject json = parse(yaml);
        Set<String> open = takeSecurityOut(json);
        return OpenAPIContract.from(vertx, json).map(read -> new Contract(ReadyContract.of(read), Set.copyOf(open)));
      });
  }

  private static JsonObject parse(Buffer yaml) {
    try {
      return new JsonObject(
        new YAMLMapper().readerForMapOf(Object.class).<Map<String, Object>>readValue(yaml.getBytes())
      );
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml: " + e.getMessage(), e);
    }
  }

  private static Set<String> takeSecurityOut(JsonObject json) {
    Set<String> open = new HashSet<>();
    JsonObject paths = json.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (Map.Entry<String, Object> entry : paths.getJsonObject(path)) {
        if (!(entry.getValue() instanceof JsonObject operation)) continue;
        Object security = operation.remove("security");
        if (security instanceof JsonArray list && list.isEmpty()) open.add(operation.getString("operationId"));
      }
    }
    return open;
  }
}
