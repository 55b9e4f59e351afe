package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Comparison;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Decision;
import io.hookswitch.call.JournalEntry;
import io.hookswitch.call.Party;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.Step;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.Terms;
import io.hookswitch.call.Verdict;
import io.hookswitch.call.Wake;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.records.Moment;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns one call, from its first leg to its last. Takes one input at a time, makes the step in the same turn, and leaves
 * the effects to {@link Effects}, which performs them in order. Deployed and undeployed by the {@link Shard} of its call.
 */
final class CallVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(CallVerticle.class);

  private final CallId id;
  private final long fence;
  private final Surroundings doors;
  private final Runnable forgotten;
  private final Runnable stale;
  private final Runnable again;
  private final Effects effects;
  private final Judge judge;
  private final Mailbox mailbox;
  private Call call;
  /** Until then the switch's list looks after the legs, see {@link Rounds}. */
  private Instant listed = Instant.MIN;
  private boolean gone;

  /**
   * @param stored as the shard has taken it over, {@code null} to look in the store
   * @param fence of the shard's lease
   * @param mailbox for those who wait for this call
   * @param forgotten called, perhaps more than once, when this owner is no longer needed
   * @param stale called when the shard turns out to have a newer owner
   * @param again called when this owner gives up for another reason: the shard's next one has to begin, asked or not
   */
  CallVerticle(
    CallId id,
    Call stored,
    long fence,
    Surroundings doors,
    Mailbox mailbox,
    Runnable forgotten,
    Runnable stale,
    Runnable again
  ) {
    this.id = id;
    this.call = stored;
    this.fence = fence;
    this.doors = doors;
    this.mailbox = mailbox;
    this.forgotten = forgotten;
    this.stale = stale;
    this.again = again;
    this.judge = new Judge(id, doors);
    this.effects = new Effects(id, fence, doors, this::wake, this::forget, this::lose);
  }

  /** An owner that was thought gone may have begun the call after this shard was taken over: hence the look. */
  @Override
  public Future<?> start() {
    if (call != null) return adopt();
    return doors
      .store()
      .takeOver(id, fence)
      .onFailure(this::lose)
      .compose(found -> {
        call = found.orElse(null);
        if (call != null) return adopt();
        effects.start(vertx, false);
        return Future.succeededFuture();
      });
  }

  private Future<?> adopt() {
    effects.start(vertx, true);
    return doors
      .connector()
      .adopt(fence, call)
      // The call is served all the same: what the switch did meanwhile, the audit finds.
      .onFailure(down -> LOG.warn("call {}: the switch could not be told of the new owner: {}", id, down.getMessage()))
      .transform(done -> {
        if (done.failed() && done.cause() instanceof StaleOwnerException) return lost(done.cause());
        resume(done.succeeded());
        return Future.succeededFuture();
      });
  }

  private void resume(boolean reported) {
    Instant at = doors.clock().instant();
    Step step = doors.machine().resume(call, reported, at);
    perform(new Taken(step, Moment.takenOver(call, step.next(), at)));
    // The owner before may have gone between the rules and the news; told twice is told.
    doors.rules().replaced().ifPresent(this::tellChanged);
  }

  private <T> Future<T> lost(Throwable why) {
    lose(why);
    return Future.failedFuture(why);
  }

  @Override
  public Future<?> stop() {
    gone = true;
    return effects.finish().onComplete(done -> doors.connector().release(id));
  }

  /** Takes an ask; from any thread, in the order of the calls of one thread. */
  void offer(Ask ask, Asker asker) {
    context.runOnContext(turn -> {
      try {
        handle(ask, asker);
      } catch (RuntimeException bug) {
        // Nobody may stay in a mailbox for good.
        asker.fail(Undelivered.BROKEN, "internal error");
        throw bug;
      }
    });
  }

  /** Done, perhaps on another thread, when nobody waits for what the switch will say. */
  Future<Void> quiet() {
    Promise<Void> quiet = Promise.promise();
    context.runOnContext(turn -> effects.quiet().onComplete(quiet));
    return quiet.future();
  }

  /** Shows the call as it is, in this owner's turn. */
  Future<Void> show(Consumer<Call> look) {
    return inTurn(() -> {
      if (call != null && !gone) look.accept(call);
      return null;
    });
  }

  /** Tells the users whose lists these rules would have made otherwise; how many. */
  Future<Integer> review(CapabilityRules before) {
    return inTurn(() -> tellChanged(before));
  }

  private int tellChanged(CapabilityRules before) {
    if (call == null || gone || call.temporary()) return 0;
    Instant now = doors.clock().instant();
    List<Integer> changed = new ArrayList<>();
    for (Party party : call.parties()) {
      if (!party.live() || !party.endpoint().internal()) continue;
      Decision was = Views.decision(call, party, before.of(id), now);
      if (!was.agrees(Views.decision(call, party, doors.rules().of(id), now))) changed.add(party.index());
    }
    effects.tell(call, changed);
    return changed.size();
  }

  /**
   * Puts the call right by what the switch's own list has of it.
   *
   * @return what was found, leg by leg, once what has come of it is kept; failed when this owner does not get that far
   */
  Future<List<Verdict>> compare(SwitchCall found, Instant since, Rounds rounds) {
    return inTurn(() -> {
      if (gone) return Future.<List<Verdict>>failedFuture("this owner has let go of the call");
      Comparison list = new Comparison(found, since, rounds.grace());
      Instant at = doors.clock().instant();
      listed = at.plus(rounds.every().multipliedBy(2));
      List<Verdict> verdicts = doors.machine().compare(call, list, at);
      boolean unheard = call == null;
      perform(take(list, Decision.NOTHING, Terms.NONE, null, null, at));
      if (call == null) forget();
      else if (unheard) effects.stored().onSuccess(stored -> takeUp());
      return effects.stored().map(verdicts);
    }).compose(stored -> stored);
  }

  /** The switch is to report here what it does with a call that it has begun elsewhere, or unheard. */
  private void takeUp() {
    if (gone) return;
    doors
      .connector()
      .adopt(fence, call)
      .onFailure(down -> LOG.warn("call {}: the switch could not be told of its owner: {}", id, down.getMessage()));
  }

  private <T> Future<T> inTurn(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(turn -> {
      try {
        done.complete(work.get());
      } catch (RuntimeException bug) {
        done.fail(bug);
        throw bug;
      }
    });
    return done.future();
  }

  /** Those who wait for this call. */
  Mailbox mailbox() {
    return mailbox;
  }

  private void handle(Ask ask, Asker asker) {
    if (gone) {
      asker.fail(Undelivered.NOT_HERE, "this owner has let go of the call");
    } else if (doors.clock().instant().isAfter(ask.deadline())) {
      asker.fail(Undelivered.TOO_LATE, "the deadline has passed");
    } else if (!visibleTo(ask)) {
      asker.reply(Views.unknown(ask));
    } else if (ask.input() == null) {
      doors
        .machine()
        .recall(call, ask.party(), ask.once())
        .ifPresentOrElse(step -> answer(ask, asker, new Taken(step, null)), () -> look(ask, asker, null));
    } else {
      answer(ask, asker, take(ask));
    }
    if (call == null) forget();
  }

  /** A refusal that is remembered is stored like anything else, and told after that. */
  private void answer(Ask ask, Asker asker, Taken taken) {
    Step step = taken.step();
    if (step.refused() && step.next() == call && step.replayed().isEmpty()) {
      effects.note(taken.moment());
      look(ask, asker, step.refusal());
    } else perform(taken).answer(ask, asker, () -> answer(ask, step));
  }

  private Reply answer(Ask ask, Step step) {
    Reply view = view(ask, step.refusal());
    // Who is content with less is told no more than the first time.
    String failure = ask.until() == Ask.Until.SETTLED ? step.replayed().map(JournalEntry::failure).orElse(null) : null;
    return new Reply(view.call(), view.decision(), view.refusal(), failure, step.replayed().isPresent());
  }

  /** Nobody is shown, or refused for, a state that a failing node may yet take back. */
  private void look(Ask ask, Asker asker, Refusal refusal) {
    Reply view = view(ask, refusal);
    effects
      .stored()
      .onSuccess(done -> asker.reply(view))
      .onFailure(lost -> asker.fail(Undelivered.NOT_HERE, lost.getMessage()));
  }

  private void forget() {
    gone = true;
    forgotten.run();
  }

  /** What is in memory is not what is stored: whoever owns the call next starts from the store. */
  private void lose(Throwable why) {
    if (gone) return;
    LOG.warn("call {}: its owner with the fence {} gives up: {}", id, fence, why.toString());
    forget();
    if (why instanceof StaleOwnerException) stale.run();
    else again.run();
  }

  private void wake(Wake what) {
    if (call == null || gone) return;
    Wake now = what instanceof Wake.AuditDue ? new Wake.AuditDue(doors.clock().instant().isBefore(listed)) : what;
    perform(take(now, Decision.NOTHING, Terms.NONE, null, null));
  }

  /**
   * A step that was made and has yet to be performed.
   *
   * @param moment to be recorded, {@code null} when nothing is
   */
  private record Taken(Step step, Moment moment) {}

  private Taken take(Ask ask) {
    if (!(ask.input() instanceof Command command)) {
      return take(ask.input(), Decision.NOTHING, ask.terms(), null, null);
    }
    Call before = call;
    Decision decision = judge.decide(before, command);
    Taken taken = take(command, decision, ask.terms(), ask.principal(), ask.correlation());
    judge.note(before, command, decision, taken.step(), ask.correlation());
    return taken;
  }

  private Taken take(CallInput input, Decision decision, Terms terms, String principal, String correlation) {
    return take(input, decision, terms, principal, correlation, doors.clock().instant());
  }

  private Taken take(
    CallInput input,
    Decision decision,
    Terms terms,
    String principal,
    String correlation,
    Instant at
  ) {
    Step step = doors.machine().step(call, decision, input, terms, at);
    return new Taken(step, Moment.of(call, input, decision, terms, step, principal, correlation, at));
  }

  private Outcome perform(Taken taken) {
    Step step = taken.step();
    boolean changed = step.changes(call);
    call = step.next();
    return effects.perform(step, changed, taken.moment());
  }

  /** The switch sees every call; a tenant sees its own, a command only acts for a subscriber of the call. */
  private boolean visibleTo(Ask ask) {
    boolean fromInside = ask.input() instanceof SwitchEvent || ask.input() instanceof Crossing;
    if (fromInside || ask.input() instanceof Command.Dial) return true;
    return Views.visible(ask, call);
  }

  private Reply view(Ask ask, Refusal refusal) {
    return Views.of(ask, call, refusal, doors.rules(), doors.clock().instant());
  }
}
