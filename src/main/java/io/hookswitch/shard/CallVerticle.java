package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.Step;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns one call, from its first leg to its last. Takes one input at a time, makes the step in the same turn, and leaves
 * the effects to {@link Effects}, which performs them in order. Deployed and undeployed by the {@link Shard} of its call.
 */
final class CallVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(CallVerticle.class);

  private final CallId id;
  private final Surroundings doors;
  private final boolean adopted;
  private final Runnable forgotten;
  private final Effects effects;
  private Call call;

  /**
   * @param call as the store has it, {@code null} for a call that is about to begin
   * @param forgotten called once when the call is over and no longer needed
   */
  CallVerticle(CallId id, Call call, Surroundings doors, Runnable forgotten) {
    this.id = id;
    this.call = call;
    this.doors = doors;
    this.adopted = call != null;
    this.forgotten = forgotten;
    this.effects = new Effects(id, doors, this::wake, forgotten);
  }

  @Override
  public Future<?> start() {
    effects.start(vertx);
    if (!adopted) return Future.succeededFuture();
    return doors
      .connector()
      .adopt(call)
      // The call is served all the same: what the switch did meanwhile, the audit finds.
      .onFailure(down -> LOG.warn("call {}: the switch could not be told of the new owner: {}", id, down.getMessage()))
      .transform(done -> {
        perform(doors.machine().resume(call, doors.clock().instant()));
        return Future.succeededFuture();
      });
  }

  @Override
  public Future<?> stop() {
    return effects.finish().onComplete(done -> doors.connector().release(id));
  }

  /** Takes an ask; from any thread, in the order of the calls of one thread. */
  void offer(Ask ask, Message<?> message) {
    context.runOnContext(turn -> handle(ask, message));
  }

  private void handle(Ask ask, Message<?> message) {
    if (doors.clock().instant().isAfter(ask.deadline())) {
      message.fail(Undelivered.TOO_LATE, "the deadline has passed");
    } else if (!visibleTo(ask)) {
      message.reply(unknown(ask));
    } else if (ask.input() == null) {
      message.reply(view(ask, null));
    } else {
      Step step = step(ask.input());
      if (step.refused()) refuse(ask, message, step);
      else perform(step).answer(ask, message, () -> view(ask, null));
    }
  }

  private void refuse(Ask ask, Message<?> message, Step step) {
    message.reply(view(ask, step.refusal()));
    if (call == null) forgotten.run();
  }

  private void wake(CallInput what) {
    if (call != null) perform(step(what));
  }

  private Step step(CallInput input) {
    Decision decision = input instanceof Command command ? decide(command) : Decision.NOTHING;
    return doors.machine().step(call, decision, input, doors.clock().instant());
  }

  private Outcome perform(Step step) {
    boolean changed = step.next() != call;
    call = step.next();
    return effects.perform(step, changed);
  }

  private Decision decide(Command command) {
    if (command instanceof Command.Dial dial) {
      return doors.rules().decide(CallFacts.idle(dial.from().subscriber()));
    }
    return call == null ? Decision.NOTHING : decisionFor(command.by().index());
  }

  private Decision decisionFor(int index) {
    Party party = call.party(index).orElse(null);
    boolean ours = party != null && party.endpoint().internal();
    return ours ? doors.rules().decide(CallFacts.of(call, party)) : Decision.NOTHING;
  }

  /** The switch sees every call; a tenant sees its own, a command only acts for a subscriber of the call. */
  private boolean visibleTo(Ask ask) {
    if (ask.input() instanceof SwitchEvent || ask.input() instanceof Command.Dial) return true;
    return call != null && call.tenant().equals(ask.tenant()) && call.party(ask.party()).isPresent();
  }

  private Reply view(Ask ask, Refusal refusal) {
    return new Reply(call, call == null ? Decision.NOTHING : decisionFor(ask.party()), refusal, null);
  }

  /** The same for a call that never was, is over, or is somebody else's. */
  static Reply unknown(Ask ask) {
    Refusal refusal =
      ask.input() instanceof Command command
        ? new Refusal(Refusal.Why.NO_SUCH_CALL, command.needs().getFirst(), PartyState.Null, Set.of(), List.of(), "")
        : null;
    return new Reply(null, Decision.NOTHING, refusal, null);
  }
}
