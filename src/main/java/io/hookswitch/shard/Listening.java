package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams.Ear;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.StreamNews;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's ear: hears the news of all streams, and sees that nobody here misses anything of those that it follows. The others are
 * passed over: to ask for all users of a cluster whenever a node is lost would take its processors from those who take over.
 * Lives on one event loop.
 */
final class Listening {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration ASK_AGAIN = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Replayer replayer;
  private final Map<Object, Ear> ears = new LinkedHashMap<>();
  private final Map<UserId, Gapless> users = new HashMap<>();
  /** Whose owners could not be asked, and are asked again. */
  private final Set<UserId> unanswered = new HashSet<>();

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
    return vertx
      .eventBus()
      .<StreamNews>consumer(Addresses.STREAM, message -> hear(message.body()))
      .completion();
  }

  /** The result ends it. */
  Runnable add(Ear ear) {
    Object key = new Object();
    ears.put(key, ear);
    return () -> {
      ears.remove(key);
      users.keySet().removeIf(user -> !followed(user));
    };
  }

  /** Somebody has been told where a user's stream is, and must not miss what comes after. */
  void begin(UserId user, UserReply reply) {
    if (followed(user)) users.computeIfAbsent(user, none -> new Gapless()).begin(reply.epoch(), reply.offset());
  }

  /** News may have got lost with a node that has gone: asks the owners of all that are followed. */
  void doubt() {
    users.keySet().removeIf(user -> !followed(user));
    new ArrayList<>(users.entrySet()).forEach(entry -> {
      if (entry.getValue().doubts()) ask(entry.getKey(), entry.getValue());
    });
  }

  void hear(StreamNews news) {
    UserId user = news.user();
    if (!followed(user)) {
      // Whoever follows it later asks where the stream is, and begins there.
      users.remove(user);
      return;
    }
    Gapless gapless = users.computeIfAbsent(user, none -> new Gapless());
    deliver(user, gapless.arrived(news.event()));
    if (gapless.asks()) ask(user, gapless);
  }

  private void ask(UserId user, Gapless gapless) {
    replayer
      .replay(user, gapless.epoch(), gapless.last())
      .onSuccess(reply -> {
        heardFrom(user);
        deliver(user, gapless.answered(reply));
        if (gapless.asks()) ask(user, gapless);
      })
      .onFailure(lost -> {
        silent(user, lost);
        vertx.setTimer(ASK_AGAIN.toMillis(), tick -> {
          gapless.unanswered();
          // Not if nobody follows it any more, or somebody has begun anew, in between.
          if (users.get(user) == gapless && followed(user) && gapless.doubts()) ask(user, gapless);
          else heardFrom(user);
        });
      });
  }

  /** A node that is cut off would say this twice a second of each of its users. */
  private void silent(UserId user, Throwable why) {
    if (unanswered.add(user) && unanswered.size() == 1) LOG.info(
      "the stream of {}, and perhaps others: what was missed cannot be asked yet: {}",
      user,
      why.getMessage()
    );
  }

  private void heardFrom(UserId user) {
    if (unanswered.remove(user) && unanswered.isEmpty()) LOG.info("what was missed of all streams has been asked");
  }

  private boolean followed(UserId user) {
    for (Ear ear : ears.values()) if (ear.follows(user)) return true;
    return false;
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
      new ArrayList<>(ears.values()).forEach(ear -> tell(ear, streamed));
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

  private static void tell(Ear ear, Streamed streamed) {
    try {
      ear.hear(streamed);
    } catch (RuntimeException broken) {
      LOG.error("a listener failed at {} of {}", streamed.at(), streamed.user(), broken);
    }
  }
}
