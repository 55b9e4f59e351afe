package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What Asterisk's REST interface has for recordings. */
final class AriRecordings {

  private static final String RECORDED = "wav";

  private final AriRequests requests;

  AriRecordings(AriRequests requests) {
    this.requests = requests;
  }

  /** Records what the channel of this name hears into a file of the same name, which must be new. */
  Future<Void> record(String name) {
    Map<String, String> query = Map.of("name", name, "format", RECORDED, "ifExists", "fail");
    return requests.post("/channels/" + Access.escaped(name) + "/record", query);
  }

  Future<Void> pause(String name, boolean on) {
    return requests.turn("/recordings/live/" + Access.escaped(name) + "/pause", on, Map.of());
  }

  /** Done also when it has ended already. */
  Future<Void> stop(String name) {
    return requests
      .post("/recordings/live/" + Access.escaped(name) + "/stop", Map.of())
      .recover(no -> Ari.unknown(no) ? Future.succeededFuture() : Future.failedFuture(no));
  }

  /** Whether a recording that is being made runs, rather than pauses; failed when there is none. */
  Future<Boolean> runs(String name) {
    return requests
      .ask(HttpMethod.GET, "/recordings/live/" + Access.escaped(name), Map.of(), null)
      .map(body -> !"paused".equals(new JsonObject(body).getString("state")));
  }

  /** Whether there is a file of this name that is complete. */
  Future<Boolean> complete(String name) {
    return requests
      .there("/recordings/live/" + Access.escaped(name))
      .compose(grows ->
        grows ? Future.succeededFuture(false) : requests.there("/recordings/stored/" + Access.escaped(name))
      );
  }

  /** Done also when there is no such file. */
  Future<Void> delete(String name) {
    return requests
      .ask(HttpMethod.DELETE, "/recordings/stored/" + Access.escaped(name), Map.of(), null)
      .<Void>mapEmpty()
      .recover(no -> Ari.unknown(no) ? Future.succeededFuture() : Future.failedFuture(no));
  }

  /**
   * A file as it is, piece by piece.
   *
   * @return paused; whoever reads it resumes it, or ends it by {@code request().reset()}
   */
  Future<HttpClientResponse> file(String name) {
    return requests.file("/recordings/stored/" + Access.escaped(name) + "/file");
  }
}
