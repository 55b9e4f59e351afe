package io.hookswitch.south.asterisk;

import io.hookswitch.call.Call;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that another node has had, made again from what Asterisk has and what the store says. Its channels are moved to
 * this node's application; nobody on the call hears that.
 */
final class Takeover {

  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

  private final LiveCall live;
  private final Call call;

  private Takeover(LiveCall live, Call call) {
    this.live = live;
    this.call = call;
  }

  static Future<Void> of(LiveCall live, Call call) {
    return new Takeover(live, call).take();
  }

  private Future<Void> take() {
    Ari ari = live.floor().ari();
    return ari
      .channels()
      .compose(channels ->
        ari.bridges().compose(bridges -> {
          Map<Integer, JsonObject> found = found(channels);
          Set<String> members = members(bridges);
          call
            .parties()
            .stream()
            .filter(Party::live)
            .forEach(party -> live.put(leg(party, found.get(party.index()), members)));
          // A party that nothing has been heard of may be up by now, or wait for the caller's own phone.
          call
            .parties()
            .stream()
            .filter(party -> party.state() == PartyState.Null)
            .forEach(party -> live.put(unheard(party, found.get(party.index()))));
          live.course().presents(call.callerId() == null ? "" : call.callerId());
          live.sound().found(mix(found, members), members != NONE);
          return moved(found)
            .compose(there -> tapes(channels))
            .compose(there -> taps(channels))
            .compose(there -> live.sound().settle().onFailure(this::warn).otherwiseEmpty());
        })
      )
      .onSuccess(there -> live.legs().forEach(this::tell))
      .compose(told ->
        live
          .legs()
          .stream()
          .filter(leg -> leg.phase() == Phase.GONE)
          .findFirst()
          .isEmpty()
          ? Future.succeededFuture()
          : lonely()
      );
  }

  private static final Set<String> NONE = Set.of();

  private void warn(Throwable why) {
    LOG.warn("call {} does not sound as it should after its takeover: {}", call.id(), why.getMessage());
  }

  /** Whoever was left alone while nobody looked does not stay so. */
  private Future<Void> lonely() {
    List<Leg> up = live.legs().stream().filter(Leg::up).toList();
    List<Leg> company = up
      .stream()
      .filter(leg -> !leg.silent())
      .toList();
    boolean goesOn = company.size() > 1 && !company.stream().allMatch(Leg::unanswered);
    if (goesOn) return Future.succeededFuture();
    Future<Void> all = Future.succeededFuture();
    for (Leg leg : up) all = all.compose(done -> live.course().hangUp(leg, ReleaseCause.RemoteHangup));
    return all;
  }

  private Map<Integer, JsonObject> found(List<JsonObject> channels) {
    Map<Integer, JsonObject> found = new HashMap<>();
    for (JsonObject channel : channels) {
      Names.parties(channel)
        .stream()
        .filter(party -> party.call().equals(call.id()))
        .forEach(party -> found.put(party.index(), channel));
    }
    return found;
  }

  private Set<String> members(List<JsonObject> bridges) {
    return bridges
      .stream()
      .filter(bridge -> Names.bridge(call.id()).equals(bridge.getString("id")))
      .findFirst()
      .map(bridge -> {
        Set<String> members = new HashSet<>();
        bridge.getJsonArray("channels", new JsonArray()).forEach(one -> members.add(one.toString()));
        return members;
      })
      .orElse(NONE);
  }

  private Leg leg(Party party, JsonObject channel, Set<String> members) {
    Leg leg = leg(party, channel);
    if (channel == null) return leg.in(Phase.GONE, ReleaseCause.Lost);
    return leg.in(
      switch (channel.getString("state", "")) {
        case "Up" -> up(party, members.contains(leg.channel()), Names.parties(channel).size() > 1);
        case "Ring" -> Phase.OFF_HOOK;
        case "Ringing" -> Phase.RINGING;
        default -> Phase.CALLED;
      }
    );
  }

  /** @param consults whether the phone is on another call, too: where it is not, it holds */
  private static Phase up(Party party, boolean member, boolean consults) {
    if (member) return Phase.TALKING;
    return switch (party.state()) {
      case Held -> Phase.HELD;
      case Dialing -> Phase.OFF_HOOK;
      default -> consults ? Phase.HELD : Phase.TALKING;
    };
  }

