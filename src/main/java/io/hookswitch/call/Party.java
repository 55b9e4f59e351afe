package io.hookswitch.call;

import java.time.Duration;
import java.time.Instant;

/**
 * One end of a call, as that end sees it.
 *
 * @param index within the call, see {@link PartyId}
 * @param endpoint where the party is reached
 * @param personality how the party came to the call
 * @param state what the party sees
 * @param muted the others do not hear this party, by its own wish
 * @param recording of this party's leg
 * @param supervision how this party, a supervisor, takes part, {@code null} for whoever is none here
 * @param pair the same user's other call, while the user consults, else {@code null}
 * @param joinedAt when the call appeared at this party; {@code null} while {@link PartyState#Null}
 * @param answeredAt when the party was first connected, {@code null} before
 * @param heldAt since when the party holds the call, {@code null} unless it does
 * @param releasedAt when the party left, {@code null} before
 * @param cause why it left, {@code null} before
 * @param seen the highest sequence number of a switch event about this leg: older ones are late and say nothing new
 * @param known the id under which the party's user knows it, when it came from another call, else {@code null}
 * @param pull while the call is pulled to another phone of the user: on the pulled call the user's party on the temporary
 *     one, and the other way round; else {@code null}
 * @param heldFor how long the party has held the call, the hold that goes on not counted
 */
public record Party(
  int index,
  Endpoint endpoint,
  Personality personality,
  PartyState state,
  boolean muted,
  Recording recording,
  Supervision supervision,
  Pair pair,
  Instant joinedAt,
  Instant answeredAt,
  Instant heldAt,
  Instant releasedAt,
  ReleaseCause cause,
  long seen,
  PartyId known,
  PartyId pull,
  Duration heldFor
) {
  public Party {
    heldFor = heldFor == null ? Duration.ZERO : heldFor;
  }

  /** A party that has never held the call. */
  public Party(
    int index,
    Endpoint endpoint,
    Personality personality,
    PartyState state,
    boolean muted,
    Recording recording,
    Supervision supervision,
    Pair pair,
    Instant joinedAt,
    Instant answeredAt,
    Instant heldAt,
    Instant releasedAt,
    ReleaseCause cause,
    long seen,
    PartyId known,
    PartyId pull
  ) {
    this(
      index,
      endpoint,
      personality,
      state,
      muted,
      recording,
      supervision,
      pair,
      joinedAt,
      answeredAt,
      heldAt,
      releasedAt,
      cause,
      seen,
      known,
      pull,
      Duration.ZERO
    );
  }

  /** A party whose leg the switch has not reported yet. */
  static Party waiting(int index, Endpoint endpoint, Personality personality) {
    RecordingMode mode = endpoint.internal() ? endpoint.subscriber().recording() : RecordingMode.Unassigned;
    return new Party(
      index,
      endpoint,
      personality,
      PartyState.Null,
      false,
      Recording.of(mode),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      -1,
      null,
      null
    );
  }

  /** A supervisor whose leg the switch has not reported yet; it is not recorded on its own account. */
  static Party supervisor(int index, Endpoint endpoint, Supervision supervision) {
    Party party = waiting(index, endpoint, Personality.Terminator).with(supervision);
    return party.with(Recording.of(RecordingMode.Unassigned));
  }

  public Monitoring monitoring() {
    return supervision == null ? Monitoring.None : supervision.how();
  }

  /** The id under which the party's user knows it, on whichever call it is now. */
  public PartyId knownAs(CallId here) {
    return known == null ? here.party(index) : known;
  }

  public boolean live() {
    return state.live();
  }

  /** Whether the party left because the call went on without it, and still does. */
  public boolean transferredAway() {
    return state == PartyState.Released && cause == ReleaseCause.Transferred;
  }

  /** The same party on another call, where the switch has not reported it yet. */
  Party movingTo(int next, PartyId was) {
    return new Party(
      next,
      endpoint,
      personality,
      PartyState.Null,
      muted,
      recording.carriedAlong(),
      supervision,
      null,
      joinedAt,
      answeredAt,
      heldAt,
      null,
      null,
      -1,
      known == null ? was : known,
      null
    );
  }

  /** The same party in another state; the times follow from the state. */
  Party in(PartyState next, Instant at) {
    return new Party(
      index,
      endpoint,
      personality,
      next,
      muted,
      recording,
      supervision,
      pair,
      joinedAt == null && next != PartyState.Null ? at : joinedAt,
      answeredAt == null && next.connected() ? at : answeredAt,
      next != PartyState.Held ? null : heldAt == null ? at : heldAt,
      releasedAt,
      cause,
      seen,
      known,
      pull,
      next == PartyState.Held ? heldFor : held(at)
    );
  }

  Party released(ReleaseCause why, Instant at) {
    return new Party(
      index,
      endpoint,
      personality,
      PartyState.Released,
      muted,
      recording.ended(at),
      supervision,
      pair,
      joinedAt == null ? at : joinedAt,
      answeredAt,
      null,
      at,
      why,
      seen,
      known,
      pull,
      held(at)
    );
  }

  private Duration held(Instant until) {
    return heldAt == null ? heldFor : heldFor.plus(Duration.between(heldAt, until));
  }

  Party as(Personality next) {
    return copy(endpoint, next, muted, recording, supervision, pair, seen, pull);
  }

  Party muted(boolean on) {
    return copy(endpoint, personality, on, recording, supervision, pair, seen, pull);
  }

  Party with(Recording next) {
    return copy(endpoint, personality, muted, next, supervision, pair, seen, pull);
  }

  /**
   * @param next {@code null} when the user consults no longer
   */
  Party with(Pair next) {
    return copy(endpoint, personality, muted, recording, supervision, next, seen, pull);
  }

  Party with(Supervision next) {
    return copy(endpoint, personality, muted, recording, next, pair, seen, pull);
  }

  Party seen(long sequence) {
    return copy(endpoint, personality, muted, recording, supervision, pair, sequence, pull);
  }

  /** The same party at another phone of its user. */
  Party at(Endpoint next) {
    return copy(next, personality, muted, recording, supervision, pair, seen, pull);
  }

  /**
   * @param other the user's party on the other call of the pull, {@code null} when that is over
   */
  Party pulledBy(PartyId other) {
    return copy(endpoint, personality, muted, recording, supervision, pair, seen, other);
  }

  /** The same party in the same state. */
  private Party copy(
    Endpoint endpoint,
    Personality personality,
    boolean muted,
    Recording recording,
    Supervision supervision,
    Pair pair,
    long seen,
    PartyId pull
  ) {
    return new Party(
      index,
      endpoint,
      personality,
      state,
      muted,
      recording,
      supervision,
      pair,
      joinedAt,
      answeredAt,
      heldAt,
      releasedAt,
      cause,
      seen,
      known,
      pull,
      heldFor
    );
  }
}
