package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Command;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.Step;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.Timing;
import io.hookswitch.call.UserId;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Notice;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All calls of a cluster in one map, each stepped by the real call machine; rules as in the fact sheet. */
final class Switchboard implements Calls {

  private static final Timing TIMING = new Timing(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(5));

  final Map<CallId, Call> calls = new HashMap<>();
  final List<Notice> notices = new ArrayList<>();
  final List<Ask> asks = new ArrayList<>();
  Instant now = Instant.parse("2026-01-22T19:57:00Z");
  boolean mayDial = true;
  /** What the user knows a call as that came out of another one. */
  final Map<CallId, PartyId> known = new HashMap<>();
  /** How often somebody's list was asked for. */
  int lists;

  private final CallMachine machine = new CallMachine(TIMING);
  private final Map<UserId, Map<CallId, Integer>> listed = new HashMap<>();
  private long next = 4_611_686_018_427L;
  private long sequence;

  @Override
  public Future<CallId> named(UserId user, String name, CallId fresh) {
    throw new UnsupportedOperationException("nothing is named here");
  }

  @Override
  public CallId mintBeside(CallId call) {
    return mint();
  }

  @Override
  public Future<Void> cross(CallId to, Crossing news) {
    return Future.failedFuture("one call at a time");
  }

  @Override
  public CallId mint() {
    return new CallId(next++);
  }

  @Override
  public Future<Reply> ask(Ask ask) {
    asks.add(ask);
    Call call = calls.get(ask.call());
    boolean begins = ask.input() instanceof Command.Dial;
    if (!begins && (call == null || !call.tenant().equals(ask.tenant()) || call.party(ask.party()).isEmpty())) {
      return Future.succeededFuture(new Reply(null, Decision.NOTHING, noSuchCall(ask), null));
    }
    Refusal refusal = null;
    if (ask.input() instanceof Command command) refusal = command(call, command);
    Call after = calls.get(ask.call());
    Decision decision = after == null ? Decision.NOTHING : decide(after, ask.party());
    return Future.succeededFuture(new Reply(after, decision, refusal, null));
  }

  private Refusal command(Call call, Command command) {
    Decision decision =
      command instanceof Command.Dial dial
        ? decide(CallFacts.idle(dial.from().subscriber(), Circumstances.USUAL))
        : decide(call, command.by().index());
    Step step = machine.step(call, decision, command, now);
    if (!step.refused()) perform(command.by().call(), step);
    return step.refusal();
  }

  private static Refusal noSuchCall(Ask ask) {
    return ask.input() instanceof Command wish
      ? new Refusal(Refusal.Why.NO_SUCH_CALL, wish.needs().getFirst(), PartyState.Null, Set.of(), List.of(), "")
      : null;
  }

  @Override
  public void tell(SwitchEvent event) {
    CallId id = event.party().call();
    perform(id, machine.step(calls.get(id), Decision.NOTHING, event, now));
  }

  private void perform(CallId id, Step step) {
    calls.put(id, step.next());
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Enlist enlist -> of(step.next(), enlist.party()).put(id, enlist.party());
        case Effect.Detach detach -> of(step.next(), detach.party()).remove(id);
        case Effect.Delist delist -> of(step.next(), delist.party()).remove(id);
        case Effect.Notify notify -> notices.add(
          new Notice(step.next(), notify.party(), notify.news(), decide(step.next(), notify.party()), null, now)
        );
        default -> {
        }
      }
    }
  }

  private Map<CallId, Integer> of(Call call, int party) {
    UserId user = call.party(party).orElseThrow().endpoint().subscriber().user();
    return listed.computeIfAbsent(user, none -> new LinkedHashMap<>());
  }

  @Override
  public Future<List<Appearance>> of(UserId user) {
    lists++;
    List<Appearance> all = new ArrayList<>();
    listed.getOrDefault(user, Map.of()).forEach((call, party) -> {
      PartyId itself = call.party(party);
      all.add(new Appearance(call, party, known.getOrDefault(call, itself), all.size() + 1));
    });
    return Future.succeededFuture(all);
  }

  @Override
  public Future<List<Appearance>> withDetached(UserId user) {
    return of(user);
  }

  /** The number of the next event. */
  long event() {
    return ++sequence;
  }

  Notice lastNotice() {
    return notices.getLast();
  }

  private Decision decide(Call call, int index) {
    Party party = call.party(index).orElseThrow();
    return party.endpoint().internal() ? decide(CallFacts.of(call, party, Circumstances.USUAL)) : Decision.NOTHING;
  }

  private Decision decide(CallFacts facts) {
    Set<Operation> allowed = EnumSet.noneOf(Operation.class);
    if (facts.state() == PartyState.Null) {
      if (mayDial) allowed.add(Operation.Dial);
      return new Decision(allowed, RecordingControl.none, List.of("idle"));
    }
    if (facts.state().live()) {
      allowed.add(Operation.AttachUserData);
      allowed.add(Operation.UpdateUserData);
      allowed.add(Operation.DeleteUserData);
      allowed.add(Operation.DeleteUserDataPair);
    }
    switch (facts.state()) {
      case Dialing -> allowed.addAll(List.of(Operation.Hangup, Operation.SendDtmf));
      case Ringing -> allowed.addAll(
        List.of(Operation.Answer, Operation.ClearCall, Operation.Reject, Operation.Deflect)
      );
      case Established -> allowed.addAll(List.of(Operation.Hold, Operation.Hangup, Operation.SendDtmf));
      case Held -> allowed.addAll(List.of(Operation.Retrieve, Operation.Hangup));
      default -> {
      }
    }
    if (facts.state().connected()) {
      allowed.add(Operation.InitiateTransfer);
      allowed.add(Operation.InitiateConference);
      allowed.add(Operation.SingleStepTransfer);
      allowed.add(Operation.SingleStepConference);
    }
    if (facts.state() == PartyState.Established && facts.canMute()) {
      allowed.add(facts.muted() ? Operation.UnmuteCall : Operation.MuteCall);
    }
    RecordingControl control = control(facts);
    allowed.addAll(control.operations());
    return new Decision(allowed, control, List.of("as in the sheet"));
  }

  private static RecordingControl control(CallFacts facts) {
    if (facts.recordingMode() != RecordingMode.OnDemandUserStart || !facts.state().connected()) {
      return RecordingControl.none;
    }
    return switch (facts.recordingState()) {
      case None -> RecordingControl.record;
      case Pending -> RecordingControl.stop;
      case Started -> RecordingControl.pause_stop;
      case Paused -> RecordingControl.resume_stop;
      case Failed -> RecordingControl.none;
    };
  }
}
