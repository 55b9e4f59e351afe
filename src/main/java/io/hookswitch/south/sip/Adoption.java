package io.hookswitch.south.sip;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.sip.Leg.Phase;
import io.hookswitch.wire.UnreadableFormatException;
import io.vertx.core.Future;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that another node has had. Its phones are told to talk with this one, and hear each other again when they have. Whoever
 * was still being reached cannot be reached any more.
 */
final class Adoption {

  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

  private final Wire wire;
  private final LineTable lines;
  private final Switchboard board;

  Adoption(Wire wire, LineTable lines, Switchboard board) {
    this.wire = wire;
    this.lines = lines;
    this.board = board;
  }

  static String key(CallId call) {
    return "call " + call;
  }

  /** @param fence of the new owner: from now on nobody older writes what is kept of the call */
  Future<Void> take(Call call, long fence) {
    String key = key(call.id());
    return wire
      .keeper()
      .take(call.id(), fence, Set.of(key))
      .compose(found -> {
        TreeMap<Integer, Leg> legs = legs(found.get(key));
        Set<String> names = new HashSet<>();
        legs.values().forEach(leg -> names.addAll(leg.lines()));
        return wire
          .keeper()
          .take(call.id(), fence, names)
          .map(dialogs -> {
            begin(call, legs, dialogs);
            return (Void) null;
          });
      });
  }

  private static TreeMap<Integer, Leg> legs(byte[] stored) {
    TreeMap<Integer, Leg> legs = new TreeMap<>();
    if (stored == null) return legs;
    SipJson.readAll(stored, Leg.class).forEach(leg -> legs.put(leg.index(), leg));
    return legs;
  }

  private void begin(Call call, TreeMap<Integer, Leg> legs, Map<String, byte[]> dialogs) {
    Set<String> there = new HashSet<>();
    for (Leg leg : legs.values()) {
      for (String line : leg.lines()) if (adopted(line, dialogs.get(line))) there.add(line);
    }
    board.turn(turn -> {
      for (Leg leg : legs.values()) turn.put(call.id().party(leg.index()), leg);
      if (call.callerId() != null) turn.presents(call.id(), call.callerId());
      for (Party party : call.parties()) {
        boolean expected = party.live() || party.state() == PartyState.Null;
        PartyId id = call.id().party(party.index());
        if (expected && turn.leg(id).isEmpty()) {
          turn.put(id, Leg.of(party.index(), party.endpoint(), Phase.GONE).gone(ReleaseCause.Lost));
          turn.reportState(id);
        }
      }
      for (Leg leg : legs.values()) goesOn(turn, call.id().party(leg.index()), there);
      for (Leg leg : legs.values()) lonely(turn, call.id().party(leg.index()));
    });
  }

  private boolean adopted(String line, byte[] stored) {
    if (stored == null) return false;
    try {
      return lines.adopt(line, SipJson.read(stored, Dialog.class));
    } catch (UncheckedIOException | UnreadableFormatException strange) {
      LOG.warn("{} cannot be adopted: {}", line, strange.getMessage());
      return false;
    }
  }

  private static void goesOn(Turn turn, PartyId party, Set<String> there) {
    Leg leg = turn.leg(party).filter(Leg::up).orElse(null);
    if (leg == null) return;
    boolean here = !leg.lines().isEmpty() && there.contains(leg.lines().getFirst()) && !leg.unanswered();
    if (!here) {
      turn.put(party, Leg.of(leg.index(), leg.endpoint(), Phase.GONE).gone(ReleaseCause.Lost));
      turn.reportState(party);
      return;
    }
    if (!leg.tape().isEmpty()) leg = turn.put(party, taped(turn, party, leg));
    Leg now = leg;
    turn.report(party, (one, number) -> Turn.inspected(now, one, number));
    turn.reportPlace(party, leg);
    turn.reportMonitors(party, leg);
  }

  /** What was recorded stays where it was; here a new file begins. */
  private static Leg taped(Turn turn, PartyId party, Leg leg) {
    String tape = Orders.tape(party, Instant.now().toEpochMilli());
    turn.effect(new Effect.Tape(leg.lines().getFirst(), tape));
    return leg.recorded(
      leg.recording() == RecordingState.Paused ? RecordingState.Paused : RecordingState.Started,
      tape
    );
  }

  /** Whoever was left alone while nobody looked does not stay so. */
  private static void lonely(Turn turn, PartyId party) {
    Leg leg = turn.leg(party).filter(Leg::up).orElse(null);
    if (leg == null) return;
    boolean company = turn
      .others(party)
      .stream()
      .map(turn::up)
      .anyMatch(other -> !other.silent());
    boolean waits = leg.located() && leg.phase() == Phase.OFF_HOOK;
    if (!company && !waits) turn.release(party, ReleaseCause.RemoteHangup);
  }
}
