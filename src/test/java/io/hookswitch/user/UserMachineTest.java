package io.hookswitch.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UserMachineTest {

  private static final UserId ANNA = new UserId("foo", "anna");
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final long EPOCH = NOW.toEpochMilli();
  private static final Duration KEEP_FOR = Duration.ofMinutes(10);

  private final UserMachine machine = new UserMachine(3, KEEP_FOR);
  private UserState state = machine.resume(ANNA, List.of()).next();

  @Test
  void aUserWithoutEventsHasNoStreamYet() {
    assertThat(state.stream()).isEqualTo(Stream.NONE);
    assertThat(state.stream().reaches(0, 0)).isTrue();
    assertThat(state.stream().reaches(EPOCH, 0)).isFalse();
  }

  @Test
  void anEventIsStoredBeforeItIsPublished() {
    KeptEvent first = new KeptEvent(EPOCH, 1, 7, NOW, "a", null);
    UserStep step = happen(7, "a", NOW);
    assertThat(step.offset()).isEqualTo(1);
    assertThat(step.effects()).containsExactly(
      new UserEffect.Keep(first),
      new UserEffect.Publish(first),
      new UserEffect.Note(EPOCH)
    );
    assertThat(happen(8, "b", NOW.plusSeconds(1)).offset()).isEqualTo(2);
    assertThat(state.stream().epoch()).isEqualTo(EPOCH);
    assertThat(state.version()).isEqualTo(2);
  }

  @Test
  void anEventThatComesAgainKeepsItsPlaceAndIsOnlyPublishedAgain() {
    happen(7, "a", NOW);
    happen(8, "b", NOW);
    UserState before = state;
    UserStep again = happen(7, "a", NOW.plusSeconds(3));
    assertThat(again.offset()).isEqualTo(1);
    assertThat(again.effects()).containsExactly(new UserEffect.Publish(new KeptEvent(EPOCH, 1, 7, NOW, "a", null)));
    assertThat(state).isEqualTo(before);
  }

  @Test
  void onlySoManyAreKept() {
    for (int i = 1; i <= 3; i++) happen(i, "e", NOW);
    assertThat(happen(4, "e", NOW).effects()).contains(new UserEffect.Drop(EPOCH, 1, 1));
    assertThat(state.stream().first()).isEqualTo(2);
    assertThat(state.stream().reaches(EPOCH, 0)).isFalse();
    assertThat(state.stream().reaches(EPOCH, 1)).isTrue();
    assertThat(state.stream().reaches(EPOCH, 4)).isTrue();
    assertThat(state.stream().reaches(EPOCH, 5)).isFalse();
    assertThat(state.stream().reaches(EPOCH - 1, 3)).isFalse();
  }

  @Test
  void onlyForSoLongAreTheyKeptButTheLastStays() {
    happen(1, "a", NOW);
    happen(2, "b", NOW.plusSeconds(60));
    UserStep due = step(new UserInput.KeepingDue(), NOW.plus(KEEP_FOR).plusSeconds(1));
    assertThat(due.effects()).containsExactly(new UserEffect.Drop(EPOCH, 1, 1));
    assertThat(step(new UserInput.KeepingDue(), NOW.plus(Duration.ofDays(1))).effects()).isEmpty();
    assertThat(state.stream().end()).isEqualTo(2);
    assertThat(state.stream().reaches(EPOCH, 2)).isTrue();
  }

  @Test
  void nothingIsDueInAStreamThatHasNotBegun() {
    assertThat(step(new UserInput.KeepingDue(), NOW).effects()).isEmpty();
  }

  @Test
  void anInterruptionBeginsAnotherStreamEvenWhenTheClockHasGoneBack() {
    happen(1, "a", NOW);
    happen(2, "b", NOW);
    UserStep step = step(new UserInput.Interrupted(3, "gap"), NOW.minusSeconds(60));
    KeptEvent gap = new KeptEvent(EPOCH + 1, 1, 3, NOW.minusSeconds(60), "gap", null);
    assertThat(step.effects()).containsExactly(
      new UserEffect.Keep(gap),
      new UserEffect.Publish(gap),
      new UserEffect.Note(EPOCH + 1),
      new UserEffect.Drop(EPOCH, 1, 2)
    );
    assertThat(state.stream().reaches(EPOCH, 2)).isFalse();
    assertThat(step(new UserInput.Interrupted(3, "gap"), NOW).effects()).containsExactly(new UserEffect.Publish(gap));
  }

  @Test
  void whenAllNodesWereGoneAStreamGoesOnBehindAllThatItHasGivenOut() {
    happen(1, "a", NOW);
    long before = state.stream().end();
    for (int restarts = 1; restarts <= 3; restarts++) {
      KeptEvent gap = UserMachine.resumed(EPOCH, restarts, "gap", NOW);
      state = machine.resume(ANNA, List.of(gap)).next();
      assertThat(state.stream().epoch()).isEqualTo(EPOCH);
      assertThat(state.stream().reaches(EPOCH, before)).as("who was there is told of a gap").isFalse();
      assertThat(state.stream().reaches(EPOCH, gap.offset())).isTrue();
      UserStep next = happen(100 + restarts, "b", NOW);
      assertThat(next.offset()).isEqualTo(gap.offset() + 1);
      assertThat(next.effects()).noneMatch(UserEffect.Note.class::isInstance);
      before = next.offset();
    }
  }

  @Test
  void aStreamIsNeverSoLongThatOneThatGoesOnBehindItCouldMeetIt() {
    KeptEvent last = new KeptEvent(EPOCH, Stream.LONGEST, 5, NOW, "last", null);
    state = machine.resume(ANNA, List.of(last)).next();
    UserStep next = happen(6, "of another stream", NOW);
    assertThat(next.offset()).isEqualTo(1);
    assertThat(state.stream().epoch()).isEqualTo(EPOCH + 1);
    assertThat(next.effects()).contains(
      new UserEffect.Note(EPOCH + 1),
      new UserEffect.Drop(EPOCH, Stream.LONGEST, Stream.LONGEST)
    );
  }

  @Test
  void whatWasOvertakenByALaterStateOfItsCallDoesNotComeAfterIt() {
    step(new UserInput.Happened(1, "held", new CallState(7, 4)), NOW);
    step(new UserInput.Happened(2, "of another call", new CallState(8, 1)), NOW);
    UserStep late = step(new UserInput.Happened(3, "ringing", new CallState(7, 3)), NOW);
    assertThat(late.effects()).isEmpty();
    assertThat(late.offset()).as("what has overtaken it").isEqualTo(1);
    UserStep again = step(new UserInput.Happened(4, "held, told once more", new CallState(7, 4)), NOW);
    assertThat(again.offset()).isEqualTo(3);
  }

  @Test
  void whatWasOvertakenIsStillKnownToTheNextOwner() {
    KeptEvent held = new KeptEvent(EPOCH, 1, 1, NOW, "held", new CallState(7, 4));
    state = machine.resume(ANNA, List.of(held)).next();
    assertThat(step(new UserInput.Happened(2, "ringing", new CallState(7, 3)), NOW).effects()).isEmpty();
  }

  @Test
  void aNewOwnerGoesOnWhereTheOldOneStoppedWhateverItHadStored() {
    Random random = new Random(1);
    TreeMap<List<Long>, KeptEvent> store = new TreeMap<>((a, b) ->
      a.get(0).equals(b.get(0)) ? Long.compare(a.get(1), b.get(1)) : Long.compare(a.get(0), b.get(0))
    );
    for (int mark = 1; mark <= 2000; mark++) {
      UserInput input =
        random.nextInt(20) == 0 ? new UserInput.Interrupted(mark, "g") : new UserInput.Happened(mark, "e", null);
      perform(step(input, NOW.plusSeconds(mark)), store, random);
      if (random.nextInt(4) > 0) continue;
      Stream before = state.stream();
      List<KeptEvent> found = new ArrayList<>(store.values());
      Collections.shuffle(found, random);
      UserStep resumed = machine.resume(ANNA, found);
      Stream after = resumed.next().stream();
      assertThat(after.epoch()).isEqualTo(before.epoch());
      assertThat(after.end()).isEqualTo(before.end());
      assertThat(after.first()).as("all that was kept is still there").isLessThanOrEqualTo(before.first());
      for (long offset = after.first(); offset <= after.end(); offset++) {
        assertThat(store).containsKey(List.of(after.epoch(), offset));
      }
      state = resumed.next();
      perform(resumed, store, null);
      assertThat(store).as("nothing is left that is not in the stream").hasSize(after.kept().size());
    }
  }

  /** Removals of an owner that dies may have been done in part. */
  private static void perform(UserStep step, TreeMap<List<Long>, KeptEvent> store, Random random) {
    for (UserEffect effect : step.effects()) {
      switch (effect) {
        case UserEffect.Keep keep -> store.put(List.of(keep.event().epoch(), keep.event().offset()), keep.event());
        case UserEffect.Drop drop -> {
          for (long offset = drop.from(); offset <= drop.to(); offset++) {
            if (random == null || random.nextBoolean()) store.remove(List.of(drop.epoch(), offset));
          }
        }
        case UserEffect.Publish publish -> assertThat(store).containsValue(publish.event());
        case UserEffect.Note note -> assertThat(note.epoch()).as("a stream that has begun").isPositive();
      }
    }
  }

  private UserStep happen(long mark, String event, Instant at) {
    return step(new UserInput.Happened(mark, event, null), at);
  }

  private UserStep step(UserInput input, Instant at) {
    UserStep step = machine.step(state, input, at);
    state = step.next();
    return step;
  }
}
