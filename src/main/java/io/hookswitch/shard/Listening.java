package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.StreamNews;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's ear: hears the news of all streams for everybody here who listens. Lives on one event loop. */
final class Listening {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration ASK_AGAIN = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Replayer replayer;
  private final Map<Object, Consumer<Streamed>> listeners = new LinkedHashMap<>();
  private final Map<UserId, Gapless> users = new HashMap<>();

  /** Asks the owner of a stream for what came after a place. */
  interface Replayer {
    Future<UserReply> replay(UserId user, long epoch, long after);
  }

  Listening(Vertx vertx, Replayer replayer) {
    this.vertx = vertx;
    this.replayer = replayer;
  }

  /**
   * Once, before anybody listens, and for good: the other nodes hear of a registration a little later, so that one that
   * came and went with the listeners would miss news.
   */
  Future<Void> start() {
    return vertx.eventBus().consumer(Addresses.STREAM, this::hear).completion();
  }

  /** The result ends it. */
  Runnable add(Consumer<Streamed> listener) {
    Object key = new Object();
    listeners.put(key, listener);
    return () -> {
      listeners.remove(key);
      if (listeners.isEmpty()) users.clear();
    };
  }

  /** Somebody has been told where a user's stream is, and must not miss what comes after. */
  void begin(UserId user, UserReply reply) {
    if (!listeners.isEmpty()) users.computeIfAbsent(user, none -> new Gapless()).begin(reply.epoch(), reply.offset());
  }

  /** News may have got lost with a node that has gone: asks all owners. */
  void doubt() {
    new ArrayList<>(users.entrySet()).forEach(entry -> {
      if (entry.getValue().doubts()) ask(entry.getKey(), entry.getValue());
    });
  }

  private void hear(Message<StreamNews> message) {
    if (listeners.isEmpty()) return;
    UserId user = message.body().user();
    Gapless gapless = users.computeIfAbsent(user, none -> new Gapless());
    deliver(user, gapless.arrived(message.body().event()));
    if (gapless.asks()) ask(user, gapless);
  }

  private void ask(UserId user, Gapless gapless) {
    replayer
      .replay(user, gapless.epoch(), gapless.last())
      .onSuccess(reply -> {
        deliver(user, gapless.answered(reply));
        if (gapless.asks()) ask(user, gapless);
      })
      .onFailure(lost -> {
        LOG.info("stream of {}: its owner cannot say yet what was missed: {}", user, lost.getMessage());
        vertx.setTimer(ASK_AGAIN.toMillis(), tick -> {
          gapless.unanswered();
          // Not if everybody has stopped listening, and perhaps begun anew, in between.
          if (users.get(user) == gapless && gapless.doubts()) ask(user, gapless);
        });
      });
  }

  private void deliver(UserId user, List<Gapless.Heard> heard) {
    for (Gapless.Heard one : heard) {
      Streamed streamed = switch (one) {
        case Gapless.Event(var event) -> new Streamed(
          user,
          new Position(event.epoch(), event.offset()),
          event(user, event.event())
        );
        case Gapless.Hole(long epoch, long offset) -> new Streamed(
          user,
          new Position(epoch, offset),
          new StreamEvent.Gap()
        );
      };
      new ArrayList<>(listeners.values()).forEach(listener -> tell(listener, streamed));
    }
  }

  /** What this node cannot read, because a newer one wrote it, is as good as lost here. */
  static StreamEvent event(UserId user, String json) {
    try {
      return StreamEvent.of(json);
    } catch (UncheckedIOException unknown) {
      LOG.warn("stream of {}: an event cannot be read by this node: {}", user, unknown.getMessage());
      return new StreamEvent.Gap();
    }
  }

  private static void tell(Consumer<Streamed> listener, Streamed streamed) {
    try {
      listener.accept(streamed);
    } catch (RuntimeException broken) {
      LOG.error("a listener failed at {} of {}", streamed.at(), streamed.user(), broken);
    }
  }
}
