package io.hookswitch.south.sip;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.sip.Leg.Phase;
import java.util.ArrayList;
import java.util.List;

/** What the gateway wants. Each order is answered with a fact, at once or when a phone has done something, or refused. */
final class Orders {

  private Orders() {}

  /**
   * @param willing whether whoever the order calls wants calls
   * @throws Refused when it cannot be done
   */
  static void obey(Turn turn, long number, SwitchOrder order, boolean willing) {
    switch (order) {
      case SwitchOrder.Dial dial -> dial(turn, dial);
      case SwitchOrder.Answer answer -> answer(turn, answer.party(), number);
      case SwitchOrder.Release release -> release(turn, release);
      case SwitchOrder.Hold hold -> hold(turn, hold.party());
      case SwitchOrder.Retrieve retrieve -> retrieve(turn, retrieve.party());
      case SwitchOrder.Mute mute -> mute(turn, mute.party(), mute.on());
      case SwitchOrder.Digits digits -> digits(turn, digits, number);
      case SwitchOrder.Record record -> record(turn, record, number);
      case SwitchOrder.Redirect redirect -> redirect(turn, redirect, willing);
      case SwitchOrder.Join join -> join(turn, join, willing);
      case SwitchOrder.Consult consult -> Pairs.consult(turn, consult);
      case SwitchOrder.Merge merge -> Pairs.merge(turn, merge);
      case SwitchOrder.Alternate alternate -> Pairs.alternate(turn, alternate);
      case SwitchOrder.Monitor monitor -> Supervising.monitor(turn, monitor, willing);
      case SwitchOrder.Partake partake -> Supervising.partake(turn, partake);
      case SwitchOrder.Silence silence -> Supervising.silence(turn, silence);
      case SwitchOrder.Fork fork -> fork(turn, fork);
      case SwitchOrder.Replace replace -> Pairs.replace(turn, replace, number);
      case SwitchOrder.Inspect inspect -> inspect(turn, inspect.party());
    }
  }

  /** What is true of the leg now. */
  static void inspect(Turn turn, PartyId party) {
    Leg leg = turn.leg(party).orElse(null);
    if (leg == null || !leg.up()) {
      turn.reportState(party);
      return;
    }
    if (leg.phase() == Phase.WAITING || leg.phase() == Phase.CALLED) return;
    turn.report(party, (one, number) -> Turn.inspected(leg, one, number));
    turn.reportPlace(party, leg);
    turn.reportMonitors(party, leg);
  }

  /** The fact that an order was about, as it is now. */
  static void again(Turn turn, long number, SwitchOrder order) {
    PartyId party = order.party();
    Leg leg = turn.leg(party).orElse(null);
    if (order instanceof SwitchOrder.Merge merge) Pairs.again(turn, merge);
    else if (leg == null || !leg.up()) turn.reportState(party);
    else switch (order) {
      case SwitchOrder.Retrieve retrieve when leg.phase() == Phase.TALKING -> turn.report(
        party,
        SwitchEvent.Retrieved::new
      );
      case SwitchOrder.Mute mute -> turn.report(party, (one, seq) -> new SwitchEvent.Muted(one, seq, leg.muted()));
      case SwitchOrder.Digits digits -> turn.report(party, (one, seq) -> new SwitchEvent.DigitsSent(one, seq, number));
      case SwitchOrder.Record record -> turn.reportRecorded(party, leg);
      case SwitchOrder.Redirect redirect -> turn.reportState(redirect.target());
      case SwitchOrder.Join join -> turn.reportState(join.target());
      case SwitchOrder.Partake partake -> turn.reportMonitors(party, leg);
      case SwitchOrder.Silence silence -> turn.reportMonitors(party, leg);
      case SwitchOrder.Alternate alternate -> Pairs.report(turn, alternate);
      case SwitchOrder.Consult consult -> Pairs.report(turn, consult);
      case SwitchOrder.Replace replace -> Pairs.report(turn, replace);
      default -> {
        turn.reportState(party);
        turn.reportPlace(party, leg);
      }
    }
  }

