package io.hookswitch.south.asterisk;

import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.south.Wish;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a call when its phones are called, ring, are picked up and hung up. */
final class Course {

  private static final Logger LOG = LoggerFactory.getLogger(Course.class);

  private static final String KEYS = "[0-9*#A-D]";

  private final LiveCall call;
  /** Legs that hold because somebody has pressed the key of the phone. */
  private final Set<Integer> byKey = new HashSet<>();
  /** Phones whose transfer key was pressed, and that have not heard of it yet. */
  private final Map<Integer, TransferKey> keys = new HashMap<>();
  private String presented = "";

  Course(LiveCall call) {
    this.call = call;
  }

  /** @param number to be shown to whoever is called */
  void presents(String number) {
    presented = number;
  }

  /** @param shown the number that the phone shows */
  Future<Void> call(Leg leg, String shown, JsonObject variables) {
    return Future.<Void>succeededFuture().compose(go ->
      call
        .floor()
        .ari()
        .originate(
          leg.channel(),
          call.floor().dialling().string(leg.endpoint()),
          Dialling.caller(shown),
          variables.put(Ari.PARTY, call.party(leg).toString())
        )
    );
  }

  /** Calls whoever the call is for; one that cannot be called is gone. */
  Future<Void> reach(Leg leg, String shown) {
    Endpoint to = leg.endpoint();
    call.put(leg.in(Phase.CALLED));
    return call
      .floor()
      .willing(to)
      .compose(rings ->
        rings ? call(leg, shown, new JsonObject()).<ReleaseCause>mapEmpty() : Future.succeededFuture(ReleaseCause.Busy)
      )
      .recover(why -> {
        LOG.info("{} cannot be called: {}", call.party(leg), why.getMessage());
        return Future.succeededFuture(ReleaseCause.Failed);
      })
      .compose(hopeless -> hopeless == null ? Future.succeededFuture() : left(leg.index(), hopeless));
  }

  /** Tells Asterisk to hang up; the leg is gone when Asterisk says so. A phone that is on another call too stays up. */
  Future<Void> hangUp(Leg leg, ReleaseCause cause) {
    if (leg.phase() == Phase.WAITING) return left(leg.index(), cause);
    if (call.elsewhere(leg).isPresent()) {
      return departed(leg, cause).compose(done -> named(leg.channel()));
    }
    boolean early = leg.arrived() && !leg.connected();
    call.put(leg.in(Phase.LEAVING, cause));
    return told(leg.index(), cause == ReleaseCause.Transferred)
      .compose(told ->
        call
          .floor()
          .ari()
          .hangUp(leg.channel(), early ? Causes.reason(cause) : "normal")
      )
      .compose(there -> there ? Future.succeededFuture() : left(leg.index(), cause));
  }

  /** Somebody calls a subscriber; a caller who has gone meanwhile does not make a phone ring. */
  Future<Void> arrive(String channel, String tenant, Endpoint from, Endpoint called) {
    Ari ari = call.floor().ari();
    Leg caller = call.put(Leg.of(0, channel, from, Phase.OFF_HOOK).calledIn());
    Leg phone = call.put(Leg.of(1, Names.channel(call.id().party(1)), called, Phase.WAITING));
    call.reports().arrived(new SwitchEvent.Offered(call.party(caller), 0, tenant, from, called));
    return ari
      .follow(channel)
      .onFailure(why -> LOG.warn("{} could not be followed: {}", call.party(caller), why.getMessage()))
      // Asked after its end would be heard: whoever ends before this is not there, whoever ends later is heard.
      .transform(followed -> ari.name(channel, call.party(caller).toString()))
      .transform((named, why) -> {
        if (Ari.unknown(why)) return left(caller.index(), ReleaseCause.Cancelled);
        if (why != null) LOG.warn("{} could not be named: {}", call.party(caller), why.getMessage());
        return reach(phone, from.number()).compose(done -> call.sound().settled());
      });
  }

