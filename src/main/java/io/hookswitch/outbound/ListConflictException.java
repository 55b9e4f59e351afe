package io.hookswitch.outbound;

/** Right in itself, and not possible beside what there is. Nothing has changed. */
public final class ListConflictException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** @param message one sentence for whoever asked */
  ListConflictException(String message) {
    super(message);
  }
}
