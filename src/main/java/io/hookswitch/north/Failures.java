package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.BUG;
import static io.hookswitch.north.Problem.Kind.TIMEOUT;
import static io.hookswitch.north.Problem.Kind.UNAVAILABLE;

import io.hookswitch.directory.LoginsBusyException;
import io.hookswitch.token.KeysMissingException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** Failures to problems, the same in every dialect. What the log gets is the failure, what the client gets is this. */
final class Failures {

  private Failures() {}

  static Problem problem(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.problem();
      case KeysMissingException missing -> Problem.of(UNAVAILABLE, "Tokens cannot be checked at the moment.");
      case LoginsBusyException busy -> Problem.of(UNAVAILABLE, "Too many logins at the moment; it was not done.");
      case ReplyException lost when lost.failureType() == ReplyFailure.TIMEOUT -> late();
      case ReplyException lost when lost.failureType() == ReplyFailure.NO_HANDLERS -> Problem.of(
        UNAVAILABLE,
        "Nobody can answer at the moment (" + lost.getMessage() + "); it was not done."
      );
      case null, default -> Problem.of(BUG, "Internal error.");
    };
  }

  static Problem late() {
    return Problem.of(TIMEOUT, "No answer in time; whether it was done is not known.");
  }
}
