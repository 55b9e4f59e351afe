package io.hookswitch.south.asterisk;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the gateway wants, one order at a time. Each is answered with a fact, at once or when Asterisk reports it, or with
 * {@code OrderFailed}; one that could not be given to Asterisk has not been taken, and is given again.
 */
final class Orders {

  private static final int REMEMBERED = 64;
  private static final String OBEYED = "";
  /** Phones that know it go off hook by themselves; the others ring. */
  private static final Map<String, Object> PICKS_UP_BY_ITSELF = Map.of(
    "PJSIP_HEADER(add,Call-Info)",
    "<sip:hookswitch.invalid>;answer-after=0",
    "PJSIP_HEADER(add,Alert-Info)",
    "<http://hookswitch.invalid>;info=alert-autoanswer;delay=0"
  );

  private final LiveCall call;
  private final Map<Long, String> taken = new LinkedHashMap<>();

  Orders(LiveCall call) {
    this.call = call;
  }

  Future<Void> take(long fence, long number, SwitchOrder order) {
    return call.next(() -> {
      call.ownedBy(fence);
      if (number == SwitchOrder.QUESTION) return inspect(order.party());
      call.ordered();
      String before = taken.get(number);
      if (before != null) return again(number, order, before);
      return Future.<Void>succeededFuture()
        .compose(go -> obey(number, order))
        .transform((done, why) -> {
          if (why == null) return remember(number, OBEYED);
          if (!(why instanceof Refused || why instanceof AriException)) return Future.failedFuture(why);
          failed(order.party(), number, why.getMessage());
          return remember(number, why.getMessage());
        });
    });
  }

  private Future<Void> remember(long number, String outcome) {
    taken.put(number, outcome);
    if (taken.size() > REMEMBERED) taken.remove(taken.keySet().iterator().next());
    return Future.succeededFuture();
  }

  private void failed(PartyId party, long order, String reason) {
    call.report(party, (leg, sequence) -> new SwitchEvent.OrderFailed(leg, sequence, order, reason));
  }

