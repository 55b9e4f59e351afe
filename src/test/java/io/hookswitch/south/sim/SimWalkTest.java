package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random orders and random waiting, thousands of calls; what must always hold is looked at after every step. */
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
    Numbers.network("+3211110007")
  );

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = { 1, 2, 3, 20_261_120 })
  void whatMustHoldHolds(long seed) {
    Random random = new Random(seed);
    Map<SwitchOrder.Kind, Integer> obeyed = new HashMap<>();
    Desk desk = desk(random);
    for (int step = 0; step < STEPS; step++) {
      SimCall before = desk.call;
      int events = desk.events.size();
      desk.busy = random.nextInt(5) == 0;
      if (random.nextInt(3) == 0) {
        desk.pass(random.nextInt(3000));
      } else {
        SwitchOrder order = order(desk, random);
        desk.order(random.nextInt(10) == 0 ? 1 + random.nextLong(desk.number + 1) : ++desk.number, order);
        List<SwitchEvent> answer = desk.events.subList(events, desk.events.size());
        if (answer.isEmpty()) assertThat(order).isInstanceOfSatisfying(SwitchOrder.Dial.class, dial ->
          assertThat(dial.alertCaller()).isTrue()
        );
        else if (answer.stream().noneMatch(SwitchEvent.OrderFailed.class::isInstance)) {
          obeyed.merge(order.kind(), 1, Integer::sum);
        }
      }
      check(before, desk, events);
      // Writing and reading costs ten times the step itself.
      if (step % 8 == 0) assertThat(SimJson.read(desk.id, SimJson.write(desk.call))).isEqualTo(desk.call);
      if (desk.call.over()) desk = random.nextInt(4) == 0 ? forgotten(desk) : desk(random);
    }
    // A walk that goes nowhere proves nothing.
    assertThat(obeyed).containsOnlyKeys(SwitchOrder.Kind.values());
    assertThat(obeyed.values()).allSatisfy(times -> assertThat(times).isGreaterThan(20));
  }

  private static void check(SimCall before, Desk desk, int events) {
    SimCall call = desk.call;
    Supplier<String> where = () -> ": after " + before + " came " + call;
    for (SimLeg leg : before.legs()) {
      if (!leg.up()) assertThat(call.leg(leg.index())).as(where).contains(leg);
    }
    assertThat(call.legs().stream().filter(SimLeg::up).count())
      .as(() -> "nobody is alone" + where.get())
      .isNotEqualTo(1);
    for (SimLeg leg : call.legs()) {
      boolean settled = !leg.up() || leg.state().connected();
      boolean recorded = leg.recording() != RecordingState.None;
      assertThat(!recorded || leg.state().connected())
        .as(() -> "recorded only while connected" + where.get())
        .isTrue();
      assertThat(!leg.muted() || leg.state().connected())
        .as(() -> "muted only while connected" + where.get())
        .isTrue();
      boolean waits = leg.state() == PartyState.Dialing && !leg.alerting();
      boolean ends =
        settled ||
        call
          .timers()
          .stream()
          .anyMatch(
            timer -> timer.leg() == leg.index() || ((waits || leg.state() == PartyState.Null) && timer.leg() >= 0)
          );
      assertThat(ends)
        .as(() -> "setting up ends by itself" + where.get())
        .isTrue();
    }
    for (SimTimer timer : call.timers()) {
      assertThat(call.leg(timer.leg()).orElseThrow().up())
        .as(() -> "only legs that are up have timers" + where.get())
        .isTrue();
      assertThat(timer.due()).as(where).isAfter(desk.now);
    }
    long last = events == 0 ? -1 : desk.events.get(events - 1).sequence();
    for (SwitchEvent event : desk.events.subList(events, desk.events.size())) {
      assertThat(event.sequence())
        .as(() -> "sequence grows" + where.get())
        .isGreaterThan(last);
      last = event.sequence();
    }
  }

  private static Desk desk(Random random) {
    boolean answers = random.nextBoolean();
    Desk desk = new Desk(device -> answers ? Optional.of(Duration.ofSeconds(2)) : Optional.empty());
    if (random.nextInt(10) > 0) desk.dial(ENDS.get(random.nextInt(ENDS.size())), random.nextInt(3) == 0);
    else desk.input(new SimInput.Incoming("acme", Numbers.network("+3299"), Numbers.BOB));
    return desk;
  }

  /** As the shell does with a call that is over; orders for it may still come. */
  private static Desk forgotten(Desk desk) {
    desk.call = SimCall.none(desk.id);
    desk.pass(1);
    return desk;
  }

  private static SwitchOrder order(Desk desk, Random random) {
    var leg = desk.leg(random.nextInt(Math.max(2, desk.call.legs().size() + 1)));
    var end = ENDS.get(random.nextInt(ENDS.size()));
    return switch (random.nextInt(14)) {
      case 0 -> new SwitchOrder.Dial(desk.leg(0), Numbers.ALICE, desk.leg(1), end, random.nextBoolean(), "");
      case 1, 2 -> new SwitchOrder.Answer(leg);
      case 3 -> new SwitchOrder.Release(leg, random.nextBoolean() ? ReleaseCause.Hangup : ReleaseCause.Cleared);
      case 4, 5 -> new SwitchOrder.Hold(leg);
      case 6 -> new SwitchOrder.Retrieve(leg);
      case 7, 8 -> new SwitchOrder.Mute(leg, random.nextBoolean());
      case 9 -> new SwitchOrder.Digits(leg, "1");
      case 10, 11 -> new SwitchOrder.Record(
        leg,
        RecordingState.values()[random.nextInt(RecordingState.values().length)]
      );
      case 12 -> new SwitchOrder.Redirect(leg, desk.leg(desk.call.legs().size()), end);
      default -> new SwitchOrder.Inspect(leg);
    };
  }
}