  private static void dial(Turn turn, SwitchOrder.Dial dial) {
    begins(turn, dial.party(), dial.from(), dial.called());
    Leg caller = turn.put(dial.party(), Leg.of(dial.party().index(), dial.from(), Phase.CALLED).asOwn());
    turn.put(dial.called(), Leg.of(dial.called().index(), dial.to(), Phase.WAITING));
    turn.presents(dial.party().call(), dial.presented());
    Facts.invite(turn, dial.party(), caller, dial.to().number(), !dial.alertCaller());
  }

  static void begins(Turn turn, PartyId party, Endpoint from, PartyId called) {
    if (!turn.call(party.call()).legs().isEmpty()) throw new Refused("the call exists already");
    if (!from.internal()) throw new Refused("the switch has no phone for " + from.number());
    if (!called.call().equals(party.call()) || called.index() == party.index()) {
      throw new Refused("the called party is not another party of this call: " + called);
    }
  }

  private static void answer(Turn turn, PartyId party, long number) {
    Leg leg = turn.up(party);
    if (leg.connected()) {
      turn.reportState(party);
      return;
    }
    if (leg.phase() != Phase.RINGING || leg.fork().size() > 1) throw new Refused("the phone does not ring");
    if (!leg.talks()) throw Refused.unsupported("the phone has not said that it can be told to answer");
    turn.effect(new Effect.Talk(leg.lines().getFirst(), party, number));
  }

  private static void release(Turn turn, SwitchOrder.Release release) {
    boolean there = turn.leg(release.party()).filter(Leg::up).isPresent();
    if (there) Leaving.byWish(turn, release.party(), release.cause());
    else turn.reportState(release.party());
  }

  private static void hold(Turn turn, PartyId party) {
    Leg leg = ours(turn, party);
    turn.put(party, leg.in(Phase.HELD));
    turn.reportState(party);
  }

  private static void retrieve(Turn turn, PartyId party) {
    Leg leg = ours(turn, party);
    Pairs.free(turn, party, leg);
    turn.put(party, leg.in(Phase.TALKING));
    turn.report(party, SwitchEvent.Retrieved::new);
  }

  private static Leg connected(Turn turn, PartyId party) {
    Leg leg = turn.up(party);
    if (!leg.connected()) throw new Refused("the leg is not connected: " + leg.phase());
    return leg;
  }

  /** A connected leg of a subscriber. */
  static Leg ours(Turn turn, PartyId party) {
    Leg leg = connected(turn, party);
    if (!leg.endpoint().internal()) throw new Refused("the switch does not control this leg");
    return leg;
  }

  private static void mute(Turn turn, PartyId party, boolean on) {
    Leg leg = connected(turn, party);
    if (!leg.endpoint().internal() || !leg.endpoint().subscriber().canMute()) {
      throw Refused.unsupported("the directory says that this phone is not muted by the switch");
    }
    turn.put(party, leg.muted(on));
    turn.report(party, (one, number) -> new SwitchEvent.Muted(one, number, on));
  }

  private static void digits(Turn turn, SwitchOrder.Digits order, long number) {
    Leg leg = ours(turn, order.party());
    List<PartyId> hearers = new ArrayList<>(turn.others(order.party()));
    hearers.removeIf(other -> turn.up(other).phase() != Phase.TALKING);
    if (leg.phase() != Phase.TALKING || hearers.isEmpty()) {
      throw new Refused("nobody is connected who could hear tones");
    }
    hearers.forEach(other -> turn.effect(new Effect.Press(turn.up(other).lines().getFirst(), order.digits())));
    turn.report(order.party(), (one, sequence) -> new SwitchEvent.DigitsSent(one, sequence, number));
  }

