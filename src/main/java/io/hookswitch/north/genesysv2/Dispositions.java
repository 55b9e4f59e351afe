package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.PartyId;
import io.hookswitch.north.Problem;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads dispositions. The call is named up to three times: by the path, by {@code callUri} and by {@code callUuid}; one
 * is enough, and those that are there must agree.
 */
final class Dispositions {

  private final String defaultKey;

  Dispositions(String defaultKey) {
    if (defaultKey.isBlank()) throw new IllegalArgumentException("the default disposition key is blank");
    this.defaultKey = defaultKey;
  }

  /** A disposition: of which call, and what to do. */
  record Read(CallId call, Function<PartyId, Command> command) {}

  /** @param path the call that the path names, if it names one */
  Read read(JsonObject body, Optional<CallId> path) {
    return new Read(call(body, path), command(body));
  }

  private static CallId call(JsonObject body, Optional<CallId> path) {
    Set<String> named = new LinkedHashSet<>();
    path.map(GenesysIds::callUuid).ifPresent(named::add);
    if (body.containsKey("callUuid")) named.add(body.getString("callUuid"));
    if (body.containsKey("callUri")) named.add(CallUri.idIn("callUri", body.getString("callUri")));
    if (named.isEmpty()) throw Problem.of(Problem.Kind.MISSING, "callUuid: expected, not found").refused();
    if (named.size() > 1) {
      throw Problem.of(
        Problem.Kind.INVALID,
        "callUri, callUuid: expected the same call everywhere, found " + String.join(" and ", named)
      ).refused();
    }
    return GenesysV2Requests.call(named.iterator().next());
  }

  /** Some clients send more user data along; then both are set together. */
  private Function<PartyId, Command> command(JsonObject body) {
    String key = body.getString("dispositionKey", defaultKey);
    String disposition = body.getString("disposition");
    if (disposition == null) throw Problem.of(Problem.Kind.MISSING, "disposition: expected, not found").refused();
    Map<String, Object> along = UserDataBody.of(body);
    if (along.isEmpty()) return by -> new Command.SetDisposition(by, key, disposition);
    Map<String, Object> together = new LinkedHashMap<>(along);
    together.put(key, disposition);
    return by -> new Command.UpdateUserData(by, together);
  }
}
