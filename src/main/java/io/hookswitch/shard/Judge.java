package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.Step;
import io.hookswitch.decisionlog.Decided;
import io.hookswitch.rules.CapabilityRules;
import java.time.Instant;
import java.util.List;

/** Has the rules decide about the commands of one call, and writes down what became of them. */
final class Judge {

  private final CallId id;
  private final Surroundings doors;

  Judge(CallId id, Surroundings doors) {
    this.id = id;
    this.doors = doors;
  }

  /** @param call {@code null} when there is none yet */
  Decision decide(Call call, Command command) {
    CapabilityRules rules = doors.rules().of(id);
    Instant now = doors.clock().instant();
    Party me = actor(call, command);
    CallFacts facts;
    if (command instanceof Command.Dial dial) facts = Views.idle(dial.from().subscriber(), rules, now);
    else if (me == null || !me.endpoint().internal()) return Decision.NOTHING;
    else facts = Views.facts(call, me, rules, now);
    return Views.decision(command, command instanceof Command.Calling some ? facts.dialling(some.to()) : facts, rules);
  }

  /**
   * Writes down what becomes of a command; one that is answered as it was the first time is not decided again.
   *
   * @param call before it, {@code null} when there was none
   */
  void note(Call call, Command command, Decision decision, Step step, String correlation) {
    if (step.replayed().isPresent()) return;
    Party me = actor(call, command);
    Endpoint.Subscriber who =
      command instanceof Command.Dial dial ? dial.from().subscriber() : me == null ? null : me.endpoint().subscriber();
    Refusal refusal = step.refusal();
    doors
      .decisions()
      .offer(
        new Decided.OnCall(
          doors.clock().instant(),
          id,
          command.by().index(),
          who == null ? null : who.user(),
          me == null ? PartyState.Null : me.state(),
          command.needs().getFirst(),
          refusal == null ? null : refusal.why(),
          decision.rules(),
          decision.generation(),
          correlation,
          call == null ? List.of() : call.userData()
        )
      );
  }

  private static Party actor(Call call, Command command) {
    return call == null ? null : call.party(command.by().index()).orElse(null);
  }
}
