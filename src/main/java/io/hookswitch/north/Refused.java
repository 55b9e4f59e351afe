package io.hookswitch.north;

/** A problem on its way to the client, as a future carries it. Has no stack trace: it is an answer, not a bug. */
public final class Refused extends RuntimeException {

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
