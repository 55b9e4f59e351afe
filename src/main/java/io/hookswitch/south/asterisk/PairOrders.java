package io.hookswitch.south.asterisk;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * A user who consults: its phone, one channel, is a leg of two calls, and is in the bridge of the one on which it talks.
 * Nothing else happens to either call while an order about both is obeyed.
 */
final class PairOrders {

  private final LiveCall call;

  PairOrders(LiveCall call) {
    this.call = call;
  }

  /** The leg on another call that an order is about as well. */
  static Optional<PartyId> far(SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Consult consult -> Optional.of(consult.consulting());
      case SwitchOrder.Merge merge -> Optional.of(merge.consulting());
      case SwitchOrder.Alternate alternate -> Optional.of(alternate.other());
      default -> Optional.empty();
    };
  }

  /** A leg of a user that is connected. */
  static Leg fit(LiveCall call, PartyId party) {
    Leg leg = call
      .leg(party.index())
      .filter(Leg::up)
      .orElseThrow(() -> new Refused("there is no such leg: " + party));
    if (!leg.endpoint().internal()) throw new Refused("the switch does not control this leg: " + party);
    if (!leg.connected()) throw new Refused("the leg is not connected: " + party + " " + leg.phase());
    return leg;
  }

  static void sameUser(Leg one, Leg other, PartyId which) {
    boolean same =
      one.endpoint().internal() &&
      other.endpoint().internal() &&
      one.endpoint().subscriber().user().equals(other.endpoint().subscriber().user());
    if (!same) throw new Refused("not a leg of the same user: " + which);
  }

  Future<Void> consult(LiveCall second, SwitchOrder.Consult order) {
    Leg me = fit(call, order.party());
    if (second == call || !second.legs().isEmpty()) throw new Refused("the call exists already");
    if (call.elsewhere(me).isPresent()) throw new Refused("the phone is on another call already");
    if (!order.called().call().equals(second.id()) || order.called().index() == order.consulting().index()) {
      throw new Refused("the called party is not another party of the second call: " + order.called());
    }
    // What cannot be dialled must not put anybody on hold first.
    call.floor().dialling().string(order.to());
    return new LegOrders(call).hold(me).compose(held -> {
      String phone = me.channel();
      Leg mine = second.put(Leg.of(order.consulting().index(), phone, order.from(), Phase.OFF_HOOK));
      Leg called = second.put(Setup.leg(order.called(), order.to(), Phase.WAITING, false));
      second.reports().state(mine);
      return second
        .course()
        .named(phone)
        .compose(named -> second.course().reach(called, order.from().number()))
        .compose(reached -> second.sound().settled());
    });
  }

  void report(LiveCall second, SwitchOrder.Consult order) {
    known(call, order.party());
    known(second, order.consulting());
    known(second, order.called());
  }

  Future<Void> alternate(LiveCall second, SwitchOrder.Alternate order) {
    Leg near = fit(call, order.party());
    Leg far = fit(second, order.other());
    sameUser(near, far, order.other());
    if (near.phase() == Phase.TALKING && far.phase() == Phase.TALKING) throw new Refused("both legs are TALKING");
    boolean leaves = near.phase() == Phase.TALKING;
    LegOrders first = new LegOrders(call);
    LegOrders other = new LegOrders(second);
    if (!leaves) return other.hold(far).compose(held -> first.talks(near));
    return first.hold(near).compose(held -> other.talks(far));
  }

  /** The leg that talks comes first. */
  void report(LiveCall second, SwitchOrder.Alternate order) {
    boolean nearTalks = talks(call, order.party());
    boolean farTalks = talks(second, order.other());
    if (nearTalks) call.reports().say(order.party(), SwitchEvent.Retrieved::new);
    if (farTalks) second.reports().say(order.other(), SwitchEvent.Retrieved::new);
    if (!nearTalks) known(call, order.party());
    if (!farTalks) known(second, order.other());
  }

  private static boolean talks(LiveCall call, PartyId party) {
    return call
      .leg(party.index())
      .filter(leg -> leg.phase() == Phase.TALKING)
      .isPresent();
  }

  /** How a leg is that an earlier order was about, also when it has been forgotten. */
  private static void known(LiveCall call, PartyId party) {
    call.leg(party.index()).ifPresentOrElse(call.reports()::state, () -> call.reports().say(party, LegOrders::lost));
  }
}
