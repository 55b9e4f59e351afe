package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random orders and random waiting, thousands of pairs of calls; what must always hold is looked at after every step. */
class SimWalkTest {

  private static final int STEPS = 50_000;
  private static final List<Endpoint> ENDS = List.of(
    Numbers.ALICE,
    Numbers.BOB,
    Numbers.CAROL,
    Numbers.DAVE,
    Numbers.network("+3211110001"),
    Numbers.network("+3211110002"),
    Numbers.network("+3211110003"),
    Numbers.network("+3211110004"),
    Numbers.network("+3211110005"),
    Numbers.network("+3211110006"),
    Numbers.network("+3211110008")
  );

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = { 1, 2, 3, 20_261_120 })
  void whatMustHoldHolds(long seed) {
    Random random = new Random(seed);
    Map<SwitchOrder.Kind, Integer> obeyed = new EnumMap<>(SwitchOrder.Kind.class);
    Desks desks = desks(random);
    for (int step = 0; step < STEPS; step++) {
      Map<CallId, SimCall> before = Map.copyOf(desks.calls);
      int events = desks.events.size();
      desks.busy = random.nextInt(5) == 0;
      if (random.nextInt(3) == 0) desks.pass(random.nextInt(3000));
      else {
        SwitchOrder order = order(desks, random);
        give(desks, order, random);
        count(obeyed, order, desks.events.subList(events, desks.events.size()));
        // What has come back from a merge that was not made may be overdue.
        desks.pass(0);
      }
      for (CallId id : before.keySet()) {
        SimCall call = desks.calls.get(id);
        check(before.get(id), call, desks.now);
        // Writing and reading costs ten times the step itself.
        if (step % 8 == 0) assertThat(SimJson.read(id, SimJson.write(call))).isEqualTo(call);
      }
      checkSequence(desks, events);
      boolean over = desks.calls
        .values()
        .stream()
        .allMatch(call -> call.over() || call.remembered());
      if (over && random.nextInt(4) > 0) desks = desks(random);
    }
    // A walk that goes nowhere proves nothing.
    assertThat(obeyed).containsOnlyKeys(SwitchOrder.Kind.values());
    assertThat(obeyed.values()).allSatisfy(times -> assertThat(times).isGreaterThan(20));
  }

  /** New, or repeated, or given by a node that dies over it and repeated by another. */
  private static void give(Desks desks, SwitchOrder order, Random random) {
    boolean two = order.party().call().equals(Desks.FIRST) && SimPair.secondCall(order).isPresent();
    if (two && random.nextInt(4) == 0) {
      desks.tear(++desks.number, order);
      if (random.nextBoolean()) desks.pass(random.nextInt(3000));
      if (random.nextInt(4) == 0) desks.hangUp(Desks.FIRST.party(random.nextInt(2))).pass(1);
      if (random.nextInt(8) > 0) desks.order(desks.number - random.nextInt(2), order);
    } else if (random.nextInt(10) == 0) {
      desks.order(1 + random.nextLong(desks.number + 1), order);
    } else {
      desks.order(order);
    }
  }

  private static void count(Map<SwitchOrder.Kind, Integer> obeyed, SwitchOrder order, List<SwitchEvent> answer) {
    boolean silent = order.kind() == SwitchOrder.Kind.Dial || SimPair.secondCall(order).isPresent();
    assertThat(silent || !answer.isEmpty())
      .as(() -> "answered: " + order)
      .isTrue();
    boolean failed = answer.isEmpty() || answer.stream().anyMatch(SwitchEvent.OrderFailed.class::isInstance);
    if (!failed) obeyed.merge(order.kind(), 1, Integer::sum);
  }

  private static void check(SimCall before, SimCall call, Instant now) {
    Supplier<String> where = () -> ": after " + before + " came " + call;
    boolean goesOn = call.version() > 0 && !before.merging();
    for (SimLeg leg : before.legs()) {
      if (goesOn && !leg.up()) assertThat(call.leg(leg.index())).as(where).contains(leg);
    }
    List<SimLeg> up = call.legs().stream().filter(SimLeg::up).toList();
    assertThat(up.size())
      .as(() -> "nobody is alone, unless nobody else was ever called" + where.get())
      .isNotEqualTo(call.legs().size() == 1 ? 2 : 1);
    assertThat(
      up.isEmpty() || up.stream().anyMatch(leg -> leg.state().connected() || leg.state() == PartyState.Dialing)
    )
      .as(() -> "phones do not ring for nobody" + where.get())
      .isTrue();
    call.legs().forEach(leg -> check(call, leg, where));
    for (SimTimer timer : call.timers()) {
      boolean waits = (timer.deed() == SimTimer.Deed.ABANDON && call.merging()) || timer.deed() == SimTimer.Deed.FORGET;
      assertThat(waits || call.leg(timer.leg()).orElseThrow().up())
        .as(() -> "only legs that are up have timers" + where.get())
        .isTrue();
      assertThat(timer.due()).as(where).isAfter(now);
    }
  }

  private static void check(SimCall call, SimLeg leg, Supplier<String> where) {
    boolean settled = !leg.up() || leg.state().connected();
    assertThat(leg.recording() == RecordingState.None || leg.state().connected())
      .as(() -> "recorded only while connected" + where.get())
      .isTrue();
    assertThat(!leg.muted() || leg.state().connected())
      .as(() -> "muted only while connected" + where.get())
      .isTrue();
    boolean waits = (leg.state() == PartyState.Dialing && !leg.alerting()) || leg.state() == PartyState.Null;
    boolean ends =
      settled ||
      call
        .timers()
        .stream()
        .anyMatch(timer -> waits || timer.leg() == leg.index());
    assertThat(ends)
      .as(() -> "setting up ends by itself" + where.get())
      .isTrue();
  }

  private static void checkSequence(Desks desks, int from) {
    Map<CallId, Long> last = new HashMap<>();
    for (SwitchEvent event : desks.events.subList(from, desks.events.size())) {
      Long before = last.put(event.party().call(), event.sequence());
      if (before != null) assertThat(event.sequence()).as("sequence grows: %s", event).isGreaterThan(before);
    }
  }

  private static Desks desks(Random random) {
    boolean answers = random.nextBoolean();
    String away = Numbers.ALICE_AWAY.subscriber().device();
    Desks desks = new Desks(device ->
      answers || device.equals(away) ? Optional.of(Duration.ofSeconds(2)) : Optional.empty()
    );
    if (random.nextInt(10) == 0) {
      desks.input(Desks.FIRST, new SimInput.Incoming("acme", Numbers.network("+3299"), Numbers.BOB));
    } else {
      desks.order(dial(end(random), random.nextInt(3) == 0));
    }
    return desks;
  }

  private static Endpoint end(Random random) {
    return ENDS.get(random.nextInt(ENDS.size()));
  }

  private static SwitchOrder dial(Endpoint to, boolean alertCaller) {
    return new SwitchOrder.Dial(Desks.FIRST.party(0), Numbers.ALICE, Desks.FIRST.party(1), to, alertCaller, "");
  }

  private static SwitchOrder order(Desks desks, Random random) {
    SimCall call = desks.calls.get(random.nextInt(3) == 0 ? Desks.SECOND : Desks.FIRST);
    int legs = call.legs().size();
    PartyId leg = call.id().party(random.nextInt(Math.max(2, legs + 1)));
    Endpoint end = end(random);
    return switch (random.nextInt(32)) {
      case 0 -> dial(end, random.nextBoolean());
      case 1, 2, 3 -> new SwitchOrder.Answer(leg);
      case 4 -> new SwitchOrder.Release(leg, random.nextBoolean() ? ReleaseCause.Hangup : ReleaseCause.Cleared);
      case 5, 6 -> new SwitchOrder.Hold(leg);
      case 7 -> new SwitchOrder.Retrieve(leg);
      case 8, 9 -> new SwitchOrder.Mute(leg, random.nextBoolean());
      case 10 -> new SwitchOrder.Digits(leg, "1");
      case 11, 12 -> new SwitchOrder.Record(
        leg,
        RecordingState.values()[random.nextInt(RecordingState.values().length)]
      );
      case 13 -> new SwitchOrder.Redirect(leg, call.id().party(legs), end);
      case 14 -> new SwitchOrder.Join(leg, call.id().party(legs), end);
      case 15, 16 -> Desks.consultation(end);
      case 17 -> merge(desks, random);
      case 18 -> new SwitchOrder.Alternate(Desks.FIRST.party(0), Desks.SECOND.party(0));
      case 19 -> new SwitchOrder.Alternate(Desks.SECOND.party(0), Desks.FIRST.party(0));
      case 20, 21 -> new SwitchOrder.Monitor(leg, call.id().party(legs), end, how(random));
      case 22, 23 -> new SwitchOrder.Partake(monitor(call, leg), call.id().party(random.nextInt(2)), how(random));
      case 24, 29, 30 -> new SwitchOrder.Silence(
        monitor(call, leg),
        call.id().party(random.nextInt(2)),
        random.nextBoolean()
      );
      case 25 -> new SwitchOrder.Fork(Desks.SECOND.party(0), List.of(Numbers.ALICE, Numbers.ALICE_AWAY));
      case 26, 27, 28 -> new SwitchOrder.Replace(Desks.FIRST.party(0), Desks.SECOND.party(0), Numbers.ALICE_AWAY);
      default -> new SwitchOrder.Inspect(leg);
    };
  }

  private static Monitoring how(Random random) {
    return Monitoring.values()[random.nextInt(Monitoring.values().length)];
  }

  /** A supervisor's leg, if there is one: others obey no such order. */
  private static PartyId monitor(SimCall call, PartyId otherwise) {
    return call
      .legs()
      .stream()
      .filter(leg -> leg.monitors() != null && leg.up())
      .map(leg -> call.id().party(leg.index()))
      .findFirst()
      .orElse(otherwise);
  }

  /** Now and then of a leg too few, as by a gateway that has not heard of all. */
  private static SwitchOrder merge(Desks desks, Random random) {
    int to = desks.first().legs().size();
    List<SwitchOrder.Move> moves = new ArrayList<>();
    for (SimLeg leg : desks.second().legs()) {
      if (leg.index() > 0 && leg.up() && random.nextInt(10) > 0) moves.add(Desks.move(leg.index(), to + moves.size()));
    }
    return new SwitchOrder.Merge(
      Desks.FIRST.party(0),
      Desks.SECOND.party(0),
      random.nextBoolean() ? Consultation.Transfer : Consultation.Conference,
      moves
    );
  }
}
