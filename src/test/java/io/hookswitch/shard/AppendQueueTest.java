package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.push.StreamEvent;
import io.hookswitch.user.UserInput;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AppendQueueTest {

  private static final String GAP = new StreamEvent.Gap().json();

  private final List<UserInput.Append> sent = new ArrayList<>();
  private final List<Promise<UserReply>> answers = new ArrayList<>();
  private final AtomicLong marks = new AtomicLong();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final AppendQueue queue = new AppendQueue(
    3,
    marks::incrementAndGet,
    () -> now,
    input -> {
      sent.add((UserInput.Append) input);
      answers.add(Promise.promise());
      return answers.getLast().future();
    }
  );

  @Test
  void oneIsOnItsWayAtATimeInOrder() {
    Future<UserReply> first = queue.add("a", null);
    Future<UserReply> second = queue.add("b", null);
    assertThat(sent).extracting(UserInput.Append::event).containsExactly("a");
    answer(1);
    assertThat(first.result().offset()).isEqualTo(1);
    assertThat(sent).extracting(UserInput.Append::event).containsExactly("a", "b");
    answer(2);
    assertThat(second.result().offset()).isEqualTo(2);
  }

  @Test
  void whatFailedIsSentAgainUnderTheSameMark() {
    Future<UserReply> first = queue.add("a", null);
    fail();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1)).isEqualTo(sent.get(0));
    answer(1);
    assertThat(first.succeeded()).isTrue();
  }

  @Test
  void whatIsGivenUpLeavesOneInterruptionInItsPlaceThatIsNotGivenUp() {
    Future<UserReply> first = queue.add("a", null);
    Future<UserReply> second = queue.add("b", null);
    now = now.plus(AppendQueue.PATIENCE).plusMillis(1);
    Future<UserReply> third = queue.add("c", null);
    fail();
    assertThat(first.failed()).isTrue();
    assertThat(sent.getLast()).isInstanceOf(UserInput.Interrupted.class);
    assertThat(sent.getLast().event()).isEqualTo(GAP);
    now = now.plusSeconds(3600);
    fail();
    assertThat(sent.getLast()).isInstanceOf(UserInput.Interrupted.class);
    answer(1);
    fail();
    assertThat(second.failed()).isTrue();
    assertThat(sent.getLast()).isInstanceOf(UserInput.Interrupted.class);
    answer(1);
    assertThat(sent.getLast().event()).isEqualTo("c");
    answer(2);
    assertThat(third.succeeded()).isTrue();
  }

  @Test
  void aFullQueueTakesNothingMoreAndSaysSoAtItsEnd() {
    List<Future<UserReply>> all = new ArrayList<>();
    for (String event : List.of("a", "b", "c", "lost", "lost")) all.add(queue.add(event, null));
    assertThat(all).extracting(Future::failed).containsExactly(false, false, false, true, true);
    assertThat(all.get(3).cause()).hasMessageContaining("more than 3 events wait");
    for (int i = 1; i <= 4; i++) answer(i);
    assertThat(sent).extracting(UserInput.Append::event).containsExactly("a", "b", "c", GAP);
    assertThat(queue.add("d", null).failed()).isFalse();
  }

  private void answer(long offset) {
    answers.getLast().complete(new UserReply(1, offset, true, List.of()));
  }

  private void fail() {
    answers.getLast().fail("nobody there");
  }
}
