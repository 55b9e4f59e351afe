package io.hookswitch.south.asterisk;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders that call somebody. */
final class Setup {

  /** Phones that know it go off hook by themselves; the others ring. */
  private static final Map<String, Object> PICKS_UP_BY_ITSELF = Map.of(
    "PJSIP_HEADER(add,Call-Info)",
    "<sip:hookswitch.invalid>;answer-after=0",
    "PJSIP_HEADER(add,Alert-Info)",
    "<http://hookswitch.invalid>;info=alert-autoanswer;delay=0"
  );

  private final LiveCall call;

  Setup(LiveCall call) {
    this.call = call;
  }

  Future<Void> dial(SwitchOrder.Dial dial) {
    if (!call.legs().isEmpty()) throw new Refused("the call exists already");
    if (!dial.from().internal()) throw new Refused("the switch has no phone for " + dial.from().number());
    if (!dial.called().call().equals(dial.party().call()) || dial.called().index() == dial.party().index()) {
      throw new Refused("the called party is not another party of this call: " + dial.called());
    }
    // What cannot be dialled must not ring a phone first.
    call.floor().dialling().string(dial.to());
    Leg caller = call.put(leg(dial.party(), dial.from(), Phase.CALLED, true));
    Leg called = call.put(leg(dial.called(), dial.to(), Phase.WAITING, false));
    call.course().presents(dial.presented());
    JsonObject variables = dial.alertCaller() ? new JsonObject() : picksUpByItself();
    return call
      .course()
      .call(caller, dial.to().number(), variables)
      .onFailure(why -> {
        call.forget(caller);
        call.forget(called);
      });
  }

  static JsonObject picksUpByItself() {
    return new JsonObject(new LinkedHashMap<>(PICKS_UP_BY_ITSELF));
  }

  static Leg leg(PartyId party, Endpoint endpoint, Phase phase, boolean own) {
    Leg leg = Leg.of(party.index(), Names.channel(party), endpoint, phase);
    return own ? leg.dialling() : leg;
  }

  Future<Void> redirect(Leg leaving, SwitchOrder.Redirect order) {
    boolean ringing = leaving.phase() == Phase.RINGING && !leaving.own();
    boolean company = call
      .company(leaving)
      .stream()
      .anyMatch(other -> ringing || other.connected());
    if (!company || !(ringing || leaving.connected())) {
      throw new Refused("there is nobody to be connected with the target");
    }
    return callsIn(leaving, order.target(), order.to()).compose(called ->
      call
        .course()
        .hangUp(call.leg(leaving.index()).orElseThrow(), ReleaseCause.Transferred)
        .compose(done -> heard())
    );
  }

  Future<Void> join(Leg by, SwitchOrder.Join order) {
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
        return call
          .course()
          .call(leg, by.endpoint().number(), new JsonObject())
          .onFailure(why -> call.forget(leg));
      });
  }

  /** An order that is under way: what does not sound right yet is put right with the next input. */
  private Future<Void> heard() {
    return call.sound().settle().otherwiseEmpty();
  }
}
