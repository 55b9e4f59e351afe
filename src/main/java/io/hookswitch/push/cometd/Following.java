package io.hookswitch.push.cometd;

import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.push.cometd.Heard.Rendered;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.cometd.bayeux.ChannelId;

/**
 * Which events of its user's stream one session is due, so that each topic's events arrive in order and once.
 *
 * <p>Live events may come before the replay that a new subscription asked for; they are held until it is there. What
 * the replay tells beyond the last live event comes again as a live event, except before the first subscription, when
 * nobody followed.
 */
final class Following {

  /** Topics, and the offset after which each is covered. */
  private final Map<ChannelId, Long> topics = new HashMap<>();
  private final Queue<Heard> held = new ArrayDeque<>();
  private final int mostHeld;
  private Position at;
  private int replays;

  /** What came of an event or a replay. */
  sealed interface Due {
    /** These are to be delivered, in this order. */
    record Now(List<Rendered> events) implements Due {}

    /** The session cannot go on: the stream is another one, or too much waits. It must begin anew. */
    record Lost(String why) implements Due {}
  }

  static final Due NOTHING = new Due.Now(List.of());

  Following(int mostHeld) {
    this.mostHeld = mostHeld;
  }

  void replayAsked() {
    replays++;
  }

  void replayFailed() {
    replays--;
  }

  /**
   * A replay has come.
   *
   * @param wanted the topics that are new
   * @param seen the last place that the client knows; empty also when the stream does not reach back to it
   * @param missed the replay's events, those that have words
   * @return the missed ones that are due; the held ones are asked for with {@link #release} when these are delivered
   */
  Due joined(Collection<ChannelId> wanted, Optional<Position> seen, Replay replay, List<Rendered> missed) {
    replays--;
    Position end = replay.end();
    if (at != null && !sameStream(end)) return new Due.Lost("another stream");
    long from = Math.min(seen.map(Position::offset).orElse(end.offset()), end.offset());
    long followed = at == null ? end.offset() : at.offset();
    List<Rendered> due = missed
      .stream()
      .filter(event -> event.at().offset() > from && event.at().offset() <= followed)
      .filter(event -> matches(wanted, event) && !covers(event))
      .toList();
    wanted.forEach(topic -> topics.merge(topic, from, Math::min));
    if (at == null) at = end;
    return new Due.Now(due);
  }

  /** A live event. */
  Due live(Heard event) {
    if (replays > 0) {
      held.add(event);
      return held.size() > mostHeld ? new Due.Lost("too much came during a replay") : NOTHING;
    }
    if (at == null) return NOTHING;
    if (!sameStream(event.at())) return new Due.Lost("another stream");
    if (event.at().offset() <= at.offset()) return NOTHING;
    at = event.at();
    return switch (event) {
      case Heard.Hole hole -> new Due.Lost("events were lost");
      case Rendered said -> covers(said) ? new Due.Now(List.of(said)) : NOTHING;
      case Heard.Several said -> new Due.Now(said.parts().stream().filter(this::covers).toList());
    };
  }

  /** A stream gets its epoch with its first event; nothing came before that. */
  private boolean sameStream(Position other) {
    return at.epoch() == other.epoch() || (at.epoch() == 0 && at.offset() == 0);
  }

  /** The next event that was held and can go on now, to be given to {@link #live}. */
  Optional<Heard> release() {
    return replays > 0 ? Optional.empty() : Optional.ofNullable(held.poll());
  }

  void left(ChannelId topic) {
    topics.remove(topic);
  }

  private boolean covers(Rendered event) {
    return topics
      .entrySet()
      .stream()
      .anyMatch(topic -> topic.getValue() < event.at().offset() && topic.getKey().matches(event.channel()));
  }

  private static boolean matches(Collection<ChannelId> topics, Rendered event) {
    return topics.stream().anyMatch(topic -> topic.matches(event.channel()));
  }
}
