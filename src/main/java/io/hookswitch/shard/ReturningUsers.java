package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.records.Survivors;
import io.hookswitch.records.Survivors.Noted;
import io.hookswitch.records.UserNote;
import io.hookswitch.store.EventStore;
import io.hookswitch.store.PresenceStore;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.Presence;
import io.hookswitch.user.UserMachine;
import io.hookswitch.wire.UnreadableFormatException;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users as they were when all nodes went: what is set at their phones, agents at work, and streams that go on behind all
 * offsets that they have given out, beginning with a gap.
 */
final class ReturningUsers {

  private static final Logger LOG = LoggerFactory.getLogger(ReturningUsers.class);
  private static final int PAGE = 200;
  private static final String GAP = new StreamEvent.Gap().json();

  private final Survivors survivors;
  private final PresenceStore presences;
  private final EventStore events;
  private final AgentState first;
  private final InstantSource clock;

  /** @param first the state of an agent after logging in */
  ReturningUsers(
    Survivors survivors,
    PresenceStore presences,
    EventStore events,
    AgentState first,
    InstantSource clock
  ) {
    this.survivors = survivors;
    this.presences = presences;
    this.events = events;
    this.first = first;
    this.clock = clock;
  }

  /** Never failed: what could not be brought back has been said in the log. */
  Future<Void> fill() {
    return page(UserNote.Kind.PRESENCE, Survivors.FIRST, this::presence)
      .onFailure(lost -> LOG.error("cold start: what users had set at their phones is not known, it is given up", lost))
      .transform(done -> page(UserNote.Kind.STREAM, Survivors.FIRST, this::stream))
      .onFailure(lost -> LOG.error("cold start: where event streams were is not known, others begin", lost))
      .otherwiseEmpty();
  }

  private Future<Void> page(UserNote.Kind kind, UserId after, Function<Noted, Future<Void>> back) {
    return survivors.noted(kind, after, PAGE).compose(page ->
      Future.join(
        page
          .stream()
          .map(one -> back.apply(one).recover(lost -> without(one, lost)))
          .toList()
      ).compose(done -> page.size() < PAGE ? Future.succeededFuture() : page(kind, page.getLast().note().user(), back))
    );
  }

  private Future<Void> presence(Noted noted) {
    try {
      byte[] json = noted.note().body().getBytes(StandardCharsets.UTF_8);
      return presences.restore(WireJson.read(json, Presence.class).revived(first, clock.instant()));
    } catch (UnreadableFormatException | UncheckedIOException unreadable) {
      return Future.failedFuture(unreadable);
    }
  }

  private Future<Void> stream(Noted noted) {
    UserNote note = noted.note();
    return events.keep(note.user(), UserMachine.resumed(note.version(), noted.restarts(), GAP, clock.instant()));
  }

  private static Future<Void> without(Noted one, Throwable lost) {
    LOG.error("{}: {} could not be brought back, it is given up", one.note().user(), one.note().kind(), lost);
    return Future.succeededFuture();
  }
}