  Future<Void> ringing(int index) {
    Leg leg = call.leg(index).orElse(null);
    if (leg == null || leg.phase() != Phase.CALLED) return Future.succeededFuture();
    Leg rings = call.put(leg.in(Phase.RINGING));
    // Whoever supervises comes without a word: nobody is shown a phone that rings for that.
    if (!call.reports().tellOffer() && rings.watch() == null) call.reports().state(rings);
    return call.sound().settled();
  }

  /** A phone that was called has been picked up. */
  Future<Void> answered(int index) {
    Leg leg = call.leg(index).orElse(null);
    if (leg == null) return Future.succeededFuture();
    if (leg.phase() == Phase.LEAVING) return hangUp(leg, leg.cause());
    if (!leg.awaited()) return Future.succeededFuture();
    if (leg.own()) return offHook(leg);
    call.reports().tellOffer();
    call.put(leg.in(Phase.TALKING));
    List<Leg> waited = call
      .others(leg)
      .stream()
      .filter(other -> other.phase() == Phase.OFF_HOOK && leg.watch() == null)
      .map(other -> call.put(other.in(Phase.TALKING)))
      .toList();
    return call
      .sound()
      .settled()
      .onSuccess(heard -> {
        call.leg(index).ifPresent(call.reports()::state);
        call.leg(index).ifPresent(call.reports()::watch);
        waited.forEach(other -> call.leg(other.index()).ifPresent(call.reports()::state));
      });
  }

  private Future<Void> offHook(Leg leg) {
    call.reports().state(call.put(leg.in(Phase.OFF_HOOK)));
    Future<Void> all = Future.succeededFuture();
    for (Leg other : call.others(leg)) {
      if (other.phase() == Phase.WAITING) all = all.compose(done ->
        reach(other, presented.isEmpty() ? leg.endpoint().number() : presented)
      );
    }
    return all.compose(done -> call.sound().settled());
  }

  /** @param cause as Asterisk has it */
  Future<Void> gone(int index, int cause) {
    Leg leg = call.leg(index).orElse(null);
    if (leg == null || leg.phase() == Phase.GONE) return Future.succeededFuture();
    boolean pickedUp = leg.connected() || leg.phase() == Phase.OFF_HOOK;
    return left(index, leg.phase() == Phase.LEAVING ? leg.cause() : Causes.of(cause, pickedUp));
  }

  /**
   * Somebody has pressed the hold key of a phone. What the key has done only the key undoes: a phone that was told to hold by
   * an order does not do so itself.
   */
  Future<Void> keyed(int index, boolean on) {
    Leg leg = call.leg(index).orElse(null);
    if (leg == null) return Future.succeededFuture();
    if (on && leg.phase() == Phase.TALKING) {
      byKey.add(index);
      Leg held = call.put(leg.in(Phase.HELD));
      return call
        .sound()
        .settled()
        .onSuccess(done -> call.reports().state(held));
    }
    boolean back = !on && byKey.remove(index) && leg.phase() == Phase.HELD;
    if (!back) return Future.succeededFuture();
    Leg talks = call.put(leg.in(Phase.TALKING));
    return call
      .sound()
      .settled()
      .onSuccess(done -> call.reports().say(talks, SwitchEvent.Retrieved::new));
  }

  /** Heard by the others already; a phone that is on two calls has pressed them for the one on which it talks. */
  Future<Void> pressed(int index, String digit) {
    call
      .leg(index)
      .filter(leg -> leg.phase() == Phase.TALKING && digit.matches(KEYS))
      .ifPresent(leg ->
        call.reports().say(leg, (party, number) -> new SwitchEvent.DigitsPressed(party, number, digit))
      );
    return Future.succeededFuture();
  }

