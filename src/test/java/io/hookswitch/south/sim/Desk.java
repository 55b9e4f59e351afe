package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One call on the bare machine, in virtual time. Orders get numbers 1, 2, 3 unless told otherwise. */
final class Desk {

  final CallId id = new CallId(7);
  final List<SwitchEvent> events = new ArrayList<>();
  SimCall call = SimCall.none(id);
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  boolean busy;
  long number;

  private final Exchange exchange;
  private int read;

  Desk(Phones phones) {
    exchange = Exchange.of(Honest.SWITCH, phones);
  }

  static Desk withSilentPhones() {
    return new Desk(Phones.SILENT);
  }

  /** A call of Alice's to this end, as long as it takes until it is answered or fails. */
  static Desk calling(Endpoint to) {
    Desk desk = withSilentPhones();
    desk.dial(to, false);
    return desk;
  }

  /** Alice talks to Bob. */
  static Desk talking() {
    Desk desk = calling(Numbers.BOB);
    desk.order(new SwitchOrder.Answer(desk.leg(1)));
    desk.heard();
    return desk;
  }

  PartyId leg(int index) {
    return id.party(index);
  }

  Desk dial(Endpoint to, boolean alertCaller) {
    return order(new SwitchOrder.Dial(leg(0), Numbers.ALICE, leg(1), to, alertCaller, Numbers.ALICE.number()));
  }

  Desk order(SwitchOrder order) {
    return order(++number, order);
  }

  Desk order(long as, SwitchOrder order) {
    return input(new SimInput.Ordered(as, order));
  }

  Desk input(SimInput input) {
    SimStep step = SimMachine.step(call, input, busy ? rung(SimMachine.rings(call, input)) : Set.of(), exchange, now);
    call = step.next();
    events.addAll(step.events());
    return this;
  }

  static Set<String> rung(List<SimMachine.Ring> phones) {
    return phones.stream().map(SimMachine.Ring::device).collect(Collectors.toSet());
  }

  Optional<SimTimer> nextTimer() {
    return call.timers().stream().min(Comparator.comparing(SimTimer::due));
  }

  /** Time passes; timers run out when they are due, one after the other. */
  Desk pass(Duration time) {
    Instant end = now.plus(time);
    while (
      nextTimer()
        .filter(timer -> !timer.due().isAfter(end))
        .isPresent()
    ) {
      SimTimer timer = nextTimer().orElseThrow();
      now = timer.due();
      input(new SimInput.TimerDue(timer));
    }
    now = end;
    return this;
  }

  Desk pass(long millis) {
    return pass(Duration.ofMillis(millis));
  }

  /** What was reported since the last look. */
  List<String> heard() {
    List<String> news = events.subList(read, events.size()).stream().map(Told::text).toList();
    read = events.size();
    return news;
  }
}
