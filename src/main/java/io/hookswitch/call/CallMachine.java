package io.hookswitch.call;

import io.hookswitch.call.Refusal.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The call state machine: one input in, one {@link Step} out. Pure; the same arguments always give the same step.
 *
 * <p>This class admits inputs and hands them to their family: {@link BasicCommands}, {@link RecordingCommands}, {@link ConsultCommands}
 * ({@link Merging}, {@link Joining}), {@link Pulling}, {@link ConferenceCommands}, {@link SupervisionCommands}, {@link UserDataCommands}, {@link SwitchFacts} ({@link Departures}),
 * {@link Timers}, {@link Reconciliation}.
 */
public final class CallMachine {

  private final Timing timing;

  public CallMachine(Timing timing) {
    this.timing = timing;
  }

  /**
   * Takes one input.
   *
   * @param call as it is, {@code null} when it does not exist
   * @param decision of the rules for the party that acts; of no importance for facts and timers
   * @param at when the input arrived
   */
  public Step step(Call call, Decision decision, CallInput input, Instant at) {
    return step(call, decision, input, Terms.NONE, at);
  }

  /** @param terms of the client that gives the command; of no importance for facts and timers */
  public Step step(Call call, Decision decision, CallInput input, Terms terms, Instant at) {
    return switch (input) {
      case Command wish -> command(call, decision, wish, terms, at);
      case SwitchEvent fact -> SwitchFacts.take(call, fact, timing, at);
      case Crossing.OfPull news -> Pulling.cross(call, news, timing, at);
      case Crossing news -> ConsultCommands.cross(call, news, timing, at);
      case Comparison list -> Reconciliation.take(call, list, timing, at);
      case Wake wake -> call == null ? Step.unchanged(null) : Timers.wake(wake, new Draft(call, call, timing, at));
    };
  }

  /**
   * What a new owner does first with a call that it did not see begin: arm the timers again and look at the legs.
   *
   * @param reported whether the switch reports by itself how they are
   */
  public Step resume(Call call, boolean reported, Instant at) {
    return Timers.resume(new Draft(call, call, timing, at), reported);
  }

  /** What {@link #step} will do about each leg, and why; for the log. */
  public List<Verdict> compare(Call call, Comparison list, Instant at) {
    return Reconciliation.compare(call, list, timing, at);
  }

  /** What a client is answered whose command has been here before under this name; empty when it has not. */
  public Optional<Step> recall(Call call, int party, Once once) {
    return Journal.recall(call, party, null, once);
  }

  private Step command(Call call, Decision decision, Command wish, Terms terms, Instant at) {
    Once once = terms.once();
    if (once == null) return anew(call, decision, wish, terms.version(), at);
    int party = wish.by().index();
    return Journal.recall(call, party, wish.needs().getFirst(), once).orElseGet(() ->
      Journal.note(call, party, once, anew(call, decision, wish, terms.version(), at))
    );
  }

  private Step anew(Call call, Decision decision, Command wish, Long version, Instant at) {
    if (wish instanceof Command.Dial dial) return dial(call, decision, dial, version, at);
    Party me = call == null ? null : call.party(wish.by().index()).orElse(null);
    // How a call is to be counted is often known only when it is over, and then concerns nobody on it.
    boolean afterwards = me != null && me.state() == PartyState.Released && wish instanceof Command.SetDisposition;
    if (me == null || !(me.live() || afterwards)) return refuse(call, decision, wish, me, Why.NO_SUCH_CALL, "");
    if (version != null && version != call.version()) return refuse(call, decision, wish, me, Why.CHANGED, "");
    boolean forced = wish instanceof Command.ForceClear;
    if (!afterwards && !forced && wish.needs().stream().noneMatch(decision::allows)) {
      return refuse(call, decision, wish, me, Why.NOT_ALLOWED, "");
    }
    String fault = Arguments.fault(call, wish);
    if (!fault.isEmpty()) return refuse(call, decision, wish, me, Why.BAD_ARGUMENT, fault);
    if (wish instanceof Command.TransferTo && call.merging(me)) {
      return refuse(call, decision, wish, me, Why.IN_PROGRESS, "");
    }
    Step step = obey(new Draft(call, call, timing, at), me, wish);
    int orders = step.next().orders().size();
    boolean flood = orders > Arguments.MOST_ORDERS && orders > call.orders().size() && !Arguments.always(wish);
    return flood ? refuse(call, decision, wish, me, Why.TOO_MANY_ORDERS, "") : step;
  }

