package io.hookswitch.shard;

import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.store.OutdatedException;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** What becomes of an accepted input: it is stored, and then, perhaps much later, settled. */
final class Outcome {

  private static final String MOVED = "the call has moved";

  private final Future<Void> stored;
  /** The failure, {@code null} when the switch obeyed or was not needed. */
  private final Promise<String> settled = Promise.promise();

  Outcome(Future<Void> stored) {
    this.stored = stored;
  }

  void settle(String failure) {
    settled.tryComplete(failure);
  }

  /** The call has another owner now, which knows what is on its way: the asker asks there. */
  void moved() {
    settled.tryFail(MOVED);
  }

  /**
   * Answers when the asker wants to be answered.
   *
   * @param view what the call looks like at that time, with what else there is to say
   */
  void answer(Ask ask, Asker asker, Supplier<Reply> view) {
    Future<String> when =
      ask.until() == Ask.Until.SETTLED ? stored.compose(done -> settled.future()) : stored.map(done -> null);
    when
      .onSuccess(failure -> {
        Reply now = view.get();
        String why = failure == null ? now.failure() : failure;
        asker.reply(new Reply(now.call(), now.decision(), now.refusal(), why, now.replayed()));
      })
      .onFailure(lost -> asker.fail(undone(lost) ? Undelivered.NOT_HERE : Undelivered.NOT_STORED, lost.getMessage()));
  }

  /** Whether nothing of it holds, or whoever asks again is told what does. */
  static boolean undone(Throwable lost) {
    return MOVED.equals(lost.getMessage()) || lost instanceof StaleOwnerException || lost instanceof OutdatedException;
  }
}
