package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call, and what Asterisk is told of it: one input after the other, each with all its requests. Lives on the
 * connector's event loop.
 */
final class LiveCall {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCall.class);

  private final CallId id;
  private final Floor floor;
  private final Map<Integer, Leg> legs = new TreeMap<>();
  private Mix mix = Mix.NOTHING;
  private boolean bridged;
  private long fence = Long.MIN_VALUE;
  private long sequence;
  private Instant changedAt = Instant.now();
  private SwitchEvent.Offered offer;
  private boolean offered;
  private String presented = "";
  private Future<Void> tail = Future.succeededFuture();

  LiveCall(CallId id, Floor floor) {
    this.id = id;
    this.floor = floor;
  }

  /** After everything that came before. */
  Future<Void> next(Supplier<Future<Void>> input) {
    Future<Void> done = tail.transform(before -> Future.<Void>succeededFuture().compose(go -> input.get()));
    tail = done.otherwiseEmpty();
    return done;
  }

  /** @throws StaleOwnerException when somebody newer owns the call */
  void ownedBy(long mine) {
    if (mine < fence) throw new StaleOwnerException(id, mine);
    fence = mine;
  }

  Floor floor() {
    return floor;
  }

  CallId id() {
    return id;
  }

  Collection<Leg> legs() {
    return List.copyOf(legs.values());
  }

  Optional<Leg> leg(int index) {
    return Optional.ofNullable(legs.get(index));
  }

  Leg put(Leg leg) {
    legs.put(leg.index(), leg);
    changedAt = Instant.now();
    return leg;
  }

  void forget(Leg leg) {
    legs.remove(leg.index());
  }

  List<Leg> others(Leg leg) {
    return legs
      .values()
      .stream()
      .filter(other -> other.index() != leg.index() && other.up())
      .toList();
  }

  PartyId party(Leg leg) {
    return id.party(leg.index());
  }

  long sequence() {
    return sequence;
  }

  Instant changedAt() {
    return changedAt;
  }

  boolean over() {
    return legs
      .values()
      .stream()
      .allMatch(leg -> leg.phase() == Phase.GONE);
  }

  /** What it began with, when Asterisk began it and nobody has given an order about it; else {@code null}. */
  SwitchEvent began() {
    return offered ? offer : null;
  }

  void ordered() {
    if (offered) offer = null;
    offered = false;
  }

  /** @param number to be shown to whoever is called */
  void presents(String number) {
    presented = number;
  }

  /** What Asterisk does already, as somebody else has told it to. */
  void found(Mix now, boolean bridge) {
    mix = now;
    bridged = bridge;
  }

  // What is reported.

  /** Numbers follow the clock, so that those of the next owner are higher. */
  void report(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    Instant now = Instant.now();
    sequence = Math.max(sequence + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
    changedAt = now;
    floor.report(fact.apply(party, sequence));
  }

  void report(Leg leg, BiFunction<PartyId, Long, SwitchEvent> fact) {
    if (offer != null && !offered) return;
    report(party(leg), fact);
  }

  void reportState(Leg leg) {
    switch (leg.phase()) {
      case WAITING, CALLED, LEAVING -> {
      } // nothing that anybody could see yet, or any more
      case RINGING -> {
        if (leg.own()) report(leg, (party, number) -> inspected(leg, party, number));
        else report(leg, SwitchEvent.Ringing::new);
      }
      case OFF_HOOK -> report(leg, SwitchEvent.Originated::new);
      case TALKING -> report(leg, SwitchEvent.Answered::new);
      case HELD -> report(leg, SwitchEvent.Held::new);
      case GONE -> report(leg, (party, number) -> new SwitchEvent.Released(party, number, leg.cause()));
    }
  }

  static SwitchEvent inspected(Leg leg, PartyId party, long number) {
    PartyState state = switch (leg.phase()) {
      case OFF_HOOK -> PartyState.Dialing;
      case TALKING -> PartyState.Established;
      case HELD -> PartyState.Held;
      default -> PartyState.Ringing;
    };
    return new SwitchEvent.Inspected(party, number, state, leg.muted(), RecordingState.None);
  }

  // What Asterisk is told.

  /** Brings what is heard to what should be. One request that fails does not keep the others back. */
  Future<Void> settle() {
    Future<Void> all = Future.succeededFuture();
    for (Mix.Change change : mix.to(Mix.of(legs.values()))) {
      all = all.transform((done, failed) ->
        perform(change)
          .onSuccess(obeyed -> mix = mix.after(change))
          .transform((obeyed, why) ->
            failed == null && why == null
              ? Future.succeededFuture()
              : Future.failedFuture(failed == null ? why : failed)
          )
      );
    }
    return all;
  }

  /** The same after something has happened: there is nobody to be told that it failed. */
  private Future<Void> settled() {
    return settle()
      .onFailure(why -> LOG.warn("call {} does not sound as it should: {}", id, why.getMessage()))
      .otherwiseEmpty();
  }

  private Future<Void> perform(Mix.Change change) {
    Ari ari = floor.ari();
    return switch (change) {
      case Mix.Change.Enters one -> bridge().compose(there -> ari.enter(Names.bridge(id), channel(one.leg())));
      case Mix.Change.Leaves one -> ended(ari.leave(Names.bridge(id), channel(one.leg())));
      case Mix.Change.Music one -> one.on()
        ? ari.music(Names.bridge(id), true)
        : ended(ari.music(Names.bridge(id), false));
      case Mix.Change.Ringback one -> one.on()
        ? ari.ringback(channel(one.leg()), true)
        : ended(ari.ringback(channel(one.leg()), false));
      case Mix.Change.Answered one -> ari.answer(channel(one.leg()));
      case Mix.Change.Mute one -> ari.mute(channel(one.leg()), one.on());
    };
  }

  private String channel(int leg) {
    return legs.get(leg).channel();
  }

  private Future<Void> bridge() {
    if (bridged) return Future.succeededFuture();
    return floor
      .ari()
      .bridge(Names.bridge(id))
      .onSuccess(there -> bridged = true);
  }

  /** What is gone needs no ending. */
  private static Future<Void> ended(Future<Void> ending) {
    return ending.recover(why ->
      why instanceof AriException no && no.ended() ? Future.succeededFuture() : Future.failedFuture(why)
    );
  }

  /** @param shown the number that the phone shows */
  Future<Void> call(Leg leg, String shown, JsonObject variables) {
    return Future.<Void>succeededFuture().compose(go ->
      floor
        .ari()
        .originate(
          leg.channel(),
          floor.dialling().string(leg.endpoint()),
          Dialling.caller(shown),
          variables.put(Ari.PARTY, party(leg).toString())
        )
    );
  }

  /** Calls whoever the call is for; one that cannot be called is gone. */
  Future<Void> reach(Leg leg, String shown) {
    Endpoint to = leg.endpoint();
    put(leg.in(Phase.CALLED));
    return floor
      .willing(to)
      .compose(rings ->
        rings ? call(leg, shown, new JsonObject()).<ReleaseCause>mapEmpty() : Future.succeededFuture(ReleaseCause.Busy)
      )
      .recover(why -> {
        LOG.info("{} cannot be called: {}", party(leg), why.getMessage());
        return Future.succeededFuture(ReleaseCause.Failed);
      })
      .compose(hopeless -> hopeless == null ? Future.succeededFuture() : left(leg.index(), hopeless));
  }

  /** Tells Asterisk to hang up; the leg is gone when Asterisk says so. */
  Future<Void> hangUp(Leg leg, ReleaseCause cause) {
    if (leg.phase() == Phase.WAITING) return left(leg.index(), cause);
    boolean early = leg.arrived() && !leg.connected();
    put(leg.in(Phase.LEAVING, cause));
    return floor
      .ari()
      .hangUp(leg.channel(), early ? Causes.reason(cause) : "normal")
      .compose(there -> there ? Future.succeededFuture() : left(leg.index(), cause));
  }

  // What Asterisk tells.

  /** Somebody calls a subscriber. */
  Future<Void> arrive(String channel, String tenant, Endpoint from, Endpoint called) {
    Leg caller = put(new Leg(0, channel, from, Phase.OFF_HOOK, false, true, false, null));
    Leg phone = put(new Leg(1, Names.channel(id.party(1)), called, Phase.CALLED, false, false, false, null));
    offer = new SwitchEvent.Offered(party(caller), 0, tenant, from, called);
    return floor
      .ari()
      .follow(channel)
      .compose(heard -> floor.ari().name(channel, party(caller).toString()))
      .onFailure(why -> LOG.warn("{} could not be followed and named: {}", party(caller), why.getMessage()))
      .otherwiseEmpty()
      .compose(named -> reach(phone, from.number()))
      .compose(done -> settled());
  }

  Future<Void> ringing(int index) {
    Leg leg = legs.get(index);
    if (leg == null || leg.phase() != Phase.CALLED) return Future.succeededFuture();
    Leg rings = put(leg.in(Phase.RINGING));
    if (!tellOffer()) reportState(rings);
    return settled();
  }

  /** Whether somebody had to be told that the call exists; then that it rings is said with it. */
  private boolean tellOffer() {
    if (offer == null || offered) return false;
    offered = true;
    report(offer.party(), (party, number) -> {
      offer = new SwitchEvent.Offered(party, number, offer.tenant(), offer.from(), offer.called());
      return offer;
    });
    return true;
  }

  /** A phone that was called has been picked up. */
  Future<Void> answered(int index) {
    Leg leg = legs.get(index);
    if (leg == null) return Future.succeededFuture();
    if (leg.phase() == Phase.LEAVING) return hangUp(leg, leg.cause());
    if (!leg.awaited()) return Future.succeededFuture();
    if (leg.own()) return offHook(leg);
    tellOffer();
    put(leg.in(Phase.TALKING));
    List<Leg> waited = others(leg)
      .stream()
      .filter(other -> other.phase() == Phase.OFF_HOOK)
      .map(other -> put(other.in(Phase.TALKING)))
      .toList();
    return settled().onSuccess(heard -> {
      reportState(legs.get(index));
      waited.forEach(other -> reportState(legs.get(other.index())));
    });
  }

  private Future<Void> offHook(Leg leg) {
    reportState(put(leg.in(Phase.OFF_HOOK)));
    Future<Void> all = Future.succeededFuture();
    for (Leg other : others(leg)) {
      if (other.phase() == Phase.WAITING) all = all.compose(done ->
        reach(other, presented.isEmpty() ? leg.endpoint().number() : presented)
      );
    }
    return all.compose(done -> settled());
  }

  /** @param cause as Asterisk has it */
  Future<Void> gone(int index, int cause) {
    Leg leg = legs.get(index);
    if (leg == null || leg.phase() == Phase.GONE) return Future.succeededFuture();
    boolean pickedUp = leg.connected() || leg.phase() == Phase.OFF_HOOK;
    return left(index, leg.phase() == Phase.LEAVING ? leg.cause() : Causes.of(cause, pickedUp));
  }

  /** Nobody stays on a call alone, or with nobody but phones that ring. */
  Future<Void> left(int index, ReleaseCause cause) {
    Leg leg = legs.get(index);
    if (leg == null || leg.phase() == Phase.GONE) return Future.succeededFuture();
    boolean ordered = leg.phase() == Phase.LEAVING;
    mix = mix.without(index);
    reportState(put(leg.in(Phase.GONE, cause)));
    List<Leg> others = others(leg);
    boolean goesOn = others.size() > 1 && !others.stream().allMatch(Leg::unanswered);
    Future<Void> all = Future.succeededFuture();
    if (!goesOn) {
      for (Leg other : others) {
        ReleaseCause why = causeForOther(leg, cause, ordered, other);
        all = all.compose(done -> hangUp(other, why));
      }
    }
    return all.compose(done -> settled()).compose(done -> over() ? end() : Future.succeededFuture());
  }

  private static ReleaseCause causeForOther(Leg left, ReleaseCause cause, boolean ordered, Leg other) {
    if (cause == ReleaseCause.Cleared) return ReleaseCause.Cleared;
    if (other.unanswered()) return ReleaseCause.Cancelled;
    if (left.unanswered() && !ordered) return cause;
    return cause == ReleaseCause.Rejected ? ReleaseCause.Rejected : ReleaseCause.RemoteHangup;
  }

  private Future<Void> end() {
    floor.over(this);
    if (!bridged) return Future.succeededFuture();
    bridged = false;
    return floor
      .ari()
      .removeBridge(Names.bridge(id))
      .onFailure(why -> LOG.warn("the bridge of call {} is left behind: {}", id, why.getMessage()))
      .otherwiseEmpty();
  }
}
