package io.hookswitch.cluster;

import java.io.IOException;

/** The door for other nodes cannot be opened; the message says where and why, in the words an operator gets to read. */
public final class CannotListenException extends IOException {

  private static final long serialVersionUID = 1;

  CannotListenException(String address, Throwable cause) {
    super("cluster.bus.port: cannot listen at " + address + ": " + cause.getMessage(), cause);
  }
}