  private Future<Void> obey(long number, SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Dial dial -> dial(dial);
      case SwitchOrder.Answer answer -> answer(leg(answer.party()));
      case SwitchOrder.Release release -> release(release);
      case SwitchOrder.Hold hold -> hold(leg(hold.party()));
      case SwitchOrder.Retrieve retrieve -> retrieve(leg(retrieve.party()));
      case SwitchOrder.Mute mute -> mute(leg(mute.party()), mute.on());
      case SwitchOrder.Digits digits -> digits(leg(digits.party()), number, digits.digits());
      case SwitchOrder.Redirect redirect -> redirect(leg(redirect.party()), redirect);
      case SwitchOrder.Join join -> join(leg(join.party()), join);
      case SwitchOrder.Inspect inspect -> inspect(inspect.party());
      case SwitchOrder.Record never -> throw Refused.unsupported("recording");
      case SwitchOrder.Consult never -> throw Refused.unsupported("consultation");
      case SwitchOrder.Merge never -> throw Refused.unsupported("making one call of two");
      case SwitchOrder.Alternate never -> throw Refused.unsupported("alternating between two calls");
      case SwitchOrder.Monitor never -> throw Refused.unsupported("supervision");
      case SwitchOrder.Partake never -> throw Refused.unsupported("supervision");
      case SwitchOrder.Silence never -> throw Refused.unsupported("supervision");
      case SwitchOrder.Fork never -> throw Refused.unsupported("ringing several phones for one leg");
      case SwitchOrder.Replace never -> throw Refused.unsupported("pulling a call");
    };
  }

  private Leg leg(PartyId party) {
    return call
      .leg(party.index())
      .filter(Leg::up)
      .orElseThrow(() -> new Refused("there is no such leg: " + party));
  }

  private Future<Void> dial(SwitchOrder.Dial dial) {
    if (!call.legs().isEmpty()) throw new Refused("the call exists already");
    if (!dial.from().internal()) throw new Refused("the switch has no phone for " + dial.from().number());
    if (!dial.called().call().equals(dial.party().call()) || dial.called().index() == dial.party().index()) {
      throw new Refused("the called party is not another party of this call: " + dial.called());
    }
    // What cannot be dialled must not ring a phone first.
    call.floor().dialling().string(dial.to());
    Leg caller = call.put(leg(dial.party(), dial.from(), Phase.CALLED, true));
    Leg called = call.put(leg(dial.called(), dial.to(), Phase.WAITING, false));
    call.presents(dial.presented());
    JsonObject variables = dial.alertCaller()
      ? new JsonObject()
      : new JsonObject(new LinkedHashMap<>(PICKS_UP_BY_ITSELF));
    return call.call(caller, dial.to().number(), variables).onFailure(why -> {
      call.forget(caller);
      call.forget(called);
    });
  }

  private static Leg leg(PartyId party, Endpoint endpoint, Phase phase, boolean own) {
    return new Leg(party.index(), Names.channel(party), endpoint, phase, own, false, false, null);
  }

  private Future<Void> answer(Leg leg) {
    if (!leg.connected()) throw Refused.unsupported("Asterisk's REST interface cannot pick up a phone that rings");
    call.reportState(leg);
    return Future.succeededFuture();
  }

  private Future<Void> release(SwitchOrder.Release release) {
    PartyId party = release.party();
    Leg leg = call.leg(party.index()).orElse(null);
    if (leg != null && leg.up()) return call.hangUp(leg, release.cause()).compose(done -> heard());
    if (leg != null) {
      call.reportState(leg);
      return Future.succeededFuture();
    }
    return channelOf(party)
      .compose(channel ->
        channel.isEmpty() ? Future.succeededFuture(false) : call.floor().ari().hangUp(channel, "normal")
      )
      .onSuccess(there -> call.report(party, (one, number) -> new SwitchEvent.Released(one, number, release.cause())))
      .mapEmpty();
  }

  /** Of a leg that this node knows nothing of; empty when there is none. */
  private Future<String> channelOf(PartyId party) {
    return call
      .floor()
      .ari()
      .channels()
      .map(all ->
        all
          .stream()
          .filter(channel -> Names.party(channel).filter(party::equals).isPresent())
          .map(channel -> channel.getString("id"))
          .findFirst()
          .orElse("")
      );
  }

  private Future<Void> hold(Leg leg) {
    if (leg.phase() == Phase.HELD) return said(leg);
    if (leg.phase() != Phase.TALKING) throw new Refused("the leg is not connected: " + leg.phase());
    return becomes(leg, leg.in(Phase.HELD)).compose(held -> said(leg.in(Phase.HELD)));
  }

  private Future<Void> retrieve(Leg leg) {
    if (!leg.connected()) throw new Refused("the leg is not connected: " + leg.phase());
    Future<Void> back = leg.phase() == Phase.HELD ? becomes(leg, leg.in(Phase.TALKING)) : Future.succeededFuture();
    return back.onSuccess(talks -> call.report(leg, SwitchEvent.Retrieved::new));
  }

  private Future<Void> mute(Leg leg, boolean on) {
    if (!leg.connected()) throw new Refused("the leg is not connected: " + leg.phase());
    if (!leg.endpoint().internal() || !leg.endpoint().subscriber().canMute()) {
      throw Refused.unsupported("the directory says that this phone is not muted by the switch");
    }
    return becomes(leg, leg.muted(on)).onSuccess(done ->
      call.report(leg, (party, number) -> new SwitchEvent.Muted(party, number, on))
    );
  }

  private Future<Void> digits(Leg leg, long order, String digits) {
    List<Leg> hearers = call
      .others(leg)
      .stream()
      .filter(other -> other.phase() == Phase.TALKING)
      .toList();
    if (leg.phase() != Phase.TALKING || hearers.isEmpty()) throw new Refused(
      "nobody is connected who could hear tones"
    );
    Future<Void> all = Future.succeededFuture();
    for (Leg hearer : hearers) all = all.compose(done -> call.floor().ari().digits(hearer.channel(), digits));
    return all.onSuccess(sent -> call.report(leg, (party, number) -> new SwitchEvent.DigitsSent(party, number, order)));
  }

  private Future<Void> redirect(Leg leaving, SwitchOrder.Redirect order) {
    boolean ringing = leaving.phase() == Phase.RINGING && !leaving.own();
    boolean company = call
      .others(leaving)
      .stream()
      .anyMatch(other -> ringing || other.connected());
    if (!company || !(ringing || leaving.connected())) {
      throw new Refused("there is nobody to be connected with the target");
    }
    return callsIn(leaving, order.target(), order.to()).compose(called ->
      call.hangUp(call.leg(leaving.index()).orElseThrow(), ReleaseCause.Transferred).compose(done -> heard())
    );
  }

  private Future<Void> join(Leg by, SwitchOrder.Join order) {
    if (!by.connected()) throw new Refused("the leg is not connected: " + by.phase());
    return callsIn(by, order.target(), order.to()).compose(called -> heard());
  }

  /** Calls a new party; one that cannot be called at once is not accepted, and nothing changes. */
  private Future<Void> callsIn(Leg by, PartyId target, Endpoint to) {
    if (!target.call().equals(call.id())) throw new Refused("the target is not a party of this call: " + target);
    if (call.leg(target.index()).isPresent()) throw new Refused("the target is not new to this call: " + target);
    if (!by.endpoint().internal()) throw new Refused("the switch does not control this leg");
    return call
      .floor()
      .willing(to)
      .compose(rings -> {
        if (!rings) throw new Refused("the target cannot be reached: " + ReleaseCause.Busy);
        Leg leg = call.put(leg(target, to, Phase.CALLED, false));
        return call.call(leg, by.endpoint().number(), new JsonObject()).onFailure(why -> call.forget(leg));
      });
  }

  /** A leg is another from now on, or stays what it was where Asterisk does not do it. */
  private Future<Void> becomes(Leg before, Leg after) {
    call.put(after);
    return call.settle().recover(why -> {
      call.put(before);
      return call.settle().transform(done -> Future.failedFuture(why));
    });
  }

  /** An order that is under way: what does not sound right yet is put right with the next input. */
  private Future<Void> heard() {
    return call.settle().otherwiseEmpty();
  }

  private Future<Void> said(Leg leg) {
    call.reportState(leg);
    return Future.succeededFuture();
  }

  /** The same order once more: what it was about, as it is now. */
  private Future<Void> again(long number, SwitchOrder order, String outcome) {
    Leg leg = call.leg(order.party().index()).orElse(null);
    if (!outcome.equals(OBEYED)) failed(order.party(), number, outcome);
    else if (leg == null) call.report(order.party(), Orders::lost);
    else if (!leg.up()) call.reportState(leg);
    else switch (order) {
      case SwitchOrder.Retrieve retrieve when leg.phase() == Phase.TALKING -> call.report(
        leg,
        SwitchEvent.Retrieved::new
      );
      case SwitchOrder.Mute mute -> call.report(leg, (party, sequence) ->
        new SwitchEvent.Muted(party, sequence, leg.muted())
      );
      case SwitchOrder.Digits digits -> call.report(leg, (party, sequence) ->
        new SwitchEvent.DigitsSent(party, sequence, number)
      );
      case SwitchOrder.Redirect redirect -> call.leg(redirect.target().index()).ifPresent(call::reportState);
      case SwitchOrder.Join join -> call.leg(join.target().index()).ifPresent(call::reportState);
      default -> call.reportState(leg);
    }
    return Future.succeededFuture();
  }

  private static SwitchEvent lost(PartyId party, long number) {
    return new SwitchEvent.Released(party, number, ReleaseCause.Lost);
  }

  /** Asks Asterisk, not the memory: that a channel is gone may have been missed. */
  private Future<Void> inspect(PartyId party) {
    Leg leg = call.leg(party.index()).orElse(null);
    if (leg == null) {
      return channelOf(party)
        .onSuccess(channel -> {
          if (channel.isEmpty()) call.report(party, Orders::lost);
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
        if (!there) return call.left(leg.index(), leg.cause() == null ? ReleaseCause.Lost : leg.cause());
        if (leg.up() && leg.phase() != Phase.CALLED) {
          call.report(leg, (one, number) -> LiveCall.inspected(leg, one, number));
        }
        return Future.succeededFuture();
      });
  }
}
