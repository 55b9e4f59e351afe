package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.config.SimConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MischiefTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int EVENTS = 10_000;

  private static SimConfig config(long seed, long delayMillis, double loss, double duplicates, double reorder) {
    SimConfig base = Honest.SWITCH;
    return new SimConfig(
      seed,
      Duration.ofMillis(delayMillis),
      loss,
      duplicates,
      reorder,
      base.ownPhonePickup(),
      base.ringTimeout(),
      base.lines(),
      base.plan()
    );
  }

  private static List<List<Mischief.Arrival>> run(SimConfig config, long call) {
    CallId id = new CallId(call);
    Mischief mischief = new Mischief(config, id, 0);
    List<List<Mischief.Arrival>> all = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      all.add(mischief.arrivals(new SwitchEvent.Held(id.party(0), i), NOW.plusMillis(i)));
    }
    return all;
  }

  @Test
  void theSameSeedAndCallGoWrongInTheSameWay() {
    SimConfig config = config(42, 30, 0.1, 0.1, 0.1);
    assertThat(run(config, 7)).isEqualTo(run(config, 7));
    assertThat(run(config, 7)).isNotEqualTo(run(config, 8));
    assertThat(run(config, 7)).isNotEqualTo(run(config(43, 30, 0.1, 0.1, 0.1), 7));
  }

  @Test
  void whoeverAsksAgainDoesNotMeetTheSameMischief() {
    CallId id = new CallId(7);
    SimConfig config = config(42, 0, 0.5, 0, 0);
    SwitchEvent event = new SwitchEvent.Held(id.party(0), 1);
    List<Integer> visits = IntStream.range(0, 20)
      .mapToObj(visit -> new Mischief(config, id, visit).arrivals(event, NOW).size())
      .toList();
    assertThat(visits).contains(0, 1);
  }

  @Test
  void anHonestSwitchReportsAtOnceOnceAndInOrder() {
    List<List<Mischief.Arrival>> all = run(Honest.SWITCH, 7);
    for (int i = 0; i < EVENTS; i++) {
      assertThat(all.get(i)).containsExactly(new Mischief.Arrival(NOW.plusMillis(i), true));
    }
  }

  @Test
  void aboutAsManyAreLostAndDoubledAsConfigured() {
    List<List<Mischief.Arrival>> all = run(config(1, 0, 0.1, 0.2, 0), 7);
    assertThat(all.stream().filter(List::isEmpty).count()).isBetween(900L, 1100L);
    assertThat(
      all
        .stream()
        .filter(arrivals -> arrivals.size() == 2)
        .count()
    ).isBetween(1650L, 1950L);
  }

  @Test
  void eventsThatAreOnlyLateStayInOrder() {
    Instant last = Instant.MIN;
    for (List<Mischief.Arrival> arrivals : run(config(1, 40, 0, 0, 0), 7)) {
      Mischief.Arrival arrival = arrivals.getFirst();
      assertThat(arrival.inOrder()).isTrue();
      assertThat(arrival.due()).isAfterOrEqualTo(last);
      last = arrival.due();
    }
  }

  @Test
  void eventsThatAreHeldBackAreOvertaken() {
    List<Instant> due = run(config(1, 0, 0, 0, 0.1), 7)
      .stream()
      .map(arrivals -> arrivals.getFirst().due())
      .toList();
    long overtaken = 0;
    for (int i = 1; i < due.size(); i++) if (due.get(i).isBefore(due.get(i - 1))) overtaken++;
    assertThat(overtaken).isBetween(700L, 1100L);
  }

  @Test
  void eachEventTakesBetweenHalfAndOneAndAHalfOfTheDelay() {
    CallId id = new CallId(7);
    for (long seed = 0; seed < 1000; seed++) {
      SwitchEvent event = new SwitchEvent.Held(id.party(0), 1);
      Instant due = new Mischief(config(seed, 100, 0, 0, 0), id, 0).arrivals(event, NOW).getFirst().due();
      assertThat(due).isBetween(NOW.plusMillis(50), NOW.plusMillis(150));
    }
  }

  @Test
  void anOfferIsNeverLost() {
    CallId id = new CallId(7);
    SwitchEvent offer = new SwitchEvent.Offered(id.party(0), 1, "acme", Numbers.network("+32"), Numbers.BOB);
    assertThat(new Mischief(config(1, 0, 1, 0, 0), id, 0).arrivals(offer, NOW)).hasSize(1);
  }
}
