package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.records.UserNote;
import io.hookswitch.user.KeptEvent;
import io.hookswitch.user.Stream;
import io.hookswitch.user.UserEffect;
import io.hookswitch.user.UserInput;
import io.hookswitch.user.UserState;
import io.hookswitch.user.UserStep;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.StreamNews;
import io.hookswitch.wire.UserAsk;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns one user, as long as somebody asks for it. Takes one input at a time, makes the step in the same turn, and performs
 * the effects of the steps in order: an event is stored, then its appender is answered, then all nodes are told of it.
 * When an event cannot be stored this owner gives up, and the next one starts from what is stored.
 */
final class UserVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(UserVerticle.class);

  private final UserId user;
  private final UserSurroundings doors;
  private final Runnable forgotten;
  private UserState state;
  /** Everything stored so far; failed for good with the first write that fails. */
  private Future<Void> stored = Future.succeededFuture();
  private Future<Void> dropped = Future.succeededFuture();
  private boolean asked;
  private boolean gone;

  /**
   * @param forgotten called, perhaps more than once, when this owner is no longer needed
   */
  UserVerticle(UserId user, UserSurroundings doors, Runnable forgotten) {
    this.user = user;
    this.doors = doors;
    this.forgotten = forgotten;
  }

  @Override
  public Future<?> start() {
    return doors
      .events()
      .all(user)
      .onSuccess(found -> {
        UserStep step = doors.machine().resume(user, found);
        state = step.next();
        drop(step);
        vertx.setPeriodic(doors.idle().toMillis(), tick -> rest());
      });
  }

  @Override
  public Future<?> stop() {
    gone = true;
    return Future.join(stored, dropped).otherwiseEmpty();
  }

  /** Takes an ask; from any thread, in the order of the calls of one thread. */
  void offer(UserAsk ask, Asker asker) {
    context.runOnContext(turn -> handle(ask, asker));
  }

  private void handle(UserAsk ask, Asker asker) {
    asked = true;
    if (gone) {
      asker.fail(Undelivered.NOT_HERE, "this owner has let go of the user");
    } else if (doors.clock().instant().isAfter(ask.deadline())) {
      asker.fail(Undelivered.TOO_LATE, "the deadline has passed");
    } else {
      (ask.input() == null ? look(ask) : take(ask.input()))
        .onSuccess(asker::reply)
        // Nothing is lost: a repeated input finds its event in the store if it did get there.
        .onFailure(lost -> asker.fail(Undelivered.NOT_HERE, lost.getMessage()));
    }
  }

  private Future<UserReply> take(UserInput input) {
    UserStep step = doors.machine().step(state, input, doors.clock().instant());
    state = step.next();
    UserReply reply = new UserReply(state.stream().epoch(), step.offset(), true, List.of());
    stored = stored.compose(before -> keep(step));
    stored
      .onSuccess(done -> {
        publish(step);
        note(step);
        drop(step);
      })
      .onFailure(lost -> {
        LOG.warn("user {}: an event could not be stored, starting again: {}", user, lost.toString());
        forgotten.run();
      });
    return stored.map(reply);
  }

  private Future<UserReply> look(UserAsk ask) {
    Stream stream = state.stream();
    boolean reaches = ask.after() >= 0 && stream.reaches(ask.epoch(), ask.after());
    return stored
      .compose(done -> missed(stream, reaches ? ask.after() : stream.end()))
      .map(missed -> {
        boolean whole = reaches && missed.size() == stream.end() - ask.after();
        return new UserReply(stream.epoch(), stream.end(), whole, whole ? missed : List.of());
      });
  }

  private Future<List<KeptEvent>> missed(Stream stream, long after) {
    return after == stream.end()
      ? Future.succeededFuture(List.of())
      : doors.events().some(user, stream.epoch(), after + 1, stream.end());
  }

  private Future<Void> keep(UserStep step) {
    Future<Void> kept = Future.succeededFuture();
    for (UserEffect effect : step.effects()) {
      if (effect instanceof UserEffect.Keep keep) kept = doors.events().keep(user, keep.event());
    }
    return kept;
  }

  private void publish(UserStep step) {
    for (UserEffect effect : step.effects()) {
      if (effect instanceof UserEffect.Publish publish) {
        vertx.eventBus().publish(Addresses.STREAM, new StreamNews(user, publish.event()));
      }
    }
  }

  /** When it cannot be kept, another stream begins after a loss of all nodes: readers are told so. */
  private void note(UserStep step) {
    for (UserEffect effect : step.effects()) {
      if (effect instanceof UserEffect.Note begun) {
        doors.notes().note(vertx, UserNote.stream(user, begun.epoch(), doors.clock().instant()));
      }
    }
  }

  private void drop(UserStep step) {
    for (UserEffect effect : step.effects()) {
      if (effect instanceof UserEffect.Drop drop) {
        dropped = doors
          .events()
          .drop(user, drop.epoch(), drop.from(), drop.to())
          // It stays until the store itself lets go of it; no reader takes it for a part of the stream.
          .onFailure(lost -> LOG.warn("user {}: old events could not be removed: {}", user, lost.toString()));
      }
    }
  }

  private void rest() {
    UserStep step = doors.machine().step(state, new UserInput.KeepingDue(), doors.clock().instant());
    state = step.next();
    drop(step);
    if (!asked) forgotten.run();
    asked = false;
  }
}
