package io.hookswitch.push.cometd;

import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.push.Visitor;
import io.hookswitch.push.cometd.Heard.Rendered;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.ServerSessionImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Bayeux session of a user. All of it happens on the event loop of the session's handshake. */
final class Subscriber {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
  private static final short GOING_AWAY = 1001;
  private static final String KEY = "subscriber";

  private final ServerSessionImpl session;
  private final RequestContext home;
  private final Farewell farewell;
  private final Following following;
  private final int longestReplay;
  private ServerMessage joining;
  private Future<Void> joined = Future.succeededFuture();

  /** @param maxQueue how many messages may wait for the client; what a replay brings must leave room in it */
  Subscriber(ServerSessionImpl session, RequestContext home, Farewell farewell, int maxQueue) {
    this.session = session;
    this.home = home;
    this.farewell = farewell;
    this.following = new Following(maxQueue);
    this.longestReplay = maxQueue / 2;
    session.setAttribute(KEY, this);
  }

  /** The subscriber of a session; {@code null} before its handshake was allowed. */
  static Subscriber of(org.cometd.bayeux.server.ServerSession session) {
    return (Subscriber) session.getAttribute(KEY);
  }

  Visitor visitor() {
    return home.visitor();
  }

  /** Done at home, now or soon, in the order of the calls to this method from one thread. */
  void atHome(Runnable work) {
    home.context().runOnContext(now -> work.run());
  }

  /**
   * Follows the topics of a subscribe message; its reply says from where. CometD asks topic by topic, and all topics of
   * one message are followed at once, so that their events stay in order.
   */
  Future<Void> join(ServerMessage message, List<String> topics, Streams streams, Renderings renderings) {
    if (message == joining) return joined;
    joining = message;
    Optional<Position> seen = Place.seen(message);
    following.replayAsked();
    joined = streams.replay(visitor().user(), seen.orElse(null)).transform(replay -> {
      io.vertx.core.Promise<Void> done = io.vertx.core.Promise.promise();
      atHome(() -> {
        if (replay.succeeded()) {
          caughtUp(message, topics, seen, replay.result(), renderings);
          done.complete();
        } else {
          following.replayFailed();
          goOn();
          done.fail(replay.cause());
        }
      });
      return done.future();
    });
    return joined;
  }

  private void caughtUp(
    ServerMessage message,
    List<String> topics,
    Optional<Position> seen,
    Replay replay,
    Renderings renderings
  ) {
    boolean recovered =
      seen.isPresent() &&
      replay.recovered() &&
      replay.missed().size() <= longestReplay &&
      replay
        .missed()
        .stream()
        .noneMatch(event -> event.event() instanceof StreamEvent.Gap);
    List<Rendered> missed = recovered
      ? replay
          .missed()
          .stream()
          .flatMap(event -> renderings.of(event, visitor().baseUrl()).stream())
          .toList()
      : List.of();
    List<ChannelId> wanted = topics.stream().map(ChannelId::new).toList();
    Place.answer(message.getAssociated(), recovered, replay.end());
    act(following.joined(wanted, recovered ? seen : Optional.empty(), replay, missed));
    goOn();
  }

  private void goOn() {
    for (Optional<Heard> next = following.release(); next.isPresent(); next = following.release()) {
      act(following.live(next.get()));
    }
  }

  void live(Heard event) {
    act(following.live(event));
  }

  void left(String topic) {
    following.left(new ChannelId(topic));
  }

  /** Ends the connection of a WebSocket session; a poll's connection is not the session's own. */
  void hangUp() {
    home.socket().ifPresent(socket -> socket.close(GOING_AWAY, "too slow"));
  }

  private void act(Following.Due due) {
    switch (due) {
      case Following.Due.Now now -> now.events().forEach(this::deliver);
      case Following.Due.Lost lost -> farewell.sendAway(session, lost.why());
    }
  }

  private void deliver(Rendered event) {
    session.deliver(
      null,
      event.message(),
      Promise.from(
        taken -> {},
        failure -> {
          LOG.error("An event for {} could not be queued", visitor().user(), failure);
          farewell.sendAway(session, "delivery failed");
        }
      )
    );
  }
}
