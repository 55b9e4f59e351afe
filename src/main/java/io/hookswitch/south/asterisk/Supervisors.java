package io.hookswitch.south.asterisk;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;

/** Orders about supervisors. */
final class Supervisors {

  private final LiveCall call;

  Supervisors(LiveCall call) {
    this.call = call;
  }

  /** Calls the supervisor's phone; it is reported when it is picked up. */
  Future<Void> monitor(Leg user, SwitchOrder.Monitor order) {
    if (!user.connected()) throw new Refused("the leg is not connected: " + user.phase());
    if (!order.to().internal()) throw new Refused("the switch has no phone for " + order.to().number());
    if (order.how() == Monitoring.None) throw new Refused("there is nothing to monitor for");
    PartyId supervisor = order.supervisor();
    boolean ours = supervisor.call().equals(call.id()) && call.leg(supervisor.index()).isEmpty();
    if (!ours) throw new Refused("the supervisor is not new to this call: " + supervisor);
    return call
      .floor()
      .willing(order.to())
      .compose(rings -> {
        if (!rings) throw new Refused("the supervisor cannot be reached: " + ReleaseCause.Busy);
        Watch watch = new Watch(user.index(), order.how(), false);
        Leg leg = call.put(Setup.leg(supervisor, order.to(), Phase.CALLED, false).watching(watch));
        return call
          .course()
          .call(leg, user.endpoint().number(), Setup.picksUpByItself())
          .onFailure(why -> call.forget(leg));
      });
  }

  Future<Void> partake(Leg supervisor, SwitchOrder.Partake order) {
    if (order.how() == Monitoring.None) throw new Refused("there is nothing to monitor for");
    Watch watch = watch(supervisor, order.user());
    return becomes(supervisor, new Watch(order.user().index(), order.how(), watch.userMuted()));
  }

  Future<Void> silence(Leg supervisor, SwitchOrder.Silence order) {
    Watch watch = watch(supervisor, order.user());
    return becomes(supervisor, new Watch(order.user().index(), watch.how(), order.on()));
  }

  private Watch watch(Leg supervisor, PartyId user) {
    if (supervisor.watch() == null) throw new Refused("the leg monitors nobody");
    boolean there = user.call().equals(call.id()) && call.leg(user.index()).filter(Leg::up).isPresent();
    if (!there) throw new Refused("the monitored leg is gone: " + user);
    return supervisor.watch();
  }

  private Future<Void> becomes(Leg supervisor, Watch watch) {
    Leg after = supervisor.watching(watch);
    return new LegOrders(call).becomes(supervisor, after).onSuccess(done -> call.reports().watch(after));
  }
}