  private static Step obey(Draft draft, Party me, Command wish) {
    return switch (wish) {
      case Command.Dial never -> throw new IllegalStateException("answered above");
      case Command.Answer answer -> BasicCommands.answer(draft, me);
      case Command.Hangup hangup -> BasicCommands.leave(draft, me, Operation.Hangup);
      case Command.Leave leave -> BasicCommands.leave(draft, me, Operation.Hangup);
      case Command.ClearCall clear -> BasicCommands.clear(draft, me);
      case Command.ForceClear force -> BasicCommands.end(draft, me);
      case Command.Hold hold -> BasicCommands.hold(draft, me);
      case Command.Retrieve retrieve -> BasicCommands.retrieve(draft, me);
      case Command.Mute mute -> BasicCommands.mute(draft, me, mute.on());
      case Command.SendDtmf dtmf -> BasicCommands.digits(draft, me, dtmf.digits());
      case Command.SingleStepTransfer transfer -> BasicCommands.redirect(draft, me, transfer.to(), transfer.userData());
      case Command.Consult consult -> ConsultCommands.initiate(draft, me, consult);
      case Command.Complete complete -> ConsultCommands.complete(draft, me, complete.purpose());
      case Command.TransferTo together -> Joining.begin(draft, me, together.to());
      case Command.SwapCalls swap -> ConsultCommands.swap(draft, me);
      case Command.SingleStepConference add -> ConferenceCommands.add(draft, me, add.to(), add.userData());
      case Command.RemoveParticipant remove -> ConferenceCommands.remove(draft, me, remove.participant());
      case Command.Redirect redirect -> BasicCommands.redirect(draft, me, redirect.to(), Map.of());
      case Command.AttachUserData attach -> UserDataCommands.attach(draft, attach.userData());
      case Command.UpdateUserData update -> UserDataCommands.update(draft, update.userData());
      case Command.DeleteUserData delete -> UserDataCommands.deleteAll(draft);
      case Command.DeleteUserDataPair delete -> UserDataCommands.delete(draft, delete.key());
      case Command.SetDisposition set -> UserDataCommands.set(draft, set.key(), set.disposition());
      case Command.SwitchMonitoring change -> SupervisionCommands.partake(draft, me, change);
      case Command.MuteMonitoredUser mute -> SupervisionCommands.silence(draft, me, mute);
      case Command.Pull pull -> Pulling.begin(draft, me, pull);
      case Command.StartRecording start -> RecordingCommands.start(draft, me);
      case Command.PauseRecording pause -> RecordingCommands.pause(draft, me);
      case Command.ResumeRecording resume -> RecordingCommands.resume(draft, me);
      case Command.StopRecording stop -> RecordingCommands.stop(draft, me);
    };
  }

  private Step dial(Call call, Decision decision, Command.Dial dial, Long version, Instant at) {
    // There is no call yet that could have a version.
    if (version != null) return refuse(call, decision, dial, null, Why.CHANGED, "");
    if (call != null) {
      // Asked again, of a new owner: the edge mints a number once.
      boolean same = call.at(0).endpoint().equals(dial.from()) && call.at(1).endpoint().equals(dial.to());
      return same
        ? new Draft(call, call, timing, at).join(0, Operation.Dial).done()
        : refuse(call, decision, dial, null, Why.ALREADY_EXISTS, "");
    }
    if (!decision.allows(Operation.Dial)) return refuse(null, decision, dial, null, Why.NOT_ALLOWED, "");
    String fault = Arguments.fault(null, dial);
    if (!fault.isEmpty()) return refuse(null, decision, dial, null, Why.BAD_ARGUMENT, fault);
    return BasicCommands.dial(dial, timing, at);
  }

  private static Step refuse(Call call, Decision decision, Command wish, Party me, Why why, String detail) {
    PartyState state = me == null ? PartyState.Null : me.state();
    Operation operation = wish.needs().getFirst();
    return Step.refuse(
      call,
      new Refusal(why, operation, state, decision.allowed(), decision.rules(), detail, decision.generation())
    );
  }
}
