package io.hookswitch.north.ops;

import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;

/** Reads what the requests of this dialect ask for; types and presence are known to be right. */
final class OpsRequests {

  private OpsRequests() {}

  /** Throws a refusal for a login that may only look. */
  static void mayChange(Request request) {
    if (!request.who().user().readOnly()) return;
    throw Problem.of(Problem.Kind.FORBIDDEN, "This login may look, not change anything.").refused();
  }

  static String node(Request request) {
    return request.path().get("node");
  }
}
