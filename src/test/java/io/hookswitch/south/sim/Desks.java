package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Two calls of Alice's on the bare machines, 7 and 8, in one virtual time. Orders of both get numbers 1, 2, 3. */
final class Desks {

  static final CallId FIRST = new CallId(7);
  static final CallId SECOND = new CallId(8);

  final Map<CallId, SimCall> calls = new HashMap<>(Map.of(FIRST, SimCall.none(FIRST), SECOND, SimCall.none(SECOND)));
  final List<SwitchEvent> events = new ArrayList<>();
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  boolean busy;
  long number;
  /** What became of the last order over two calls. */
  SimPair.Outcome outcome;

  private final Exchange exchange;
  private int read;

  Desks(Phones phones) {
    exchange = Exchange.of(Honest.SWITCH, phones);
  }

  /** Alice talks to Bob. */
  static Desks talking() {
    Desks desks = new Desks(Phones.SILENT);
    desks.order(
      new SwitchOrder.Dial(FIRST.party(0), Numbers.ALICE, FIRST.party(1), Numbers.BOB, false, Numbers.ALICE.number())
    );
    desks.order(new SwitchOrder.Answer(FIRST.party(1)));
    desks.heard();
    return desks;
  }

  /** Alice has asked for Carol, or somebody else, while Bob waits. */
  static Desks consulting(Endpoint to) {
    Desks desks = talking().consult(to);
    desks.heard();
    return desks;
  }

  /** Alice talks to Carol while Bob waits. */
  static Desks consulted() {
    Desks desks = consulting(Numbers.CAROL);
    desks.order(new SwitchOrder.Answer(SECOND.party(1)));
    desks.heard();
    return desks;
  }

  /** Alice, Bob and Carol talk. */
  static Desks conference() {
    Desks desks = consulted().merge(Consultation.Conference);
    desks.heard();
    return desks;
  }

  SimCall first() {
    return calls.get(FIRST);
  }

  SimCall second() {
    return calls.get(SECOND);
  }

  Desks consult(Endpoint to) {
    return order(consultation(to));
  }

  static SwitchOrder.Consult consultation(Endpoint to) {
    return new SwitchOrder.Consult(
      FIRST.party(0),
      SECOND.party(0),
      Numbers.ALICE,
      SECOND.party(1),
      to,
      Consultation.Transfer
    );
  }

  Desks merge(Consultation purpose) {
    return order(merging(purpose));
  }

  /** The first of the others of call 8 comes as leg 2 of call 7. */
  static SwitchOrder.Merge merging(Consultation purpose) {
    return merging(purpose, move(1, 2));
  }

  static SwitchOrder.Merge merging(Consultation purpose, SwitchOrder.Move... moves) {
    return new SwitchOrder.Merge(FIRST.party(0), SECOND.party(0), purpose, List.of(moves));
  }

  static SwitchOrder.Move move(int from, int to) {
    return new SwitchOrder.Move(SECOND.party(from), FIRST.party(to));
  }

  Desks alternate() {
    return order(new SwitchOrder.Alternate(FIRST.party(0), SECOND.party(0)));
  }

  Desks join(Endpoint to) {
    return order(new SwitchOrder.Join(FIRST.party(0), FIRST.party(first().legs().size()), to));
  }

  Desks hangUp(PartyId leg) {
    return order(new SwitchOrder.Release(leg, ReleaseCause.Hangup));
  }

  Desks order(SwitchOrder order) {
    return order(++number, order);
  }

  Desks order(long as, SwitchOrder order) {
    Optional<CallId> second = SimPair.secondCall(order);
    if (second.isEmpty()) return input(order.party().call(), new SimInput.Ordered(as, order));
    SimCall one = calls.get(order.party().call());
    SimCall two = calls.get(second.get());
    Set<String> occupied = busy ? Desk.rung(SimPair.rings(one, two, as, order)) : Set.of();
    outcome = SimPair.step(one, two, as, order, occupied, exchange, now);
    keep(outcome.first().next());
    keep(outcome.settled());
    events.addAll(outcome.first().events());
    return this;
  }

  /** The order, but the node dies when it has saved the second call. */
  Desks tear(long as, SwitchOrder order) {
    SimCall one = first();
    int told = events.size();
    order(as, order);
    events.subList(told, events.size()).clear();
    keep(one);
    keep(outcome.second());
    return this;
  }

  Desks input(CallId call, SimInput input) {
    Set<String> occupied = busy ? Desk.rung(SimMachine.rings(calls.get(call), input)) : Set.of();
    SimStep step = SimMachine.step(calls.get(call), input, occupied, exchange, now);
    keep(step.next());
    events.addAll(step.events());
    return this;
  }

  /** A call that is over is forgotten, as in the store. */
  private void keep(SimCall call) {
    calls.put(call.id(), call.over() ? SimCall.none(call.id()) : call);
  }

  private Optional<Map.Entry<SimTimer, CallId>> nextTimer() {
    return calls
      .values()
      .stream()
      .flatMap(call ->
        call
          .timers()
          .stream()
          .map(timer -> Map.entry(timer, call.id()))
      )
      .min(Comparator.comparing(timer -> timer.getKey().due()));
  }

  Desks pass(long millis) {
    Instant end = now.plus(Duration.ofMillis(millis));
    for (;;) {
      Map.Entry<SimTimer, CallId> next = nextTimer().orElse(null);
      if (next == null || next.getKey().due().isAfter(end)) break;
      // Left over from before: a node that takes a call over makes up for it.
      if (next.getKey().due().isAfter(now)) now = next.getKey().due();
      input(next.getValue(), new SimInput.TimerDue(next.getKey()));
    }
    now = end;
    return this;
  }

  /** The states of the legs of a call, in order. */
  List<String> states(CallId call) {
    List<SimLeg> legs = calls.get(call).legs();
    return IntStream.range(0, legs.size())
      .mapToObj(i -> legs.get(i).index() + " " + legs.get(i).state())
      .toList();
  }

  /** What was reported since the last look. */
  List<String> heard() {
    List<String> news = events
      .subList(read, events.size())
      .stream()
      .map(event -> event.party().call() + ":" + Told.text(event))
      .toList();
    read = events.size();
    return news;
  }
}
