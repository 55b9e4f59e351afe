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

  Draft joinedWith(CallId other) {
    call = call.joinedWith(other);
    return this;
  }

  /** Notes where the parties are going, for what has to be told to them there. */
  Draft goingInto(CallId other) {
    call = call.goingInto(other);
    return this;
  }

  /** Notes whose parties are coming here, for what has to be told to them there. */
  Draft takingIn(CallId other) {
    call = call.takingIn(other);
    return this;
  }

  /** Notes that nobody is left on the call that the parties went into. */
  Draft joinedEnded() {
    call = call.joinedEnded();
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
    return give(new OrderInFlight(order, wanted, 1));
  }

  /** Notes an order that is not ready to be given; {@link #replace} gives it. */
  Draft plan(SwitchOrder order, Operation wanted, List<UserDatum> userData) {
    long number = call.nextOrder();
    awaits = OptionalLong.of(number);
    return note(number, new OrderInFlight(order, wanted, 1, userData), number + 1).wake(new Wake.OrderDue(number));
  }

  /** Plans an order once more that the switch has refused, under another number: it knows the old one. */
  Draft planAgain(long number, OrderInFlight order, SwitchOrder planned) {
    Map<Long, OrderInFlight> orders = new TreeMap<>(call.orders());
    orders.remove(number);
    long following = call.nextOrder();
    orders.put(following, new OrderInFlight(planned, order.operation(), order.tries() + 1));
    call = Journal.renumber(call.withOrders(orders, following + 1), number, following);
    return effect(new Effect.Renumber(number, following)).wake(new Wake.OrderDue(following));
  }

  /** Notes that the party's leg is to be made one with another call, which gives the order. */
  Draft reserve(SwitchOrder.Merge merge) {
    long number = call.nextOrder();
    return note(number, new OrderInFlight(merge, null, 1), number + 1).wake(new Wake.OrderDue(number));
  }

  /** The same for an order that no client waits for. */
  Draft plan(SwitchOrder order) {
    long number = call.nextOrder();
    return note(number, new OrderInFlight(order, null, 1), number + 1).wake(new Wake.OrderDue(number));
  }

  /** Gives an order in place of the one of the same kind that was planned for the party, if there is one. */
  Draft replace(SwitchOrder order, Operation wanted, List<UserDatum> userData) {
    for (Map.Entry<Long, OrderInFlight> planned : call.orders().entrySet()) {
      SwitchOrder old = planned.getValue().order();
      if (old.kind() != order.kind() || !old.party().equals(order.party())) continue;
      if (planned.getValue().operation() == null) continue;
      int tries = planned.getValue().tries();
      note(planned.getKey(), new OrderInFlight(order, wanted, tries, userData), call.nextOrder());
      return effect(new Effect.ToSwitch(planned.getKey(), order));
    }
    return give(new OrderInFlight(order, wanted, 1, userData));
  }

  private Draft note(long number, OrderInFlight order, long following) {
    Map<Long, OrderInFlight> orders = new TreeMap<>(call.orders());
    orders.put(number, order);
    call = call.withOrders(orders, following);
    return this;
  }

  /** Gives an order on the gateway's own account. */
  Draft order(SwitchOrder order) {
    return give(new OrderInFlight(order, null, 1));
  }

  private Draft give(OrderInFlight order) {
    long number = call.nextOrder();
    note(number, order, number + 1).effect(new Effect.ToSwitch(number, order.order()));
    return wake(new Wake.OrderDue(number));
  }

  /** Asks about a leg; nothing waits for the answer. */
  Draft inspect(int party) {
    return effect(new Effect.ToSwitch(SwitchOrder.QUESTION, new SwitchOrder.Inspect(call.id().party(party))));
  }

  /** Gives an order that is not waited for; it is given again when somebody looks again. */
  private Draft mention(SwitchOrder order) {
    long number = call.nextOrder();
    call = call.withOrders(call.orders(), number + 1);
    return effect(new Effect.ToSwitch(number, order));
  }

  /** The party is about to leave, its leg perhaps not. */
  Draft stray(int party) {
    call = call.withStray(party);
    return this;
  }

  /** Tells the switch once more that nobody wants these legs. */
  Draft releaseStrays() {
    call.strays().forEach(this::dismiss);
    return this;
  }

  /** Tells the switch that nobody wants this leg. */
  Draft dismiss(int party) {
    return mention(new SwitchOrder.Release(call.id().party(party), ReleaseCause.Hangup));
  }

  /** The switch says that it has no leg of the party. */
  Draft strayGone(int party) {
    call = call.withoutStray(party);
    return call.finished() ? wake(new Wake.ForgetDue()) : this;
  }

  /** Whether this moment is less than so many times the lingering of a call later than the given one. */
  boolean within(int lingers, Instant from) {
    return at.isBefore(from.plus(timing.linger().multipliedBy(lingers)));
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
        call = Journal.settle(call, number, failure);
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
    Call next = call.equals(before) ? before : call.sameAs(before) ? call : call.next();
    return new Step(next, List.copyOf(effects), null, awaits);
  }
}