  private static void record(Turn turn, SwitchOrder.Record order, long number) {
    PartyId party = order.party();
    Leg leg = turn.up(party);
    switch (order.to()) {
      case Started -> {
        ours(turn, party);
        String tape = leg.tape().isEmpty() ? tape(party, number) : leg.tape();
        if (leg.tape().isEmpty()) turn.effect(new Effect.Tape(leg.lines().getFirst(), tape));
        turn.put(party, leg.recorded(RecordingState.Started, tape));
      }
      case Paused -> {
        ours(turn, party);
        if (leg.recording() == RecordingState.None) throw new Refused("there is no recording to pause");
        turn.put(party, leg.recorded(RecordingState.Paused, leg.tape()));
      }
      case None -> {
        turn.stopTape(leg);
        turn.put(party, leg.recorded(RecordingState.None, ""));
      }
      case Pending, Failed -> throw new Refused("no recording can be brought to " + order.to());
    }
    turn.reportRecorded(party, turn.up(party));
  }

  static String tape(PartyId party, long number) {
    return party.call() + "-" + party.index() + "-" + number;
  }

  private static void redirect(Turn turn, SwitchOrder.Redirect order, boolean willing) {
    Leg leaving = turn.up(order.party());
    stranger(turn, leaving, order.party(), order.target());
    boolean ringing = leaving.phase() == Phase.RINGING && !leaving.own();
    boolean company = turn
      .others(order.party())
      .stream()
      .map(turn::up)
      .anyMatch(other -> !other.silent() && (ringing || other.connected()));
    if (!company || !(ringing || leaving.connected())) {
      throw new Refused("there is nobody to be connected with the target");
    }
    call(turn, leaving, order.target(), order.to(), willing);
    turn.release(order.party(), ReleaseCause.Transferred);
  }

  private static void join(Turn turn, SwitchOrder.Join order, boolean willing) {
    Leg by = connected(turn, order.party());
    stranger(turn, by, order.party(), order.target());
    call(turn, by, order.target(), order.to(), willing);
  }

  static void stranger(Turn turn, Leg by, PartyId party, PartyId target) {
    if (!target.call().equals(party.call())) throw new Refused("the target is not a party of this call: " + target);
    if (turn.leg(target).isPresent()) throw new Refused("the target is not new to this call: " + target);
    if (!by.endpoint().internal()) throw new Refused("the switch does not control this leg");
  }

  private static void call(Turn turn, Leg by, PartyId target, Endpoint to, boolean willing) {
    boolean here =
      to.internal() &&
      turn
        .call(target.call())
        .legs()
        .values()
        .stream()
        .anyMatch(leg -> leg.up() && at(leg, to));
    if (!willing || here) throw new Refused("the target cannot be reached: " + ReleaseCause.Busy);
    Leg leg = turn.put(target, Leg.of(target.index(), to, Phase.CALLED));
    Facts.invite(turn, target, leg, by.endpoint().number(), false);
  }

  private static boolean at(Leg leg, Endpoint phone) {
    return leg.endpoint().internal() && leg.endpoint().subscriber().device().equals(phone.subscriber().device());
  }

  private static void fork(Turn turn, SwitchOrder.Fork order) {
    PartyId party = order.party();
    if (!turn.call(party.call()).legs().isEmpty()) throw new Refused("the call exists already");
    if (order.locations().isEmpty() || !order.locations().stream().allMatch(Endpoint::internal)) {
      throw new Refused("the switch rings its own phones only, and at least one");
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < order.locations().size(); i++) lines.add(party + "/" + i);
    Leg leg = Leg.of(party.index(), order.locations().getFirst(), Phase.RINGING).asOwn();
    turn.put(party, leg.at(order.locations(), lines));
    for (int i = 0; i < lines.size(); i++) {
      Endpoint phone = order.locations().get(i);
      turn.effect(new Effect.Invite(lines.get(i), phone, phone.number(), false));
    }
    turn.reportState(party);
  }
}