  /** Somebody has pressed the transfer key of a phone: a wish of its user. A second one before the first is answered says nothing new. */
  Future<Void> transferred(int index, TransferKey key) {
    Leg leg = call.leg(index).orElse(null);
    String number = key.number().orElseThrow();
    boolean possible = leg != null && leg.connected() && leg.endpoint().internal() && Dialling.dialled(number);
    if (!possible) return key.refused(call.floor().ari());
    if (keys.putIfAbsent(index, key) != null) return Future.succeededFuture();
    Endpoint to = call
      .floor()
      .dialling()
      .lines()
      .subscriber(number)
      .orElseGet(() -> Endpoint.network(number, number));
    Command transfer = new Command.SingleStepTransfer(call.party(leg), to);
    call
      .floor()
      .decided(new Wish(leg.endpoint().subscriber().user(), transfer))
      .onFailure(nobody -> LOG.warn("nobody decides on {}: {}", transfer, nobody.getMessage()))
      .map(Optional::isEmpty)
      .otherwise(false)
      .compose(done -> call.next(() -> told(index, done)))
      .onFailure(Hearing::bug);
    // Not waited for: what comes of it is an order for this call, which waits in turn.
    return Future.succeededFuture();
  }

  /**
   * Tells a phone whose transfer key was pressed what has become of it; one that hears that it is done hangs up at once, so it is not
   * told before the others are on their way.
   */
  Future<Void> told(int index, boolean done) {
    TransferKey key = keys.remove(index);
    if (key == null) return Future.succeededFuture();
    Ari ari = call.floor().ari();
    return (done ? key.accepted(ari) : key.refused(ari)).recover(why -> {
      LOG.warn("{} was not told what has become of its transfer: {}", call.id().party(index), why.getMessage());
      return Future.succeededFuture();
    });
  }

  /** What is said from now on is in no file. */
  Future<Void> recordingFailed(String name) {
    call
      .sound()
      .tapes()
      .leg(name)
      .ifPresent(leg -> {
        LOG.warn("the recording {} has failed", name);
        call.sound().tapes().without(leg);
        call.reports().recorded(call.put(leg.recorded(RecordingState.Failed)));
      });
    return Future.succeededFuture();
  }

  /** Asterisk knows whose a channel is, for whoever asks later. */
  Future<Void> named(String channel) {
    Set<PartyId> legs = call.floor().channels().legs(channel);
    if (legs.isEmpty()) return Future.succeededFuture();
    return call
      .floor()
      .ari()
      .name(channel, Names.variable(legs))
      .onFailure(why -> LOG.warn("channel {} could not be named {}: {}", channel, legs, why.getMessage()))
      .otherwiseEmpty();
  }

  /** With its channel. */
  Future<Void> left(int index, ReleaseCause cause) {
    Leg leg = call.leg(index).orElse(null);
    if (leg == null || leg.phase() == Phase.GONE) return Future.succeededFuture();
    call.sound().without(leg);
    return departed(leg, cause);
  }

  /** Nobody stays on a call alone, or with nobody but phones that ring. */
  private Future<Void> departed(Leg leg, ReleaseCause cause) {
    boolean ordered = leg.phase() == Phase.LEAVING;
    call.reports().state(call.put(leg.in(Phase.GONE, cause)));
    List<Leg> others = call.others(leg);
    List<Leg> company = call.company(leg);
    boolean goesOn = company.size() > 1 && !company.stream().allMatch(Leg::unanswered);
    Future<Void> all = Future.succeededFuture();
    if (!goesOn) {
      for (Leg other : others) {
        ReleaseCause why = causeForOther(leg, cause, ordered, other);
        all = all.compose(done -> hangUp(other, why));
      }
    }
    return all.compose(done -> call.sound().settled()).compose(done -> ended());
  }

  /** When nobody is on the call any more, that is its end. */
  Future<Void> ended() {
    if (!call.over()) return Future.succeededFuture();
    call.floor().over(call);
    return call.sound().end();
  }

  private static ReleaseCause causeForOther(Leg left, ReleaseCause cause, boolean ordered, Leg other) {
    if (cause == ReleaseCause.Cleared) return ReleaseCause.Cleared;
    if (other.unanswered()) return ReleaseCause.Cancelled;
    if (left.unanswered() && !ordered) return cause;
    return cause == ReleaseCause.Rejected ? ReleaseCause.Rejected : ReleaseCause.RemoteHangup;
  }
}
