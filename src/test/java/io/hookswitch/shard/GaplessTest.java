package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.user.KeptEvent;
import io.hookswitch.wire.UserReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every order of arrivals, losses and answers of a short stream, and the corners one by one. */
class GaplessTest {

  private static final long EPOCH = 5;
  private static final int EVENTS = 5;

  /** What a schedule says: an event arrives, or the owner's answer does. Events that are not in it are lost. */
  private record Run(Gapless gapless, List<Gapless.Heard> heard, int ring) {
    void arrive(long offset) {
      heard.addAll(gapless.arrived(event(EPOCH, offset)));
      settleOne();
    }

    private void settleOne() {
      if (!gapless.asks()) return;
      heard.addAll(gapless.answered(reply(gapless.last(), ring)));
      assertThat(gapless.asks()).as("one answer is enough when nothing new came").isFalse();
    }
  }

  @Test
  void inEveryOrderAndWithEveryLossTheStreamIsHeardWholeUpToTheLastArrival() {
    for (List<Long> schedule : schedules()) {
      Run run = new Run(new Gapless(), new ArrayList<>(), EVENTS);
      run.gapless().begin(EPOCH, 0);
      schedule.forEach(run::arrive);
      assertThat(offsets(run.heard()))
        .as("arrivals %s", schedule)
        .isEqualTo(upTo(heardOf(schedule)));
    }
  }

  @Test
  void answersThatComeLateChangeNothing() {
    for (List<Long> schedule : schedules()) {
      for (int answerAfter = 1; answerAfter <= schedule.size(); answerAfter++) {
        Gapless gapless = new Gapless();
        gapless.begin(EPOCH, 0);
        List<Gapless.Heard> heard = new ArrayList<>();
        UserReply late = null;
        for (int i = 0; i < schedule.size(); i++) {
          heard.addAll(gapless.arrived(event(EPOCH, schedule.get(i))));
          if (gapless.asks()) late = reply(gapless.last(), EVENTS);
          if (late != null && i + 1 >= answerAfter) {
            heard.addAll(gapless.answered(late));
            late = gapless.asks() ? reply(gapless.last(), EVENTS) : null;
          }
        }
        if (late != null) heard.addAll(gapless.answered(late));
        List<Long> all = offsets(heard);
        assertThat(all).as("arrivals %s, answered after %s", schedule, answerAfter).isEqualTo(upTo(all.size()));
        assertThat(all).hasSizeGreaterThanOrEqualTo((int) heardOf(schedule));
      }
    }
  }

  @Test
  void whatTheOwnerDoesNotKeepIsAHoleInItsPlace() {
    for (List<Long> schedule : schedules()) {
      Run run = new Run(new Gapless(), new ArrayList<>(), 2);
      run.gapless().begin(EPOCH, 0);
      schedule.forEach(run::arrive);
      long before = 0;
      for (Gapless.Heard heard : run.heard()) {
        switch (heard) {
          case Gapless.Event(var event) -> {
            assertThat(event.offset())
              .as("arrivals %s", schedule)
              .isEqualTo(before + 1);
            before = event.offset();
          }
          case Gapless.Hole(long epoch, long offset) -> {
            assertThat(offset).as("arrivals %s", schedule).isGreaterThan(before);
            before = offset;
          }
        }
      }
      assertThat(before).isGreaterThanOrEqualTo(heardOf(schedule));
    }
  }

  @Test
  void theFirstEventOfAnUnknownStreamIsTheBeginning() {
    Gapless gapless = new Gapless();
    assertThat(offsets(gapless.arrived(event(EPOCH, 9)))).containsExactly(9L);
    gapless.begin(EPOCH, 4);
    assertThat(gapless.last()).isEqualTo(9);
    assertThat(gapless.asks()).isFalse();
  }

  @Test
  void anotherEpochBeginsAnewAndTheOldOneIsOver() {
    Gapless gapless = new Gapless();
    gapless.begin(EPOCH, 9);
    assertThat(offsets(gapless.arrived(event(EPOCH + 1, 1)))).containsExactly(1L);
    assertThat(gapless.arrived(event(EPOCH, 10))).isEmpty();
    assertThat(gapless.asks()).isFalse();
  }

