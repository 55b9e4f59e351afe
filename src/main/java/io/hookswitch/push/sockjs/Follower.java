package io.hookswitch.push.sockjs;

import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.push.Streams.Streamed;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One address that a socket has registered: which messages of its feed it is due, so that they come in order and once.
 *
 * <p>Live events may come before the replay that began it; they are held until it is there.
 */
final class Follower {

  private final String address;
  private final Backend.Feed feed;
  private final Function<StreamEvent, List<JsonObject>> words;
  private final Consumer<String> line;
  private final int mostHeld;
  private final Queue<Streamed> held = new ArrayDeque<>();
  private Position at;

  /**
   * @param words what is said of an event: each {@code {"channel": ..., "data": {...}}}
   * @param line where frames go
   * @param mostHeld how many events may wait for the replay; what a replay brings is half of that at most
   */
  Follower(
    String address,
    Backend.Feed feed,
    Function<StreamEvent, List<JsonObject>> words,
    Consumer<String> line,
    int mostHeld
  ) {
    this.address = address;
    this.feed = feed;
    this.words = words;
    this.line = line;
    this.mostHeld = mostHeld;
  }

  Backend.Feed feed() {
    return feed;
  }

  /** The replay has come. @param seen the last place that the client knows */
  void begin(Optional<Position> seen, Replay replay) {
    boolean recovered =
      seen.isPresent() &&
      replay.recovered() &&
      replay.missed().size() <= mostHeld / 2 &&
      replay.missed().stream().noneMatch(Follower::isGap);
    at = recovered ? seen.get() : replay.end();
    line.accept(Words.subscribed(address, recovered, at));
    if (recovered) replay.missed().forEach(this::live);
    if (at.epoch() == replay.end().epoch() && at.offset() < replay.end().offset()) at = replay.end();
    for (Streamed next = held.poll(); next != null; next = held.poll()) live(next);
  }

  /** An event. @return whether the socket can go on */
  boolean live(Streamed event) {
    if (at == null) {
      held.add(event);
      return held.size() <= mostHeld;
    }
    if (!sameStream(event.at()) || isGap(event)) {
      at = event.at();
      line.accept(Words.gap(address, at));
    } else if (event.at().offset() > at.offset()) {
      say(event);
    }
    return true;
  }

  /** Only the last message of an event stands at its place: whoever got the others alone is told all again. */
  private void say(Streamed event) {
    List<JsonObject> messages = words
      .apply(event.event())
      .stream()
      .filter(message -> feed.topics().test(message.getString("channel")))
      .toList();
    Position before = new Position(event.at().epoch(), event.at().offset() - 1);
    for (int i = 0; i < messages.size(); i++) {
      JsonObject message = messages.get(i);
      boolean more = i < messages.size() - 1;
      line.accept(
        Words.news(
          address,
          message.getJsonObject("data"),
          message.getString("channel"),
          more ? before : event.at(),
          more
        )
      );
    }
    at = event.at();
  }

  void heartbeat() {
    if (at != null) line.accept(Words.heartbeat(address, at));
  }

  /** A stream gets its epoch with its first event; nothing came before that. */
  private boolean sameStream(Position other) {
    return at.epoch() == other.epoch() || (at.epoch() == 0 && at.offset() == 0);
  }

  private static boolean isGap(Streamed event) {
    return event.event() instanceof StreamEvent.Gap;
  }
}
