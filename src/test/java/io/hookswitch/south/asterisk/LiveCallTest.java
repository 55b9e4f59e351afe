package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for a call while Asterisk does not answer. */
class LiveCallTest {

  private final List<LiveCall> missed = new ArrayList<>();
  private final LiveCall call = new LiveCall(
    new CallId(1),
    new Floor(null, null, null, null, null, null, event -> {}, over -> {}, missed::add, wish -> null)
  );
  private final Promise<Void> answer = Promise.promise();
  private final List<Integer> done = new ArrayList<>();

  /** The first of them waits for Asterisk, and all others for the first. */
  private void fill() {
    for (int i = 0; i < LiveCall.MOST_WAITING; i++) {
      int number = i;
      call.next(() -> {
        done.add(number);
        return answer.future();
      });
    }
  }

  @Test
  void whatIsTooMuchIsRefusedAndLookedForWhenThereIsRoom() {
    fill();
    Future<Void> pressed = call.next(() -> Future.failedFuture("was done"));
    Future<Void> again = call.next(() -> Future.failedFuture("was done"));
    assertThat(pressed.cause()).isInstanceOf(Crowded.class);
    assertThat(again.cause()).isInstanceOf(Crowded.class);
    assertThat(missed).isEmpty();

    answer.complete();
    assertThat(done).hasSize(LiveCall.MOST_WAITING).isSorted();
    assertThat(missed).containsExactly(call);
    assertThat(call.next(Future::succeededFuture).succeeded()).isTrue();
    assertThat(missed).hasSize(1);
  }

  @Test
  void whereNothingWasRefusedNothingIsLookedFor() {
    fill();
    answer.fail("Asterisk says no");
    assertThat(done).hasSize(LiveCall.MOST_WAITING);
    assertThat(missed).isEmpty();
  }
}
