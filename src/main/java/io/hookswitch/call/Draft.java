package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A step in the making: collects changes and effects, then becomes a {@link Step}. Lives within one step only. */
final class Draft {

  final Instant at;
  private final Timing timing;
  private final Call before;
  private final List<Effect> effects = new ArrayList<>();
  private Call call;
  private OptionalLong awaits = OptionalLong.empty();

  Draft(Call before, Call start, Timing timing, Instant at) {
    this.before = before;
    this.call = start;
    this.timing = timing;
    this.at = at;
  }

  Call call() {
    return call;
  }

  Party party(int index) {
    return call.at(index);
  }

  Draft put(Party party) {
    call = call.with(party);
    return this;
  }

  Draft userData(List<UserDatum> next) {
    call = call.withUserData(next);
    return this;
  }

  Draft effect(Effect effect) {
    if (!effects.contains(effect)) effects.add(effect);
    return this;
  }

  /** Lets the call appear at the user of a party, if there is one. */
  Draft enlist(int party) {
    return party(party).endpoint().internal() ? effect(new Effect.Enlist(party)) : this;
  }

  /**
   * Tells the user of a party, unless nobody is there to be told, or the call has not appeared there. A temporary call is
   * no news: what comes of it is told of the call that it is for.
   */
  Draft tell(int party, News news) {
    Party told = party(party);
    if (call.temporary()) return this;
    return told.endpoint().internal() && told.state() != PartyState.Null
      ? effect(new Effect.Notify(party, news))
      : this;
  }

  Draft tellOthers(int party, News news) {
    call
      .parties()
      .stream()
      .filter(other -> other.index() != party && other.live())
      .forEach(other -> tell(other.index(), news));
    return this;
  }

  Draft tellAll(News news) {
    call
      .parties()
      .stream()
      .filter(Party::live)
      .forEach(party -> tell(party.index(), news));
    return this;
  }

  /** Notes who makes a conference of the call. */
  Draft hostedBy(Party inviting) {
    call = call.hostedBy(inviting);
    return this;
  }

  /** Gives an order that a client waits for. */
  Draft order(SwitchOrder order, Operation wanted) {
    awaits = OptionalLong.of(call.nextOrder());
    return give(order, wanted);
  }

  /** Notes an order that is not ready to be given; {@link #replace} gives it. */
  Draft plan(SwitchOrder order, Operation wanted) {
    long number = call.nextOrder();
    awaits = OptionalLong.of(number);
    return note(number, new OrderInFlight(order, wanted, 1), number + 1).wake(new Wake.OrderDue(number));
  }

  /** The same for an order that no client waits for. */
  Draft plan(SwitchOrder order) {
    long number = call.nextOrder();
    return note(number, new OrderInFlight(order, null, 1), number + 1).wake(new Wake.OrderDue(number));
  }

  /** Gives an order in place of the one of the same kind that was planned for the party, if there is one. */
  Draft replace(SwitchOrder order, Operation wanted) {
    for (Map.Entry<Long, OrderInFlight> planned : call.orders().entrySet()) {
      SwitchOrder old = planned.getValue().order();
      if (old.kind() != order.kind() || !old.party().equals(order.party())) continue;
      note(planned.getKey(), new OrderInFlight(order, wanted, 1), call.nextOrder());
      return effect(new Effect.ToSwitch(planned.getKey(), order));
    }
    return give(order, wanted);
  }

  private Draft note(long number, OrderInFlight order, long following) {
    Map<Long, OrderInFlight> orders = new TreeMap<>(call.orders());
    orders.put(number, order);
    call = call.withOrders(orders, following);
    return this;
  }

  /** Gives an order on the gateway's own account. */
  Draft order(SwitchOrder order) {
    return give(order, null);
  }

  private Draft give(SwitchOrder order, Operation wanted) {
    long number = call.nextOrder();
    Map<Long, OrderInFlight> orders = new TreeMap<>(call.orders());
    orders.put(number, new OrderInFlight(order, wanted, 1));
    call = call.withOrders(orders, number + 1);
    effect(new Effect.ToSwitch(number, order));
    return effect(new Effect.WakeMe(new Wake.OrderDue(number), timing.patience()));
  }

  /** Asks about a leg; nothing waits for the answer. */
  Draft inspect(int party) {
    long number = call.nextOrder();
    call = call.withOrders(call.orders(), number + 1);
    return effect(new Effect.ToSwitch(number, new SwitchOrder.Inspect(call.id().party(party))));
  }

  /** Gives an order in flight once more. */
  Draft repeat(long number, OrderInFlight order) {
    Map<Long, OrderInFlight> orders = new TreeMap<>(call.orders());
    orders.put(number, order.again());
    call = call.withOrders(orders, call.nextOrder());
    effect(new Effect.ToSwitch(number, order.order()));
    return effect(new Effect.WakeMe(new Wake.OrderDue(number), timing.patience()));
  }

  /** Waits once more for what a planned order lacks. */
  Draft replan(long number, OrderInFlight order) {
    return note(number, order.again(), call.nextOrder()).wake(new Wake.OrderDue(number));
  }

  /** Confirms the orders in flight that this is true of. */
  Draft confirm(Predicate<OrderInFlight> which) {
    return settle(which, Optional.empty());
  }

  Draft fail(Predicate<OrderInFlight> which, String reason) {
    return settle(which, Optional.of(reason));
  }

  /** Fails orders that the switch will not fulfil, and says so to those who gave them. */
  Draft abandon(Predicate<OrderInFlight> which, String reason) {
    List<OrderInFlight> lost = call.orders().values().stream().filter(which).toList();
    fail(which, reason);
    lost.forEach(order -> tell(order.party(), Effect.News.Failure));
    return this;
  }

  private Draft settle(Predicate<OrderInFlight> which, Optional<String> failure) {
    Map<Long, OrderInFlight> left = new TreeMap<>(call.orders());
    call.orders().forEach((number, order) -> {
      if (which.test(order)) {
        left.remove(number);
        effect(new Effect.Settle(number, failure));
      }
    });
    call = call.withOrders(left, call.nextOrder());
    return this;
  }

  /** The client's command waits for the order of the same kind that is already on its way. */
  Draft join(int party, Operation operation) {
    call.orders().forEach((number, order) -> {
      if (order.party() == party && order.operation() == operation) awaits = OptionalLong.of(number);
    });
    return this;
  }

  Draft wake(Wake what) {
    return effect(
      new Effect.WakeMe(
        what,
        switch (what) {
          case Wake.OrderDue due -> timing.patience();
          case Wake.AuditDue due -> timing.audit();
          case Wake.ForgetDue due -> timing.linger();
        }
      )
    );
  }

  Step done() {
    Call next = call.equals(before) ? before : call.next();
    return new Step(next, List.copyOf(effects), null, awaits);
  }
}
