package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.BUG;
import static io.hookswitch.north.Problem.Kind.TIMEOUT;
import static io.hookswitch.north.Problem.Kind.UNAVAILABLE;

import io.hookswitch.cluster.MemoryException;
import io.hookswitch.directory.LoginsBusyException;
import io.hookswitch.outbound.OutboundUnavailableException;
import io.hookswitch.records.RecordsUnavailableException;
import io.hookswitch.shard.OverloadedException;
import io.hookswitch.token.KeysMissingException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;

/** Failures to problems, the same in every dialect. What the log gets is the failure, what the client gets is this. */
final class Failures {

  /** Owners that are on their way to another node, and queues, are through by then. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private Failures() {}

  static Problem problem(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.problem();
      case KeysMissingException missing -> soon("Tokens cannot be checked at the moment.");
      case LoginsBusyException busy -> soon("Too many logins at the moment; it was not done.");
      case RecordsUnavailableException away -> soon("Records cannot be read or written at the moment.");
      case OutboundUnavailableException away -> away.undone()
        ? soon("Calling lists cannot be reached at the moment; it was not done.")
        : late();
      case OverloadedException full -> soon(full.getMessage() + "; it was not done.");
      case MemoryException lost -> lost.undone()
        ? soon("The cluster cannot answer at the moment; it was not done.")
        : late();
      case ReplyException lost when lost.failureType() == ReplyFailure.TIMEOUT -> late();
      case ReplyException lost when lost.failureType() == ReplyFailure.NO_HANDLERS -> soon(
        "Nobody can answer at the moment (" + lost.getMessage() + "); it was not done."
      );
      case null, default -> Problem.of(BUG, "Internal error.");
    };
  }

  private static Problem soon(String detail) {
    return Problem.later(UNAVAILABLE, detail, SOON);
  }

  /** The request is here, and nobody could tell who sent it. */
  static Problem unchecked() {
    return soon("The login could not be checked in time; it was not done.");
  }

  static Problem late() {
    return Problem.of(TIMEOUT, "No answer in time; whether it was done is not known.");
  }
}
