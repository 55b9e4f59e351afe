package io.hookswitch.push.sockjs;

/** Why the bridge closes a socket, and what its client had better do. In the contract as {@code Farewell}. */
enum Closing {
  /** This node stops. */
  STOPPING(4000, Advice.RECONNECT, "this node stops; another one will answer"),
  /** The session or the token is over, or the user has logged out. */
  LOGGED_OUT(4001, Advice.LOGIN, "the login is over"),
  /** Nobody said in time who it is. */
  NOT_LOGGED_IN(4001, Advice.LOGIN, "no login in time"),
  /** Frames came faster than a socket may send them. */
  FLOOD(4002, Advice.WAIT, "too many frames"),
  /** A frame could not be read. */
  MALFORMED(4003, Advice.STOP, "a frame that is none"),
  /** A frame was larger than allowed. */
  TOO_LARGE(4004, Advice.STOP, "a frame that is too large"),
  /** The client does not read what is written to it. */
  TOO_SLOW(4005, Advice.RECONNECT, "too much waits to be read"),
  /** No ping for too long. */
  SILENT(4006, Advice.RECONNECT, "no ping for too long"),
  /** The user has too many sockets at this node; the oldest gives way. */
  TOO_MANY(4007, Advice.WAIT, "too many sockets of this user");

  /** What to do. */
  enum Advice {
    /** Come back at once, to any node, with the last place. */
    RECONNECT,
    /** Log in anew. */
    LOGIN,
    /** Come back after a while, and slower. */
    WAIT,
    /** The program is wrong; to come back does not help. */
    STOP,
  }

  final int code;
  final Advice advice;
  final String reason;

  Closing(int code, Advice advice, String reason) {
    this.code = code;
    this.advice = advice;
    this.reason = reason;
  }
}
