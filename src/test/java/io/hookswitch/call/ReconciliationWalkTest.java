package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two gateways that know the same: one hears to the end, the other hears nothing more and then compares with the list. Both
 * come to the same. One walk is repeated with {@code -Dhookswitch.walk.seed=<seed>}.
 */
class ReconciliationWalkTest {

  private static final int WALKS = Integer.getInteger("hookswitch.reconciliation.walks", 20_000);
  private static final Long ONLY = Long.getLong("hookswitch.walk.seed");
  private static final Duration GRACE = Duration.ofSeconds(10);

  @Test
  void whateverTheLastFactsWereTheListMakesUpForThem() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = ONLY == null ? 0 : ONLY; seed < (ONLY == null ? WALKS : ONLY + 1); seed++) {
      try {
        new Walk(seed, seen).walk();
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("-Dhookswitch.walk.seed=" + seed + ": " + broken.getMessage(), broken);
      }
    }
    if (ONLY != null) return;
    assertThat(seen.keySet()).contains("SAME", "MISSED_EVENTS", "GONE", "ORDER_UNDER_WAY", "over", "goes on");
  }

  private static final class Walk {

    private final Random dice;
    private final Map<String, Integer> seen;
    private final CallMachine machine = new CallMachine(Scene.TIMING);
    private final ModelSwitch phones = new ModelSwitch(Scene.ID);
    private Instant now = Scene.DAWN;
    private Call call;

    Walk(long seed, Map<String, Integer> seen) {
      this.dice = new Random(seed);
      this.seen = seen;
    }

    void walk() {
      begin();
      for (int moves = dice.nextInt(12); moves > 0 && !call.over(); moves--) {
        if (dice.nextBoolean()) phones.stir(dice);
        else wish();
        phones.listen().forEach(this::take);
      }
      if (call.over()) return;
      // The last order may be under way when the line breaks.
      if (dice.nextInt(3) == 0) wish();
      for (int moves = dice.nextInt(8); moves > 0; moves--) phones.stir(dice);
      List<SwitchEvent> last = phones.listen();
      int heard = dice.nextInt(last.size() + 1);
      last.subList(0, heard).forEach(this::take);
      Call deaf = call;
      last.subList(heard, last.size()).forEach(this::take);
      Call hearing = settled(call);
      Call compared = settled(deaf);
      boolean failed = last.subList(heard, last.size()).stream().anyMatch(Walk::recordingFailed);
      assertThat(shape(compared, !failed))
        .as("after %s of %s, lost %s", heard, last.size(), last)
        .isEqualTo(shape(hearing, !failed));
      assertThat(verdicts(compared)).allMatch(verdict -> verdict.why() == Verdict.Why.SAME);
      assertThat(live(compared)).as("a recount").isEqualTo(phones.list(now).legs().size());
      count(compared.over() ? "over" : "goes on");
    }

    private void begin() {
      Endpoint alice = Scene.phone(
        "alice",
        dice.nextBoolean() ? RecordingMode.Unassigned : RecordingMode.OnDemandUserStart
      );
      if (dice.nextInt(3) == 0) {
        phones.offer(Scene.PSTN, alice);
        phones.listen().forEach(this::take);
      } else {
        take(new Command.Dial(Scene.ALICE, alice, Scene.phone("bob"), dice.nextInt(3) == 0, null, Map.of()));
      }
    }

    private void wish() {
      PartyId me = Scene.ID.party(dice.nextInt(2));
      List<Command> all = List.of(
        new Command.Answer(me),
        new Command.Hold(me),
        new Command.Retrieve(me),
        new Command.Mute(me, dice.nextBoolean()),
        new Command.StartRecording(me),
        new Command.PauseRecording(me),
        new Command.Hangup(me)
      );
      take(all.get(dice.nextInt(all.size())));
    }

    private void take(CallInput input) {
      now = now.plusSeconds(1);
      boolean decides = input instanceof Command;
      Decision decision = !decides
        ? Decision.NOTHING
        : call == null
          ? TestPolicy.idle()
          : TestPolicy.decide(call, ((Command) input).by().index());
      perform(machine.step(call, decision, input, now));
    }

    private void perform(Step step) {
      call = step.next();
      for (Effect effect : step.effects()) {
        if (effect instanceof Effect.ToSwitch order) phones.take(order.number(), order.order());
      }
    }

    /** Comparisons, and the timers of orders, until there is nothing more to say. */
    private Call settled(Call start) {
      call = start;
      for (int round = 0; round < 2 * Timers.MOST_TRIES; round++) {
        now = now.plus(GRACE).plusSeconds(1);
        verdicts(call).forEach(verdict -> count(verdict.why().name()));
        perform(machine.step(call, Decision.NOTHING, list(), now));
        phones.listen().forEach(this::take);
        for (long order : new ArrayList<>(call.orders().keySet())) take(new Wake.OrderDue(order));
        phones.listen().forEach(this::take);
      }
      return call;
    }

    private Comparison list() {
      return new Comparison(phones.list(now.minus(GRACE)), null, GRACE);
    }

    private List<Verdict> verdicts(Call known) {
      return machine.compare(known, list(), now);
    }

    /** One that failed is not begun again; whoever has not heard of it finds one that is not there, and begins it. */
    private static boolean recordingFailed(SwitchEvent fact) {
      return fact instanceof SwitchEvent.Recorded recorded && recorded.state() == RecordingState.Failed;
    }

    /**
     * What users see, whenever and however often it was told. What a leg did just before it went, no list says.
     */
    private static List<String> shape(Call known, boolean recording) {
      return known
        .parties()
        .stream()
        .map(party -> {
          String now = party.index() + " " + party.state();
          if (!party.live()) return now;
          return now + " muted " + party.muted() + (recording ? " " + party.recording().state() : "");
        })
        .toList();
    }

    private static long live(Call known) {
      return known
        .parties()
        .stream()
        .filter(party -> party.state() != PartyState.Released)
        .count();
    }

    private void count(String what) {
      seen.merge(what, 1, Integer::sum);
    }
  }
}
