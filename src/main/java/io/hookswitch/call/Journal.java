package io.hookswitch.call;

import io.hookswitch.call.Refusal.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a call remembers of the commands that clients have named: kept with the call, so that the next owner remembers
 * it too. Only named commands cost anything.
 */
final class Journal {

  /** Of all parties together; the oldest is forgotten first. */
  static final int MOST = 16;

  private Journal() {}

  /** The answer to a command that has been here before under this name; empty for a new one. */
  static Optional<Step> recall(Call call, int party, Operation operation, Once once) {
    if (call == null || once == null) return Optional.empty();
    return call
      .journal()
      .stream()
      .filter(entry -> entry.of(party, once))
      .findFirst()
      .map(entry ->
        entry.fingerprint().equals(once.fingerprint()) ? again(call, entry) : reused(call, party, operation)
      );
  }

  private static Step again(Call call, JournalEntry entry) {
    OptionalLong awaits = entry.order() == null ? OptionalLong.empty() : OptionalLong.of(entry.order());
    return new Step(call, List.of(), entry.refusal(), awaits, Optional.of(entry));
  }

  private static Step reused(Call call, int party, Operation operation) {
    PartyState state = call.party(party).map(Party::state).orElse(PartyState.Null);
    return Step.refuse(call, new Refusal(Why.KEY_REUSED, operation, state, Set.of(), List.of(), ""));
  }

  /** The same step, remembered with the call that it leads to. */
  static Step note(Call before, int party, Once once, Step step) {
    Call next = step.next();
    if (next == null || !memorable(step)) return step;
    boolean pending = step.awaits().isPresent() && next.orders().containsKey(step.awaits().getAsLong());
    Long order = pending ? step.awaits().getAsLong() : null;
    Call noted = noted(next, new JournalEntry(once.key(), party, once.fingerprint(), order, null, step.refusal()));
    return new Step(next == before ? noted.next() : noted, step.effects(), step.refusal(), step.awaits());
  }

  /** Whoever is told to come back later, or with the newest version, is meant to come with the same name. */
  private static boolean memorable(Step step) {
    if (!step.refused()) return true;
    return switch (step.refusal().why()) {
      case NOT_ALLOWED, BAD_ARGUMENT, ALREADY_EXISTS, IN_PROGRESS -> true;
      case NO_SUCH_CALL, TOO_MANY_ORDERS, KEY_REUSED, CHANGED -> false;
    };
  }

  private static Call noted(Call call, JournalEntry entry) {
    List<JournalEntry> next = new ArrayList<>(call.journal());
    if (next.size() == MOST) next.removeFirst();
    next.add(entry);
    return call.withJournal(next);
  }

  static Call settle(Call call, long order, Optional<String> failure) {
    return change(call, order, entry -> entry.settled(failure));
  }

  static Call renumber(Call call, long order, long as) {
    return change(call, order, entry -> entry.awaiting(as));
  }

  private static Call change(Call call, long order, UnaryOperator<JournalEntry> change) {
    if (
      call
        .journal()
        .stream()
        .noneMatch(entry -> entry.awaits(order))
    ) return call;
    return call.withJournal(
      call
        .journal()
        .stream()
        .map(entry -> entry.awaits(order) ? change.apply(entry) : entry)
        .toList()
    );
  }
}
