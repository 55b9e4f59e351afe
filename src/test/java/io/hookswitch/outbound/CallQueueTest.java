package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallQueueTest {

  private static final long LEASE = 100;

  private final CallQueue queue = new CallQueue(3, 3);
  private long now = 1_000;

  @Test
  void twoAgentsNeverGetTheSame() {
    assertThat(next("ada")).isEqualTo(1);
    assertThat(next("ben")).isEqualTo(2);
  }

  @Test
  void theSameAgentAskingAgainGetsTheSame() {
    assertThat(next("ada")).isEqualTo(1);
    now += LEASE - 1;
    assertThat(next("ada")).isEqualTo(1);
    now += LEASE - 1;
    assertThat(next("ada")).isEqualTo(1);
  }

  @Test
  void aHoldThatRunsOutGivesTheNextAgentTheRecord() {
    next("ada");
    now += LEASE;
    assertThat(next("ben")).isEqualTo(1);
    assertThat(next("ada")).isEqualTo(2);
  }

  @Test
  void whoeverLeavesGivesBackWhatItHolds() {
    next("ada");
    assertThat(queue.step(new QueueInput.Release("ada", now)).outcome()).isEqualTo(Outcome.DONE);
    assertThat(queue.step(new QueueInput.Release("ada", now)).outcome()).isEqualTo(Outcome.NONE);
    assertThat(next("ben")).isEqualTo(1);
  }

  @Test
  void aRejectedOneComesAfterAllOthers() {
    next("ada");
    reject("ada", 1);
    assertThat(List.of(next("ada"), next("ben"), next("cid"), next("dan"))).containsExactly(2, 3, 1, 0);
  }

  @Test
  void aCallbackComesWhenItIsDueAndThenBeforeAllOthers() {
    next("ada");
    ask(1, new ChainInput.Reschedule("ada", now, now + 50, false));
    assertThat(next("ben")).isEqualTo(2);
    now += 50;
    assertThat(next("ada")).isEqualTo(1);
  }

  @Test
  void aPersonalCallbackWaitsForItsAgent() {
    next("ada");
    ask(1, new ChainInput.Reschedule("ada", now, now + 50, true));
    now += 50;
    assertThat(List.of(next("ben"), next("cid"), next("dan"))).containsExactly(2, 3, 0);
    assertThat(next("ada")).isEqualTo(1);
  }

  @Test
  void aCompletedOneNeverComesBack() {
    next("ada");
    assertThat(ask(1, new ChainInput.Complete("ada", now))).isEqualTo(Outcome.DONE);
    assertThat(ask(1, new ChainInput.Complete("ada", now))).isEqualTo(Outcome.NOT_HELD);
    assertThat(queue.step(new QueueInput.Join(1, now)).outcome()).isEqualTo(Outcome.FINISHED);
    assertThat(List.of(next("ada"), next("ben"), next("cid"))).containsExactly(2, 3, 0);
  }

  @Test
  void aReservedChainIsHandedOutOnlyOnceItsRecordsAreThere() {
    IntStream.rangeClosed(1, 3).forEach(i -> next("agent" + i));
    int added = queue.step(new QueueInput.Reserve(now)).chain();
    assertThat(added).isEqualTo(4);
    assertThat(next("ada")).isZero();
    queue.step(new QueueInput.Enter(added, now));
    queue.step(new QueueInput.Enter(added, now));
    assertThat(next("ada")).isEqualTo(4);
    assertThat(next("ben")).isZero();
  }

  @Test
  void aListTakesNoMoreThanItsCapacity() {
    CallQueue full = new CallQueue(1, CallQueue.CAPACITY);
    assertThat(full.step(new QueueInput.Reserve(now)).outcome()).isEqualTo(Outcome.FULL);
    assertThat(full.step(new QueueInput.Join(1, now)).outcome()).isEqualTo(Outcome.FULL);
    assertThat(full.step(new QueueInput.Join(2, now)).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  /** Whatever happens in whatever order: a chain is held by one agent, an agent holds one chain, and none is lost. */
  @ParameterizedTest
  @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
  void noOrderOfEventsHandsAChainToTwo(long seed) {
    Random chance = new Random(seed);
    CallQueue many = new CallQueue(20, 20);
    Set<Integer> finished = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      now += chance.nextInt(30);
      String user = "agent" + chance.nextInt(8);
      QueueAnswer mine = many.step(
        chance.nextBoolean()
          ? new QueueInput.Next(user, now, now + LEASE)
          : new QueueInput.Resume(user, now, now + LEASE)
      );
      if (mine.outcome() == Outcome.DONE) {
        assertThat(finished).doesNotContain(mine.chain());
        if (many.step(new QueueInput.Ask(mine.chain(), wish(chance, user))).outcome() == Outcome.DONE) {
          if (!many.states().containsKey(mine.chain())) finished.add(mine.chain());
        }
      }
      if (chance.nextInt(50) == 0) {
        int added = many.step(new QueueInput.Reserve(now)).chain();
        many.step(new QueueInput.Enter(added, now));
      }
      oneHolderEach(many);
    }
    drain(many, finished);
  }

  private void oneHolderEach(CallQueue many) {
    Map<String, Integer> holders = new HashMap<>();
    many.states().forEach((chain, state) -> {
      if (state instanceof ChainState.Held held) {
        assertThat(holders.put(held.user(), chain)).as("a second chain of %s", held.user()).isNull();
      }
    });
  }

  private void drain(CallQueue many, Set<Integer> finished) {
    now += 1_000_000;
    List<Integer> rest = new ArrayList<>();
    for (int user = 0; user < 8; user++) {
      String name = "agent" + user;
      QueueAnswer next = many.step(new QueueInput.Next(name, now, now + LEASE));
      while (next.outcome() == Outcome.DONE) {
        rest.add(next.chain());
        many.step(new QueueInput.Ask(next.chain(), new ChainInput.Complete(name, now)));
        next = many.step(new QueueInput.Next(name, now, now + LEASE));
      }
    }
    assertThat(many.states()).isEmpty();
    assertThat(rest).doesNotHaveDuplicates().doesNotContainAnyElementsOf(finished);
    int all = many.step(new QueueInput.Reserve(now)).chain() - 1;
    assertThat(rest.size() + finished.size()).isEqualTo(all);
  }

  private ChainInput.Wish wish(Random chance, String user) {
    return switch (chance.nextInt(8)) {
      case 0 -> new ChainInput.Complete(user, now);
      case 1 -> new ChainInput.Reject(user, now);
      case 2 -> new ChainInput.Dial(user, now, now + 5 * LEASE);
      case 3 -> new ChainInput.Reschedule(user, now, now + chance.nextInt(300), chance.nextBoolean());
      default -> new ChainInput.Keep(user, now, now + LEASE);
    };
  }

  private int next(String user) {
    return queue.step(new QueueInput.Next(user, now, now + LEASE)).chain();
  }

  private void reject(String user, int chain) {
    assertThat(ask(chain, new ChainInput.Reject(user, now))).isEqualTo(Outcome.DONE);
  }

  private Outcome ask(int chain, ChainInput.Wish wish) {
    return queue.step(new QueueInput.Ask(chain, wish)).outcome();
  }
}