  @Test
  void theBeginningOfAnotherEpochIsFetchedWhenItGotLost() {
    Gapless gapless = new Gapless();
    gapless.begin(EPOCH - 1, 9);
    assertThat(gapless.arrived(event(EPOCH, 2))).isEmpty();
    assertThat(gapless.asks()).isTrue();
    assertThat(gapless.epoch()).isEqualTo(EPOCH);
    assertThat(gapless.last()).isZero();
    assertThat(offsets(gapless.answered(reply(0, EVENTS)))).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void anOwnerThatBeganAnotherEpochIsAskedForAllOfIt() {
    Gapless gapless = new Gapless();
    gapless.begin(EPOCH - 1, 9);
    assertThat(gapless.doubts()).isTrue();
    assertThat(gapless.answered(new UserReply(EPOCH, EVENTS, false, List.of()))).isEmpty();
    assertThat(gapless.asks()).isTrue();
    assertThat(offsets(gapless.answered(reply(0, EVENTS)))).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void anOwnerThatKnowsLessThanWasHeardIsFollowedAfterAHole() {
    Gapless gapless = new Gapless();
    gapless.begin(EPOCH, 3);
    gapless.arrived(event(EPOCH, 7));
    assertThat(gapless.asks()).isTrue();
    assertThat(gapless.answered(new UserReply(EPOCH, 3, true, List.of()))).containsExactly(new Gapless.Hole(EPOCH, 3));
    assertThat(gapless.asks()).isFalse();
    assertThat(offsets(gapless.arrived(event(EPOCH, 4)))).containsExactly(4L);
  }

  @Test
  void moreThanCanBeHeldIsAskedForAgain() {
    Gapless gapless = new Gapless();
    gapless.begin(EPOCH, 0);
    long end = Gapless.MOST_HELD + 10L;
    for (long offset = 2; offset <= end; offset++) gapless.arrived(event(EPOCH, offset));
    assertThat(gapless.asks()).isTrue();
    assertThat(gapless.asks()).as("once").isFalse();
    List<KeptEvent> all = LongStream.rangeClosed(1, end)
      .mapToObj(offset -> event(EPOCH, offset))
      .toList();
    assertThat(offsets(gapless.answered(new UserReply(EPOCH, end, true, all)))).isEqualTo(upTo(end));
    assertThat(gapless.asks()).isFalse();
  }

  @Test
  void anOwnerThatCouldNotBeAskedIsAskedAgain() {
    Gapless gapless = new Gapless();
    gapless.begin(EPOCH, 0);
    gapless.arrived(event(EPOCH, 2));
    assertThat(gapless.asks()).isTrue();
    gapless.unanswered();
    assertThat(gapless.asks()).isTrue();
  }

  /** Every sequence, up to the stream's length, of its events: so in any order, with losses and with repetitions. */
  private static List<List<Long>> schedules() {
    List<List<Long>> all = new ArrayList<>(List.of(List.of()));
    int from = 0;
    for (int length = 1; length <= EVENTS; length++) {
      int to = all.size();
      for (; from < to; from++) {
        for (long offset = 1; offset <= EVENTS; offset++) {
          List<Long> longer = new ArrayList<>(all.get(from));
          longer.add(offset);
          all.add(longer);
        }
      }
    }
    return all;
  }

  /** The owner says all it has as soon as it is asked for something. */
  private static long heardOf(List<Long> schedule) {
    List<Long> seen = new ArrayList<>();
    for (long offset : schedule) {
      if (seen.contains(offset)) continue;
      boolean gap = LongStream.range(1, offset).anyMatch(earlier -> !seen.contains(earlier));
      if (gap) return EVENTS;
      seen.add(offset);
    }
    return seen.size();
  }

  private static UserReply reply(long after, int ring) {
    boolean recovered = after >= EVENTS - ring;
    List<KeptEvent> missed = recovered
      ? LongStream.rangeClosed(after + 1, EVENTS)
          .mapToObj(offset -> event(EPOCH, offset))
          .toList()
      : List.of();
    return new UserReply(EPOCH, EVENTS, recovered, missed);
  }

  private static KeptEvent event(long epoch, long offset) {
    return new KeptEvent(epoch, offset, 100 + offset, Instant.EPOCH, "event " + offset, null);
  }

  private static List<Long> offsets(List<Gapless.Heard> heard) {
    return heard
      .stream()
      .map(one -> ((Gapless.Event) one).event().offset())
      .toList();
  }

  private static List<Long> upTo(long end) {
    return LongStream.rangeClosed(1, end).boxed().toList();
  }
}
