package io.hookswitch.north;

import io.hookswitch.call.Terms;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request that passed every gate: the contract allows it, and its sender is who it claims to be.
 *
 * @param caller who asks; empty only where the contract demands no login
 * @param body the JSON object that was sent, empty when there was none
 * @param path parameters of the path by their names in the contract, decoded
 * @param query parameters of the query that the contract knows, decoded; absent ones have no entry
 * @param baseUrl scheme, host and port as the client addressed them, without a final slash
 * @param correlation names the request in every log line, answer and message it causes
 * @param deadline after which nobody waits for the answer any more
 * @param address of the client, as the limits for wrong passwords count it
 * @param urgent whether it is taken on however much there is to do
 * @param terms on which a command is given
 */
public record Request(
  Optional<Principal> caller,
  JsonObject body,
  Map<String, String> path,
  Map<String, String> query,
  String baseUrl,
  String correlation,
  Instant deadline,
  String address,
  boolean urgent,
  Terms terms
) {
  /** A request that can wait, on no special terms. */
  public Request(
    Optional<Principal> caller,
    JsonObject body,
    Map<String, String> path,
    Map<String, String> query,
    String baseUrl,
    String correlation,
    Instant deadline,
    String address
  ) {
    this(caller, body, path, query, baseUrl, correlation, deadline, address, false, Terms.NONE);
  }

  /** Who asks, for operations that demand a login. */
  public Principal who() {
    return caller.orElseThrow(() -> new IllegalStateException("operation is open to all, nobody is logged in"));
  }
}
