package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** In which order the calls of a lost node have owners again. */
class InheritanceTest {

  private final Map<CallId, Promise<Void>> begun = new HashMap<>();
  private final Inheritance inheritance = new Inheritance(Runnable::run, (id, call) -> {
    assertThat(call.id()).isEqualTo(id);
    Promise<Void> serves = Promise.promise();
    assertThat(begun.put(id, serves)).as("begun twice").isNull();
    return serves.future();
  });

  @Test
  void aFewBeginAtATime() {
    take(10);
    assertThat(begun).hasSize(Inheritance.AT_ONCE);
    begun.get(new CallId(1)).complete();
    begun.get(new CallId(2)).fail("a newer owner");
    assertThat(begun).hasSize(Inheritance.AT_ONCE + 2);
    assertThat(inheritance.size()).isEqualTo(10 - Inheritance.AT_ONCE - 2);
  }

  @Test
  void allBeginInTheEnd() {
    take(100);
    for (long number = 1; number <= 100; number++) begun.get(new CallId(number)).complete();
    assertThat(begun).hasSize(100);
    assertThat(inheritance.size()).isZero();
  }

  @Test
  void whoIsAskedForDoesNotWaitAndDoesNotBeginTwice() {
    take(6);
    assertThat(inheritance.has(new CallId(6))).isTrue();
    assertThat(inheritance.take(new CallId(6)).id()).isEqualTo(new CallId(6));
    assertThat(inheritance.take(new CallId(6))).isNull();
    assertThat(inheritance.calls()).containsExactly(new CallId(5));
    for (long number = 1; number <= 4; number++) begun.get(new CallId(number)).complete();
    assertThat(begun).hasSize(5).doesNotContainKey(new CallId(6));
  }

  @Test
  void whoRestsBeginsNoMore() {
    take(6);
    inheritance.rest();
    begun.get(new CallId(1)).complete();
    assertThat(begun).hasSize(Inheritance.AT_ONCE);
  }

  private void take(int calls) {
    inheritance.add(
      LongStream.rangeClosed(1, calls)
        .mapToObj(number -> call(new CallId(number)))
        .toList()
    );
  }

  private static Call call(CallId id) {
    return new Call(
      id,
      "acme",
      0,
      Call.tracking(id),
      CallType.Outbound,
      null,
      null,
      List.of(),
      List.of(),
      Map.of(),
      0,
      Instant.EPOCH
    );
  }
}
