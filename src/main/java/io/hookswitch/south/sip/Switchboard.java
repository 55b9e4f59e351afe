package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.sip.Leg.Phase;
import io.hookswitch.south.sip.media.Hearing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All calls of this node: takes one turn after the other, and does what comes of it. On the connector's context. */
final class Switchboard {

  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  /** How long it is remembered how a call has ended, for whoever has missed it. */
  private static final long REMEMBERED = 60_000;

  private final Wire wire;
  private final LineTable lines;
  private final PhoneBook book;
  private final Path recordings;
  private final Consumer<SwitchEvent> listener;
  private final Map<CallId, Live> calls = new HashMap<>();
  private final Map<String, Set<PartyId>> users = new HashMap<>();

  Switchboard(Wire wire, LineTable lines, PhoneBook book, Path recordings, Consumer<SwitchEvent> listener) {
    this.wire = wire;
    this.lines = lines;
    this.book = book;
    this.recordings = recordings;
    this.listener = listener;
  }

  Live live(CallId id) {
    return calls.computeIfAbsent(id, unknown -> {
      // Somebody may only have asked.
      wire.later(REMEMBERED, () ->
        calls.computeIfPresent(id, (same, live) -> live.call().legs().isEmpty() ? null : live)
      );
      return new Live(id);
    });
  }

  Map<CallId, Live> calls() {
    return calls;
  }

  private SipCall known(CallId id) {
    Live live = calls.get(id);
    return live == null ? SipCall.empty(id) : live.call();
  }

  /** @throws Refused and then nothing has changed */
  void turn(Consumer<Turn> input) {
    Turn turn = new Turn(this::known, line -> users.getOrDefault(line, Set.of()));
    input.accept(turn);
    Set<String> touched = new HashSet<>();
    for (SipCall call : turn.calls()) touched.addAll(commit(call));
    turn.effects().forEach(this::perform);
    if (!touched.isEmpty()) sound(touched);
  }

  private Set<String> commit(SipCall next) {
    Live live = live(next.id());
    SipCall before = live.call();
    if (before.equals(next)) return Set.of();
    live.call(next);
    Set<String> touched = new HashSet<>();
    before.legs().forEach((index, leg) -> leg.lines().forEach(line -> drop(line, next.id().party(index))));
    before
      .legs()
      .values()
      .forEach(leg -> touched.addAll(leg.lines()));
    next.legs().forEach((index, leg) -> {
      for (String line : leg.lines()) {
        wire.keeper().under(line, next.id(), live.fence());
        users.computeIfAbsent(line, name -> new HashSet<>()).add(next.id().party(index));
        touched.add(line);
      }
    });
    save(next, live.fence());
    return touched;
  }

  private void drop(String line, PartyId party) {
    Set<PartyId> there = users.get(line);
    if (there == null) return;
    there.remove(party);
    if (there.isEmpty()) users.remove(line);
  }

  private void save(SipCall call, long fence) {
    String key = Adoption.key(call.id());
    if (call.over()) {
      wire.keeper().forget(key);
      return;
    }
    byte[] legs = SipJson.writeAll(call.legs().values().stream().filter(Leg::up).toList());
    wire.keeper().under(key, call.id(), fence);
    wire
      .keeper()
      .save(key, legs)
      .onFailure(why -> LOG.warn("call {} could not be stored: {}", call.id(), why.getMessage()));
  }

  /** Whose leg a phone is on with this line: the one that it talks on, if it has several. */
  Optional<PartyId> at(String line) {
    return users
      .getOrDefault(line, Set.of())
      .stream()
      .min(
        Comparator.comparing((PartyId party) -> leg(party).phase() != Phase.TALKING).thenComparing(PartyId::toString)
      );
  }

  Leg leg(PartyId party) {
    return known(party.call()).leg(party.index()).orElseThrow();
  }

  /** By which line a leg is reached; empty when there is none. */
  Optional<String> line(PartyId party) {
    return known(party.call())
      .leg(party.index())
      .filter(Leg::up)
      .flatMap(leg -> leg.lines().stream().findFirst());
  }

  /** What these phones and those they are with hear. */
  private void sound(Set<String> touched) {
    Map<String, Hearing> table = new HashMap<>();
    for (String line : touched) {
      List<Sound.Seat> seats = new ArrayList<>();
      for (PartyId party : users.getOrDefault(line, Set.of())) {
        SipCall call = known(party.call());
        call.leg(party.index()).ifPresent(leg -> seats.add(new Sound.Seat(call, leg)));
      }
      table.put(line, Sound.of(seats));
    }
    wire.media().hear(table);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Report report -> report(report.fact().apply(report.party(), live(report.party().call()).next()));
      case Effect.Reach reach -> reach(reach.party());
      case Effect.Invite invite -> lines.call(invite.line(), invite.to(), invite.shown(), invite.picksUp());
      case Effect.HangUp end -> lines.hangUp(end.line(), end.cause());
      case Effect.Ring ring -> lines.ring(ring.line());
      case Effect.Progress progress -> lines.progress(progress.line());
      case Effect.Accept accept -> lines.accept(accept.line());
      case Effect.Talk talk -> lines.talk(talk.line(), status ->
        turn(turn -> Facts.notAnswered(turn, talk.party(), talk.order(), status))
      );
      case Effect.Press press -> wire.media().press(press.line(), press.keys());
      case Effect.Tape tape -> record(tape);
      case Effect.StopTape tape -> wire.media().stopRecording(tape.line(), tape.tape());
      case Effect.Over over -> wire.later(REMEMBERED, () -> {
        if (calls.containsKey(over.call()) && known(over.call()).over()) calls.remove(over.call());
      });
    }
  }

  private void record(Effect.Tape tape) {
    Path file = recordings.resolve(tape.tape() + ".wav");
    wire
      .media()
      .record(tape.line(), tape.tape(), file, () ->
        wire.home().runOnContext(go -> turn(turn -> Facts.broken(turn, tape.line(), tape.tape())))
      );
  }

  private void report(SwitchEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException bug) {
      LOG.error("the listener failed on {}", event, bug);
    }
  }

  private void reach(PartyId party) {
    Endpoint to = known(party.call()).leg(party.index()).map(Leg::endpoint).orElse(null);
    if (to == null) return;
    willing(to).onSuccess(takes -> turn(turn -> Facts.reach(turn, party, takes)));
  }

  /** Whether whoever is called there wants calls; known here, wherever it was found out. */
  Future<Boolean> willing(Endpoint to) {
    if (!to.internal()) return Future.succeededFuture(true);
    Promise<Boolean> answer = Promise.promise();
    book
      .takesCalls(to.subscriber().device())
      .onFailure(down -> LOG.warn("a phone is called, wanted or not: {}", down.getMessage()))
      .otherwise(true)
      .onSuccess(takes -> wire.home().runOnContext(here -> answer.complete(takes)));
    return answer.future();
  }

  /** Another node has it: its phones are left alone. */
  void release(CallId id) {
    Live live = calls.remove(id);
    wire.keeper().let(Adoption.key(id));
    if (live == null) return;
    for (Leg leg : live.call().legs().values()) {
      for (String line : leg.lines()) {
        drop(line, id.party(leg.index()));
        lines.rest(line);
      }
    }
  }
}
