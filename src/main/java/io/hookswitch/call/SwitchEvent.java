package io.hookswitch.call;

/**
 * A fact from the switch about one leg. Never refused. Each says what is so now, not what changed, so that a repeated
 * one changes nothing and a lost one is made good by the next.
 */
public sealed interface SwitchEvent extends CallInput {
  PartyId party();

  /**
   * Grows with every event that the switch reports about a leg; an event with a lower number than one already seen is
   * late and is dropped.
   */
  long sequence();

  /** The caller's own phone was picked up, the called party is being reached (second phase of click-to-dial). */
  record Originated(PartyId party, long sequence) implements SwitchEvent {}

  /** The party's phone rings. */
  record Ringing(PartyId party, long sequence) implements SwitchEvent {}

  /** The party is connected: it picked up, or (for the caller) the other end did. */
  record Answered(PartyId party, long sequence) implements SwitchEvent {}

  /** The party holds the call. */
  record Held(PartyId party, long sequence) implements SwitchEvent {}

  /** The party no longer holds the call. */
  record Retrieved(PartyId party, long sequence) implements SwitchEvent {}

  record Muted(PartyId party, long sequence, boolean on) implements SwitchEvent {}

  /** The tones of an order have been sent. */
  record DigitsSent(PartyId party, long sequence, long order) implements SwitchEvent {}

  /**
   * Somebody has pressed keys of the party's phone; the others have heard them.
   *
   * @param digits one or more of {@code 0-9 * # A-D}; nobody keeps them
   */
  record DigitsPressed(PartyId party, long sequence, String digits) implements SwitchEvent {}

  /** Recording of the leg is now {@code Started}, {@code Paused}, {@code None} or {@code Failed}. */
  record Recorded(PartyId party, long sequence, RecordingState state) implements SwitchEvent {}

  /**
   * The leg is a supervisor's, who takes part in the call so.
   *
   * @param userMuted the monitored user is muted on its behalf
   */
  record Monitors(PartyId party, long sequence, Monitoring how, boolean userMuted) implements SwitchEvent {}

  /** The leg is at this phone: the one of several that was picked up, or the one that took another's place. */
  record Located(PartyId party, long sequence, Endpoint phone) implements SwitchEvent {}

  /** The leg is gone. */
  record Released(PartyId party, long sequence, ReleaseCause cause) implements SwitchEvent {}

  /** The switch refused or could not obey an order; the leg is as it was before. */
  record OrderFailed(PartyId party, long sequence, long order, String reason) implements SwitchEvent {}

  /**
   * Everything about a leg, on demand.
   *
   * @param state {@code Dialing}, {@code Ringing}, {@code Established} or {@code Held}
   */
  record Inspected(
    PartyId party,
    long sequence,
    PartyState state,
    boolean muted,
    RecordingState recording
  ) implements SwitchEvent {}

  /**
   * A call that the gateway did not ask for: somebody calls a subscriber.
   *
   * @param party the caller, index 0
   * @param called the subscriber's party, index 1, whose phone rings
   */
  record Offered(PartyId party, long sequence, String tenant, Endpoint from, Endpoint called) implements SwitchEvent {}

  /**
   * A call that the gateway did not order: a subscriber has dialled by itself, and is off hook. Whom it calls is reached
   * from now on, and reported as in any other call.
   *
   * @param party the subscriber, index 0
   * @param to whom it calls, index 1
   */
  record Placed(PartyId party, long sequence, String tenant, Endpoint from, Endpoint to) implements SwitchEvent {}
}
