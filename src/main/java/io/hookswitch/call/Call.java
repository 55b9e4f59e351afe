package io.hookswitch.call;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One conversation, whole: its owner holds it in memory and the store holds the same value.
 *
 * @param id the identity that all dialects' ids encode
 * @param tenant whose call it is; nobody of another tenant ever sees it
 * @param version grows by one with each change, unless only {@link Party#seen} has changed: that a leg is as it was is
 *     not worth a write; the store and clients compare it
 * @param tracking shared by all halves of the conversation ({@code externalTrackingId}); changes when calls are joined
 * @param type where the call comes from and goes to
 * @param parent the original call, on a consult call, and the pulled call, on the temporary one; else {@code null}
 * @param callerId the number to present to the far end instead of the caller's own, {@code null} for the caller's own
 * @param parties in order of arrival; they stay after they have left
 * @param userData attached data, in order of attachment
 * @param orders orders to the switch that it has not confirmed yet, by their number
 * @param nextOrder the number of the next order
 * @param createdAt when the gateway first heard of the call
 * @param host index of the party that made a conference of the call, {@code null} when nobody did
 * @param strays indices of parties that have left while their legs may still be there: the switch has not said that they
 *     are gone
 * @param into the call that was last offered this one's parties, unless that is the parent, else {@code null}
 * @param journal of the commands that clients have named, oldest first; of those without a name nothing is remembered
 * @param joined the calls that this one has been, or was to be, made one with
 */
public record Call(
  CallId id,
  String tenant,
  long version,
  UUID tracking,
  CallType type,
  CallId parent,
  String callerId,
  List<Party> parties,
  List<UserDatum> userData,
  Map<Long, OrderInFlight> orders,
  long nextOrder,
  Instant createdAt,
  Integer host,
  List<Integer> strays,
  CallId into,
  List<JournalEntry> journal,
  Joined joined
) {
  /** A call that nobody has made a conference of. */
  public Call(
    CallId id,
    String tenant,
    long version,
    UUID tracking,
    CallType type,
    CallId parent,
    String callerId,
    List<Party> parties,
    List<UserDatum> userData,
    Map<Long, OrderInFlight> orders,
    long nextOrder,
    Instant createdAt
  ) {
    this(
      id,
      tenant,
      version,
      tracking,
      type,
      parent,
      callerId,
      parties,
      userData,
      orders,
      nextOrder,
      createdAt,
      null,
      List.of(),
      null,
      List.of(),
      null
    );
  }

  public Call {
    parties = List.copyOf(parties);
    userData = List.copyOf(userData);
    // Most calls have none most of the time, and each step makes a call.
    orders = orders.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(orders));
    strays = strays == null ? List.of() : List.copyOf(strays);
    journal = journal == null ? List.of() : List.copyOf(journal);
    joined = joined == null ? Joined.by(id, parties) : joined;
  }

  /** What a call of this number is tracked by until it is joined with another; the same on every node and at every try. */
  public static UUID tracking(CallId id) {
    return UUID.nameUUIDFromBytes(("call " + id.number()).getBytes(StandardCharsets.UTF_8));
  }

  /** The party with this index. */
  public Optional<Party> party(int index) {
    return index < parties.size() ? Optional.of(parties.get(index)) : Optional.empty();
  }

  Party at(int index) {
    return parties.get(index);
  }

  /** The other parties that are on the call, in order of arrival. */
  public List<Party> others(Party me) {
    return parties
      .stream()
      .filter(party -> party.index() != me.index() && (party.live() || party.state() == PartyState.Null))
      .toList();
  }

  /** Those of them whom this party's user may know of: a supervisor who listens in or coaches is hidden. */
  public List<Party> visible(Party me) {
    return others(me)
      .stream()
      .filter(other -> SupervisionCommands.sees(me, other))
      .toList();
  }

  /** Whether a supervisor is there for this party's sake. */
  public boolean monitored(Party me) {
    return !SupervisionCommands.monitoring(this, me).isEmpty();
  }

  /** Whether a supervisor has muted this party, or this one, a supervisor, has muted its user. */
  public boolean userMuted(Party me) {
    if (me.supervision() != null) return me.supervision().userMuted();
    return SupervisionCommands.monitoring(this, me)
      .stream()
      .anyMatch(supervisor -> supervisor.supervision().userMuted());
  }

  /** Whether this is the temporary call of a pull: nobody's conversation, it only rings phones of its user. */
  public boolean temporary() {
    return party(0)
      .filter(me -> me.pull() != null && me.pull().call().equals(parent))
      .isPresent();
  }

  /** Whether everybody has left. */
  public boolean over() {
    return parties.stream().allMatch(party -> party.state() == PartyState.Released);
  }

  /** Whether everybody has left and the switch has nothing left of the call. */
  boolean finished() {
    return over() && strays.isEmpty();
  }

  /** Whether this party has transferred the call away and the others go on, here or, after a merge, on another call. */
  public boolean goesOnWithout(Party me) {
    return me.transferredAway() && !ended();
  }

  /** Whether everybody has left, here and on the call that the others went into, as far as has been heard. */
  boolean ended() {
    return over() && (joined.ended() || parties.stream().noneMatch(party -> party.cause() == ReleaseCause.Moved));
  }

  /** Whether this party's leg is about to be made one with another call. */
  public boolean merging(Party me) {
    return orders
      .values()
      .stream()
      .anyMatch(order -> order.party() == me.index() && order.order().kind() == SwitchOrder.Kind.Merge);
  }

  /** Whether the only other party holds the call while this one would talk. */
  public boolean heldRemotely(Party me) {
    List<Party> there = visible(me).stream().filter(Party::live).toList();
    return me.state() == PartyState.Established && there.size() == 1 && there.getFirst().state() == PartyState.Held;
  }

  /** A conference begins with the second other party; its host owns it, or without one who began the call. */
  public ConferenceRole conferenceRole(Party me) {
    if (
      visible(me)
        .stream()
        .filter(party -> party.state().connected())
        .count() < 2
    ) return ConferenceRole.None;
    boolean owner = host == null ? me.personality() != Personality.Terminator : host == me.index();
    return owner ? ConferenceRole.Owner : ConferenceRole.Member;
  }

  /** Whether an order of this kind is on its way for this party. */
  boolean ordered(int party, Operation operation) {
    return orders
      .values()
      .stream()
      .anyMatch(order -> order.party() == party && order.operation() == operation);
  }

  Call with(Party changed) {
    List<Party> next = new ArrayList<>(parties);
    if (changed.index() == next.size()) next.add(changed);
    else next.set(changed.index(), changed);
    return copy(version, tracking, next, userData, orders, nextOrder, host, strays, into, journal, joined);
  }

  Call withUserData(List<UserDatum> next) {
    return copy(version, tracking, parties, next, orders, nextOrder, host, strays, into, journal, joined);
  }

  Call withOrders(Map<Long, OrderInFlight> next, long following) {
    return copy(version, tracking, parties, userData, next, following, host, strays, into, journal, joined);
  }

  /** The same call with this party about to bring another in; the host of a conference that there is stays its host. */
  Call hostedBy(Party inviting) {
    return conferenceRole(inviting) == ConferenceRole.None
      ? copy(version, tracking, parties, userData, orders, nextOrder, inviting.index(), strays, into, journal, joined)
      : this;
  }

  Call withStray(int party) {
    List<Integer> next = new ArrayList<>(strays);
    if (!next.contains(party)) next.add(party);
    return copy(version, tracking, parties, userData, orders, nextOrder, host, next, into, journal, joined);
  }

  Call withoutStray(int party) {
    List<Integer> next = strays
      .stream()
      .filter(stray -> stray != party)
      .toList();
    return copy(version, tracking, parties, userData, orders, nextOrder, host, next, into, journal, joined);
  }

  /** The same call after another one has come into it: for whoever counts sessions, a new one begins. */
  Call joinedWith(CallId other) {
    String both = "call " + id.number() + " with " + other.number() + " after " + tracking;
    UUID next = UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8));
    return copy(version, next, parties, userData, orders, nextOrder, host, strays, into, journal, joined);
  }

  /** The same call, whose parties may soon be parties of another. */
  Call goingInto(CallId other) {
    CallId next = other.equals(parent) ? null : other;
    Joined still = other.equals(wentInto()) ? joined : joined.ended(false);
    return copy(version, tracking, parties, userData, orders, nextOrder, host, strays, next, journal, still);
  }

  /** The same call, which the parties of another are to come to. */
  Call takingIn(CallId other) {
    return with(joined.from(other));
  }

  /** The same call, which has heard that nobody is left on the one that its parties went into. */
  Call joinedEnded() {
    return with(joined.ended(true));
  }

  private Call with(Joined next) {
    return copy(version, tracking, parties, userData, orders, nextOrder, host, strays, into, journal, next);
  }

  /** The call on which to look for a party that has moved, {@code null} when none has. */
  CallId wentInto() {
    return into == null ? parent : into;
  }

  Call withJournal(List<JournalEntry> next) {
    return copy(version, tracking, parties, userData, orders, nextOrder, host, strays, into, next, joined);
  }

  /** Whether nothing has changed but what was heard last of each leg. */
  boolean sameAs(Call before) {
    if (before == null || before.parties.size() != parties.size()) return false;
    List<Party> asHeard = parties
      .stream()
      .map(party -> party.seen(before.at(party.index()).seen()))
      .toList();
    return copy(version, tracking, asHeard, userData, orders, nextOrder, host, strays, into, journal, joined).equals(
      before
    );
  }

  Call next() {
    return ahead(1);
  }

  /** The same call, so many versions on. */
  Call ahead(long versions) {
    return copy(
      version + versions,
      tracking,
      parties,
      userData,
      orders,
      nextOrder,
      host,
      strays,
      into,
      journal,
      joined
    );
  }

  /** The same call with other values of all that changes in its life. */
  private Call copy(
    long version,
    UUID tracking,
    List<Party> parties,
    List<UserDatum> userData,
    Map<Long, OrderInFlight> orders,
    long nextOrder,
    Integer host,
    List<Integer> strays,
    CallId into,
    List<JournalEntry> journal,
    Joined joined
  ) {
    return new Call(
      id,
      tenant,
      version,
      tracking,
      type,
      parent,
      callerId,
      parties,
      userData,
      orders,
      nextOrder,
      createdAt,
      host,
      strays,
      into,
      journal,
      joined
    );
  }
}
