package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks many calls at random and holds every step to {@link CallLaws}. One walk is repeated with {@code
 * -Dhookswitch.walk.seed=<seed>}, a longer test is {@code -Dhookswitch.walk.steps=<steps>}.
 */
class CallWalkTest {

  private static final int STEPS = Integer.getInteger("hookswitch.walk.steps", 120_000);
  private static final int LONGEST_LIFE = 300;
  private static final Long ONLY = Long.getLong("hookswitch.walk.seed");

  @Test
  void whateverHappensTheLawsHoldAndTheAdvertisedListIsWhatIsAccepted() {
    Map<String, Integer> seen = new TreeMap<>();
    if (ONLY != null) {
      walk(ONLY, seen);
      return;
    }
    int steps = 0;
    for (long seed = 0; steps < STEPS; seed++) steps += walk(seed, seen);
    assertThat(seen.keySet()).as("a walk that goes everywhere").containsAll(everything());
  }

  private static int walk(long seed, Map<String, Integer> seen) {
    try {
      return new CallWalk(seed, seen).walk(LONGEST_LIFE);
    } catch (AssertionError broken) {
      throw new AssertionError("-Dhookswitch.walk.seed=" + seed + ": " + broken.getMessage(), broken.getCause());
    }
  }

  /** What takes two calls is walked elsewhere, two calls at a time; what takes a supervisor is in its own tests. */
  private static final Set<Class<?>> FOR_TWO = Set.of(
    Command.Consult.class,
    Command.Complete.class,
    Command.TransferTo.class,
    Command.SwapCalls.class,
    Command.SingleStepConference.class,
    Command.RemoveParticipant.class,
    Command.SwitchMonitoring.class,
    Command.MuteMonitoredUser.class,
    Command.Pull.class,
    SwitchEvent.Monitors.class,
    SwitchEvent.Located.class,
    Effect.Tell.class,
    Effect.Renumber.class,
    Effect.StillConnected.class
  );

  /** Every input taken, every command also refused, every effect, every recording state, also during a pause. */
  private static Iterable<String> everything() {
    Stream<String> facts = Stream.of(SwitchEvent.class, Wake.class, Effect.class, Command.class)
      .flatMap(CallWalkTest::members)
      .filter(member -> !FOR_TWO.contains(member))
      .map(Class::getSimpleName);
    Stream<String> refusals = members(Command.class)
      .filter(wish -> !FOR_TWO.contains(wish))
      .map(wish -> wish.getSimpleName() + " refused");
    Stream<String> recordings = Stream.of(RecordingState.values()).map(state -> "recording " + state);
    Stream<String> paused = Stream.of(
      "private recording Started",
      "private recording Paused",
      "private recording None"
    );
    Stream<String> repeated = Stream.of(
      "repeated in flight",
      "repeated when settled",
      "repeated later",
      "repeated to the next owner"
    );
    return Stream.of(facts, refusals, recordings, paused, repeated)
      .flatMap(all -> all)
      .toList();
  }

  private static Stream<Class<?>> members(Class<?> family) {
    return family.isSealed()
      ? Stream.of(family.getPermittedSubclasses()).flatMap(CallWalkTest::members)
      : Stream.of(family);
  }
}
