package io.hookswitch.cluster;

/** The cluster's memory did not answer: a node that had a part of it is dying, or this one is cut off. Nobody's bug. */
public final class MemoryException extends RuntimeException {

  private final boolean undone;

  MemoryException(boolean undone, Throwable cause) {
    super(cause.toString(), cause, false, false);
    this.undone = undone;
  }

  /** Whether nothing has been done; otherwise nobody knows. */
  public boolean undone() {
    return undone;
  }
}
