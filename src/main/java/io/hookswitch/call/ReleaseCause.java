package io.hookswitch.call;

/** Why a party left its call. */
public enum ReleaseCause {
  /** This party hung up. */
  Hangup,
  /** The other end hung up. */
  RemoteHangup,
  Busy,
  NoAnswer,
  Rejected,
  UnknownNumber,
  /** The caller gave up before the answer. */
  Cancelled,
  /** The call went on without this party. */
  Transferred,
  /** The party's two calls became one, on the other of them. */
  Conferenced,
  /** The party goes on as a party of another call. */
  Moved,
  /** Another party sent this one away. */
  Removed,
  /** Somebody ended the call for all. */
  Cleared,
  /** The switch could not do it. */
  Failed,
  /** The switch no longer knows the leg and nobody saw it end. */
  Lost,
}
