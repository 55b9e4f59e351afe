package io.hookswitch.south.asterisk;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import java.util.List;

/** Orders about one leg. */
final class LegOrders {

  private final LiveCall call;

  LegOrders(LiveCall call) {
    this.call = call;
  }

  Future<Void> answer(Leg leg) {
    if (leg.connected()) return said(leg);
    if (leg.phase() != Phase.RINGING) throw new Refused("the phone does not ring: " + leg.phase());
    if (!leg.endpoint().internal()) throw new Refused("the switch does not control this leg");
    Ami ami = call.floor().ami();
    if (!ami.configured()) throw Refused.unsupported("no phone is told to pick up without switch.asterisk.manager");
    return ami.talk(leg.channel());
  }

  Future<Void> release(SwitchOrder.Release release) {
    PartyId party = release.party();
    Leg leg = call.leg(party.index()).orElse(null);
    if (leg != null && leg.up()) {
      return call
        .course()
        .hangUp(leg, release.cause())
        .compose(done -> call.sound().settle().otherwiseEmpty());
    }
    if (leg != null) return said(leg);
    return channelOf(party)
      .compose(channel ->
        channel == null ? Future.succeededFuture(false) : call.floor().ari().hangUp(channel, "normal")
      )
      .onSuccess(there ->
        call.reports().say(party, (one, number) -> new SwitchEvent.Released(one, number, release.cause()))
      )
      .mapEmpty();
  }

  /** Of a leg that this node knows nothing of; {@code null} when there is none. */
  private Future<String> channelOf(PartyId party) {
    return call
      .floor()
      .ari()
      .channels()
      .map(all ->
        all
          .stream()
          .filter(channel -> Names.parties(channel).contains(party))
          .map(channel -> channel.getString("id"))
          .findFirst()
          .orElse(null)
      );
  }

  Future<Void> hold(Leg leg) {
    if (leg.phase() == Phase.HELD) return said(leg);
    if (leg.phase() != Phase.TALKING) throw new Refused("the leg is not connected: " + leg.phase());
    return becomes(leg, leg.in(Phase.HELD)).compose(held -> said(leg.in(Phase.HELD)));
  }

  /** @param second the other call that the leg's phone is on, the same call when there is none: it cannot talk on both */
  Future<Void> retrieve(Leg leg, LiveCall second) {
    if (!leg.connected()) throw new Refused("the leg is not connected: " + leg.phase());
    return holdElsewhere(leg, second).compose(mine -> talks(leg));
  }

  Future<Void> talks(Leg leg) {
    Future<Void> back = leg.phase() == Phase.HELD ? becomes(leg, leg.in(Phase.TALKING)) : Future.succeededFuture();
    return back.onSuccess(done -> call.reports().say(leg, SwitchEvent.Retrieved::new));
  }

  private Future<Void> holdElsewhere(Leg leg, LiveCall second) {
    PartyId there = call.elsewhere(leg).orElse(null);
    if (there == null) return Future.succeededFuture();
    if (!there.call().equals(second.id())) throw new Refused("the phone has just begun another call");
    Leg other = second.leg(there.index()).orElseThrow();
    if (other.phase() == Phase.HELD) return Future.succeededFuture();
    if (other.phase() != Phase.TALKING) throw new Refused("the phone dials on its other call");
    return new LegOrders(second).hold(other);
  }

  Future<Void> mute(Leg leg, boolean on) {
    if (!leg.connected()) throw new Refused("the leg is not connected: " + leg.phase());
    if (!leg.endpoint().internal() || !leg.endpoint().subscriber().canMute()) {
      throw Refused.unsupported("the directory says that this phone is not muted by the switch");
    }
    return becomes(leg, leg.muted(on)).onSuccess(done ->
      call.reports().say(leg, (party, number) -> new SwitchEvent.Muted(party, number, on))
    );
  }

  Future<Void> record(Leg leg, RecordingState to) {
    if (to != RecordingState.None) {
      if (!Tape.wanted(to)) throw new Refused("no recording can be brought to " + to);
      if (!leg.connected()) throw new Refused("the leg is not connected: " + leg.phase());
      if (!leg.endpoint().internal()) throw new Refused("the switch does not control this leg");
      boolean none = to == RecordingState.Paused && leg.recording() == RecordingState.None;
      if (none) throw new Refused("there is no recording to pause");
    }
    Leg after = leg.recorded(to);
    return becomes(leg, after).onSuccess(done -> call.reports().recorded(after));
  }

  Future<Void> digits(Leg leg, long order, String digits) {
    List<Leg> hearers = call
      .company(leg)
      .stream()
      .filter(other -> other.phase() == Phase.TALKING)
      .toList();
    if (leg.phase() != Phase.TALKING || hearers.isEmpty()) throw new Refused(
      "nobody is connected who could hear tones"
    );
    Future<Void> all = Future.succeededFuture();
    for (Leg hearer : hearers) all = all.compose(done -> call.floor().ari().digits(hearer.channel(), digits));
    return all.onSuccess(sent ->
      call.reports().say(leg, (party, number) -> new SwitchEvent.DigitsSent(party, number, order))
    );
  }

  /** A leg is another from now on, or stays what it was where Asterisk does not do it. */
  Future<Void> becomes(Leg before, Leg after) {
    call.put(after);
    return call
      .sound()
      .settle()
      .recover(why -> {
        call.put(before);
        return call
          .sound()
          .settle()
          .transform(done -> Future.failedFuture(why));
      });
  }

  private Future<Void> said(Leg leg) {
    call.reports().state(leg);
    return Future.succeededFuture();
  }

  /** Asks Asterisk, not the memory: that a channel is gone may have been missed. */
  Future<Void> inspect(PartyId party) {
    Leg leg = call.leg(party.index()).orElse(null);
    if (leg == null) {
      return channelOf(party)
        .onSuccess(channel -> {
          if (channel == null) call.reports().say(party, LegOrders::lost);
        })
        .mapEmpty();
    }
    if (leg.phase() == Phase.WAITING) return Future.succeededFuture();
    if (leg.phase() == Phase.GONE) return said(leg);
    return call
      .floor()
      .ari()
      .exists(leg.channel())
      .compose(there -> {
        if (!there) return call.course().left(leg.index(), leg.cause() == null ? ReleaseCause.Lost : leg.cause());
        boolean hidden = leg.phase() == Phase.CALLED || (leg.watch() != null && !leg.connected());
        if (!leg.up() || hidden) return Future.succeededFuture();
        call.reports().inspected(leg);
        call.reports().watch(leg);
        return Future.succeededFuture();
      });
  }

  static SwitchEvent lost(PartyId party, long number) {
    return new SwitchEvent.Released(party, number, ReleaseCause.Lost);
  }
}
