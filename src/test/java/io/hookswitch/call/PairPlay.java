package io.hookswitch.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What can be asked for in a {@link PairWorld}, beside what happens at the phones.
 *
 * @param conferences in one step, with Dave: conference, transfer, deflection; sending away and ending for all
 * @param nested consultations while there is one
 * @param watched whose phone a supervisor is armed for, {@code null} for nobody's
 * @param scope how long the supervisor stays, {@code null} with nobody to watch
 */
record PairPlay(boolean conferences, boolean nested, String watched, MonitoringScope scope) {
  static final PairPlay TWO_CALLS = new PairPlay(false, false, null, null);
  static final PairPlay CONFERENCES = new PairPlay(true, false, null, null);
  static final PairPlay NESTED = new PairPlay(false, true, null, null);

  private static final Endpoint DAVE = Scene.phone("dave");

  static PairPlay watching(String user, MonitoringScope scope) {
    return new PairPlay(false, false, user, scope);
  }

  boolean watches(Endpoint phone) {
    return watched != null && phone.subscriber().user().name().equals(watched);
  }

  Crossing.MonitorWanted wanted(PartyId party, Endpoint phone) {
    String device = phone.subscriber().device();
    return new Crossing.MonitorWanted(party, device, Scene.phone("boss"), Monitoring.ListenIn, scope);
  }

  /** What this party may try now; the others do at their phones what they might ask for just as well. */
  List<Command> wishes(PairWorld world, Call call, Party party) {
    boolean consults = nested ? !world.calls.containsKey(PairWorld.NEXT) : !world.calls.containsKey(PairWorld.CONSULT);
    CallId fresh = world.calls.containsKey(PairWorld.CONSULT) ? PairWorld.NEXT : PairWorld.CONSULT;
    List<Command> all = new ArrayList<>();
    PartyId me = call.id().party(party.index());
    if (party.supervision() != null) {
      supervise(me, all);
    } else if (party.index() == 0) {
      two(me, all);
      if (consults && (nested || call.id().equals(PairWorld.ORIGINAL))) consult(me, fresh, all);
      if (conferences) one(me, all);
      if (conferences) remove(call, party, all);
    } else {
      all.add(new Command.Answer(me));
      if (conferences && party.state() == PartyState.Ringing) all.add(new Command.Redirect(me, DAVE));
    }
    return all;
  }

  /** Every wish there is in this play. */
  List<Command> all(Call call, Party party) {
    List<Command> all = new ArrayList<>();
    PartyId me = call.id().party(party.index());
    two(me, all);
    consult(me, PairWorld.NEXT, all);
    if (conferences) one(me, all);
    if (conferences) remove(call, party, all);
    if (conferences) all.add(new Command.Redirect(me, DAVE));
    if (party.supervision() != null && call.at(party.supervision().user()).live()) supervise(me, all);
    return all;
  }

  private static void two(PartyId me, List<Command> all) {
    all.add(new Command.Complete(me, Consultation.Transfer));
    all.add(new Command.Complete(me, Consultation.Conference));
    all.add(new Command.SwapCalls(me));
    all.add(new Command.Leave(me));
    all.add(new Command.Hold(me));
    all.add(new Command.Retrieve(me));
    all.add(new Command.Answer(me));
  }

  private static void consult(PartyId me, CallId fresh, List<Command> all) {
    for (Consultation purpose : List.of(Consultation.Transfer, Consultation.Conference)) {
      Endpoint to = Scene.phone(fresh.equals(PairWorld.CONSULT) ? "carol" : "dave");
      all.add(new Command.Consult(me, fresh, to, purpose, Map.of()));
    }
  }

  private static void one(PartyId me, List<Command> all) {
    all.add(new Command.SingleStepConference(me, DAVE, Map.of()));
    all.add(new Command.SingleStepTransfer(me, DAVE));
    all.add(new Command.ClearCall(me));
  }

  /** Each of those whom the party can see, and so name. */
  private static void remove(Call call, Party me, List<Command> all) {
    for (Party other : call.visible(me)) {
      if (other.live()) all.add(new Command.RemoveParticipant(call.id().party(me.index()), other.endpoint().number()));
    }
  }

  private static void supervise(PartyId me, List<Command> all) {
    all.add(new Command.SwitchMonitoring(me, Monitoring.BargeIn));
    all.add(new Command.SwitchMonitoring(me, Monitoring.ListenIn));
    all.add(new Command.MuteMonitoredUser(me, true));
    all.add(new Command.MuteMonitoredUser(me, false));
    all.add(new Command.Leave(me));
  }
}
