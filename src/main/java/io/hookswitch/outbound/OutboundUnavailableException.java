package io.hookswitch.outbound;

/** The calling lists cannot be reached at the moment. */
public final class OutboundUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean undone;

  /** @param undone whether it is certain that nothing was done */
  OutboundUnavailableException(boolean undone, String message, Throwable cause) {
    super(message, cause);
    this.undone = undone;
  }

  /** Whether it is certain that nothing was done; otherwise it is not known. */
  public boolean undone() {
    return undone;
  }
}
