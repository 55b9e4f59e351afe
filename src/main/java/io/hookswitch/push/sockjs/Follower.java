package io.hookswitch.push.sockjs;

import io.hookswitch.config.EventBusConfig;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.push.Streams.Streamed;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
  private final int mostBytes;
  private final Queue<Streamed> held = new ArrayDeque<>();
  private Position at;

  /**
   * @param words what is said of an event: each {@code {"channel": ..., "data": {...}}}
   * @param line where frames go
   * @param config as many events may wait for the replay as frames may wait for the client; what a replay brings is half of
   *     that at most, in number and in bytes
   */
  Follower(
    String address,
    Backend.Feed feed,
    Function<StreamEvent, List<JsonObject>> words,
    Consumer<String> line,
    EventBusConfig config
  ) {
    this.address = address;
    this.feed = feed;
    this.words = words;
    this.line = line;
    this.mostHeld = config.maxQueue();
    this.mostBytes = config.maxQueueBytes();
  }

  Backend.Feed feed() {
    return feed;
  }

  /** The replay has come. @param seen the last place that the client knows */
  void begin(Optional<Position> seen, Replay replay) {
    Optional<List<String>> missed = seen
      .filter(place -> replay.recovered() && replay.missed().size() <= mostHeld / 2)
      .filter(place -> replay.missed().stream().noneMatch(Follower::isGap))
      .map(place -> said(place, replay.missed()))
      .filter(frames -> frames.stream().mapToLong(String::length).sum() <= mostBytes / 2);
    Position from = missed.isPresent() ? seen.get() : replay.end();
    line.accept(Words.subscribed(address, missed.isPresent(), from));
    missed.ifPresentOrElse(frames -> frames.forEach(line), () -> at = from);
    if (at.epoch() == replay.end().epoch() && at.offset() < replay.end().offset()) at = replay.end();
    for (Streamed next = held.poll(); next != null; next = held.poll()) live(next);
  }

  /** What there is to say of events, from a place on. */
  private List<String> said(Position from, List<Streamed> events) {
    List<String> frames = new ArrayList<>();
    at = from;
    events.forEach(event -> tell(event, frames::add));
    return frames;
  }

  /** An event. @return whether the socket can go on */
  boolean live(Streamed event) {
    if (at == null) {
      held.add(event);
      return held.size() <= mostHeld;
    }
    tell(event, line);
    return true;
  }

  private void tell(Streamed event, Consumer<String> to) {
    if (!sameStream(event.at()) || isGap(event)) {
      at = event.at();
      to.accept(Words.gap(address, at));
    } else if (event.at().offset() > at.offset()) {
      say(event, to);
    }
  }

  /** Only the last message of an event stands at its place: whoever got the others alone is told all again. */
  private void say(Streamed event, Consumer<String> to) {
    List<JsonObject> messages = words
      .apply(event.event())
      .stream()
      .filter(message -> feed.topics().test(message.getString("channel")))
      .toList();
    Position before = new Position(event.at().epoch(), event.at().offset() - 1);
    for (int i = 0; i < messages.size(); i++) {
      JsonObject message = messages.get(i);
      boolean more = i < messages.size() - 1;
      to.accept(
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
