package io.hookswitch.north.ops;

import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import java.math.BigDecimal;

/** Reads what the requests of this dialect ask for; types and presence are known to be right. */
final class OpsRequests {

  private OpsRequests() {}

  /** Throws a refusal for a login that may only look. */
  static void mayChange(Request request) {
    if (!request.who().user().readOnly()) return;
    throw Problem.of(Problem.Kind.FORBIDDEN, "This login may look, not change anything.").refused();
  }

  /** The contract takes 7.0 and 70e-1 for whole numbers as well; it has bounded them. */
  static int whole(String text) {
    return new BigDecimal(text).intValueExact();
  }

  /** A number of a call, which the contract has found to consist of digits. */
  static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException large) {
      throw Problem.of(Problem.Kind.INVALID, "before: expected the number of a call").refused();
    }
  }

  static String node(Request request) {
    return request.path().get("node");
  }
}
