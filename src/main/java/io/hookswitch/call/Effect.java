package io.hookswitch.call;

import java.time.Duration;
import java.util.Optional;

/** What the shell has to do after a step, in order, once the next state is stored. */
public sealed interface Effect {
  /** Give the switch an order under this number. */
  record ToSwitch(long number, SwitchOrder order) implements Effect {}

  /** Tell the user of this party what is new; nothing is told to parties of the network. */
  record Notify(int party, News news) implements Effect {}

  /** Come back with this input after this time, unless the call is forgotten by then. */
  record WakeMe(Wake what, Duration after) implements Effect {}

  /** The call has appeared at this party's user. */
  record Enlist(int party) implements Effect {}

  /** This party's user has left, and the call goes on without it. */
  record Detach(int party) implements Effect {}

  /** The call has disappeared from this party's user. */
  record Delist(int party) implements Effect {}

  /** An order is confirmed, or failed for the given reason; whoever waits for its outcome is answered. */
  record Settle(long order, Optional<String> failure) implements Effect {}

  /** An order goes on under another number; whoever waits for the outcome of the one waits for that of the other. */
  record Renumber(long order, long as) implements Effect {}

  /** Tell another call; what follows in the order of effects waits until it is taken. */
  record Tell(CallId to, Crossing news) implements Effect {}

  /** This user's phone has been connected: whoever monitors it wants to know. */
  record Connected(int party) implements Effect {}

  /**
   * A new owner finds this user's phone connected, and does not know whether the one before has told ({@link Connected}).
   */
  record StillConnected(int party) implements Effect {}

  /** The call is over and no longer needed. */
  record Forget() implements Effect {}

  /** What a notification is about. */
  enum News {
    /** The party's state, or whether it is muted. */
    Status,
    /** Who else is on the call. */
    Participants,
    UserData,
    DigitsSent,
    Recording,
    /** A supervisor has muted the monitored user, or does no longer. */
    MonitoredUserMuted,
    /** What the user may do, by other rules; nothing else. */
    Capabilities,
    /** Something that was accepted failed afterwards. */
    Failure,
  }
}
