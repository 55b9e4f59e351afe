package io.hookswitch.user;

/**
 * Everything a user may be allowed to do with a phone and with the voice channel behind it; the words of rule files and
 * of capability lists. A configured agent state has no word of its own: it needs the built-in one that it resembles.
 */
public enum DeviceOperation {
  /** Log in as an agent at this phone. */
  StartContactCenterSession,
  EndContactCenterSession,
  Ready,
  NotReady,
  AfterCallWork,
  AuxWork,
  /** Stay at the desk and be nobody who could be called. */
  Offline,
  DoNotDisturbOn,
  DoNotDisturbOff,
  ForwardCallsOn,
  ForwardCallsOff,
  /** Have the calls of another user's phone, heard by nobody. */
  ListenIn,
  /** Have them, heard by that user only. */
  Coach,
  /** Have them, heard by all. */
  BargeIn,
  CancelSupervisorMonitoring,
}
