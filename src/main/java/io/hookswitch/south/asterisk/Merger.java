package io.hookswitch.south.asterisk;

import io.hookswitch.call.Consultation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Two calls of a user become one: the channels of the second go into the bridge of the first. */
final class Merger {

  private final LiveCall first;
  private final LiveCall second;
  private final SwitchOrder.Merge order;
  private final boolean stays;

  Merger(LiveCall first, LiveCall second, SwitchOrder.Merge order) {
    this.first = first;
    this.second = second;
    this.order = order;
    stays = order.purpose() == Consultation.Conference;
  }

  /** All or nothing: what is amiss is found before anything is changed. */
  Future<Void> merge() {
    Leg me = PairOrders.fit(first, order.party());
    Leg consulting = consulting(me);
    List<Leg> moving = order
      .moves()
      .stream()
      .map(move -> moving(move, consulting))
      .toList();
    complete(me, consulting, moving);
    leave(me, consulting);
    List<Leg> moved = new ArrayList<>();
    for (int i = 0; i < moving.size(); i++) moved.add(move(moving.get(i), order.moves().get(i)));
    Future<Void> all = second
      .sound()
      .settled()
      .compose(apart -> first.sound().settled());
    for (Leg leg : moved) all = all.compose(done -> first.course().named(leg.channel()));
    return all
      .compose(done -> unneeded(me.channel()))
      .compose(done -> unneeded(consulting.channel()))
      .compose(done -> stays ? first.course().named(me.channel()) : Future.succeededFuture())
      .compose(done -> second.course().ended())
      .onSuccess(done -> report());
  }

  private Leg consulting(Leg me) {
    PartyId party = order.consulting();
    Leg consulting = second
      .leg(party.index())
      .filter(Leg::up)
      .orElseThrow(() -> new Refused("the leg is gone: " + party));
    PairOrders.sameUser(me, consulting, party);
    if (consulting.awaited()) throw new Refused("the phone has not been picked up: " + party);
    return consulting;
  }

  private Leg moving(SwitchOrder.Move move, Leg consulting) {
    boolean ids = move.from().call().equals(second.id()) && move.to().call().equals(first.id());
    if (!ids || move.from().index() == consulting.index() || first.leg(move.to().index()).isPresent()) {
      throw new Refused("no such move is possible: " + move.from() + " to " + move.to());
    }
    Leg leg = second
      .leg(move.from().index())
      .filter(Leg::up)
      .orElseThrow(() -> new Refused("the leg is gone: " + move.from()));
    boolean unseen = leg.phase() == Phase.WAITING || leg.phase() == Phase.CALLED;
    if (unseen) throw new Refused("the leg is still being reached: " + move.from());
    return leg;
  }

  /** Nobody is left behind, nobody is named twice, and somebody is there to talk or to hear the ringing. */
  private void complete(Leg me, Leg consulting, List<Leg> moving) {
    if (moving.isEmpty()) throw new Refused("nobody would come to the call");
    Set<Integer> ends = new HashSet<>();
    order.moves().forEach(move -> ends.add(move.to().index()));
    if (ends.size() < moving.size() || new HashSet<>(moving).size() < moving.size()) {
      throw new Refused("a leg is named twice");
    }
    for (Leg other : second.others(consulting)) {
      if (!moving.contains(other)) throw new Refused("a leg would be left behind: " + second.party(other));
    }
    boolean company = Stream.concat(first.company(me).stream(), moving.stream()).anyMatch(
      leg -> leg.connected() && !leg.silent()
    );
    if (!stays && !company) throw new Refused("nobody is connected whom the call could be left to");
  }

  private void leave(Leg me, Leg consulting) {
    first.put(stays ? me.in(Phase.TALKING) : me.in(Phase.GONE, ReleaseCause.Transferred));
    second.put(consulting.in(Phase.GONE, stays ? ReleaseCause.Conferenced : ReleaseCause.Transferred));
  }

  private Leg move(Leg leg, SwitchOrder.Move move) {
    second.put(leg.in(Phase.GONE, ReleaseCause.Moved));
    Leg moved = leg.as(move.to().index());
    return first.put(leg.watch() == null ? moved : moved.watching(watch(leg.watch())));
  }

  /** Whoever is monitored has another index on the first call. */
  private Watch watch(Watch before) {
    if (before.user() == order.consulting().index()) {
      return new Watch(order.party().index(), before.how(), before.userMuted());
    }
    for (SwitchOrder.Move move : order.moves()) {
      if (move.from().index() == before.user()) return new Watch(move.to().index(), before.how(), before.userMuted());
    }
    return before;
  }

  /** A phone that is on no call any more is hung up. */
  private Future<Void> unneeded(String channel) {
    if (!first.floor().channels().legs(channel).isEmpty()) return Future.succeededFuture();
    return first.floor().ari().hangUp(channel, "normal").<Void>mapEmpty().otherwiseEmpty();
  }

  /** What came of it, as it is now. */
  void report() {
    PartyId party = order.party();
    Reports reports = first.reports();
    first.leg(party.index()).ifPresentOrElse(
      me -> {
        if (me.phase() == Phase.TALKING) reports.say(me, SwitchEvent.Retrieved::new);
        else reports.state(me);
      },
      () -> reports.say(party, LegOrders::lost)
    );
    ReleaseCause cause = stays ? ReleaseCause.Conferenced : ReleaseCause.Transferred;
    released(order.consulting(), cause);
    for (SwitchOrder.Move move : order.moves()) {
      released(move.from(), ReleaseCause.Moved);
      first.leg(move.to().index()).ifPresent(this::whole);
    }
  }

  private void released(PartyId party, ReleaseCause cause) {
    second.reports().say(party, (leg, number) -> new SwitchEvent.Released(leg, number, cause));
  }

  private void whole(Leg leg) {
    first.reports().state(leg);
    first.reports().watch(leg);
    if (Tape.wanted(leg.recording())) first.reports().recorded(leg);
    if (leg.muted()) first.reports().say(leg, (party, number) -> new SwitchEvent.Muted(party, number, true));
  }
}
