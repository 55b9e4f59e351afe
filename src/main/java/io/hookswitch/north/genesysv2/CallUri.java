package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallId;
import io.hookswitch.north.Problem;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the URIs by which clients name calls within bodies. */
final class CallUri {

  /** The URI that clients build themselves lacks {@code /me}; host and port are whatever the client's proxy is. */
  private static final Pattern CALL_URI = Pattern.compile("(?:.*/)?calls/([^/?#]+)/?");

  private CallUri() {}

  /** The other call of a pair, as {@code SwapCalls} and the completions name it. */
  static Optional<CallId> other(JsonObject body) {
    String field = body.containsKey("otherCallUri") ? "otherCallUri" : "consultCallUri";
    return Optional.ofNullable(body.getString(field)).map(uri -> GenesysV2Requests.call(idIn(field, uri)));
  }

  /** The last segment: the id of a call, perhaps of one that does not exist. */
  static String idIn(String field, String callUri) {
    Matcher uri = CALL_URI.matcher(callUri);
    if (uri.matches()) return uri.group(1);
    throw Problem.of(Problem.Kind.INVALID, field + ": expected a URI that ends with /calls/{id}").refused();
  }
}