  private Leg unheard(Party party, JsonObject channel) {
    if (channel != null) return leg(party, channel, NONE);
    boolean caller = call
      .party(0)
      .filter(first -> first.state() == PartyState.Dialing)
      .isPresent();
    Leg leg = leg(party, null);
    return caller ? leg.in(Phase.WAITING) : leg.in(Phase.GONE, ReleaseCause.Lost);
  }

  private Leg leg(Party party, JsonObject channel) {
    String chosen = Names.channel(call.id().party(party.index()));
    String id = channel == null ? chosen : channel.getString("id");
    boolean arrived = !id.equals(chosen);
    boolean own = party.index() == 0 && !arrived;
    RecordingState recording = party.recording().state();
    Leg leg = Leg.of(party.index(), id, party.endpoint(), Phase.CALLED)
      .muted(party.muted())
      .recorded(Tape.wanted(recording) ? recording : RecordingState.None);
    if (arrived) return leg.calledIn();
    if (party.supervision() != null) {
      return leg.watching(
        new Watch(party.supervision().user(), party.supervision().how(), party.supervision().userMuted())
      );
    }
    return own ? leg.dialling() : leg;
  }

  private Mix mix(Map<Integer, JsonObject> found, Set<String> members) {
    Set<Integer> together = new HashSet<>();
    Set<Integer> answered = new HashSet<>();
    Set<Integer> muted = new HashSet<>();
    boolean held = false;
    for (Leg leg : live.legs()) {
      if (members.contains(leg.channel())) together.add(leg.index());
      JsonObject channel = found.get(leg.index());
      if (leg.arrived() && channel != null && "Up".equals(channel.getString("state"))) answered.add(leg.index());
      if (leg.muted()) muted.add(leg.index());
      held = held || leg.phase() == Phase.HELD;
    }
    return new Mix(together, held && together.size() == 1, Set.of(), answered, muted);
  }

  /** One that has not come to any application yet cannot be moved, and is lost when it is picked up. */
  private Future<Void> moved(Map<Integer, JsonObject> found) {
    Future<Void> all = Future.succeededFuture();
    for (JsonObject channel : found.values()) {
      String id = channel.getString("id");
      // The phone of a user who consults has come with the other call.
      if (live.floor().channels().legs(id).size() > 1) continue;
      all = all.compose(done ->
        live
          .floor()
          .ari()
          .follow(id)
          .compose(heard -> live.floor().ari().move(id))
          .onFailure(why -> LOG.info("channel {} stays with its application: {}", id, why.getMessage()))
          .otherwiseEmpty()
      );
    }
    return all;
  }

  /** The recordings that are being made go on, or are begun anew where they are not. */
  private Future<Void> tapes(List<JsonObject> channels) {
    Future<Void> all = Future.succeededFuture();
    for (JsonObject channel : channels) {
      String name = channel.getString("id", "");
      PartyId leg = Names.recorded(name).orElse(null);
      if (leg == null || !leg.call().equals(call.id())) continue;
      all = all.compose(done ->
        live
          .floor()
          .ari()
          .recordings()
          .runs(name)
          .onSuccess(runs -> live.sound().tapes().found(leg.index(), new Tape(name, runs)))
          .onFailure(why -> LOG.info("the recording {} is not continued: {}", name, why.getMessage()))
          .<Void>mapEmpty()
          .otherwiseEmpty()
      );
    }
    return all;
  }

  /** What supervisors hear is set up anew. */
  private Future<Void> taps(List<JsonObject> channels) {
    Future<Void> all = Future.succeededFuture();
    for (JsonObject channel : channels) {
      String name = channel.getString("id", "");
      boolean ours = Names.tapped(name)
        .filter(supervisor -> supervisor.call().equals(call.id()))
        .isPresent();
      if (ours) all = all.compose(done -> live.sound().taps().end(name).onFailure(this::warn).otherwiseEmpty());
    }
    return all;
  }

  private void tell(Leg leg) {
    if (leg.phase() == Phase.GONE) live.reports().state(leg);
    else if (leg.phase() != Phase.WAITING && leg.phase() != Phase.CALLED) {
      live.reports().inspected(leg);
      live.reports().watch(leg);
    }
  }
}
