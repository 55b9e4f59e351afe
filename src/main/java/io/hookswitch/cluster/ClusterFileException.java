package io.hookswitch.cluster;

/** {@code cluster.xml} cannot be used; the message says why, in the words an operator gets to read. */
public final class ClusterFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ClusterFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
