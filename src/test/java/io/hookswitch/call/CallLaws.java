package io.hookswitch.call;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of every step of a call's life; watches one call from its first step to the last. */
final class CallLaws {

  private final Set<Integer> enlisted = new HashSet<>();
  private final Set<Integer> detached = new HashSet<>();
  private final Set<Integer> everEnlisted = new HashSet<>();
  private final Set<Long> settled = new HashSet<>();
  private final Map<Wake, Integer> timers = new LinkedHashMap<>();
  private int askedToForget;

  /** Timers that were asked for and have not run out. */
  List<Wake> timers() {
    return new ArrayList<>(timers.keySet());
  }

  void watch(Call before, CallInput input, Step step) {
    if (input instanceof Wake wake) timers.computeIfPresent(wake, (same, count) -> count == 1 ? null : count - 1);
    Call next = step.next();
    version(before, step);
    if (step.refused()) refusal(before, step);
    if (next == null) return;
    effects(before, step);
    lists(next, step.effects().contains(new Effect.Forget()));
    if (before != null) parties(before, input, next);
    orders(before, step);
    for (Party party : next.parties()) party(next, party);
    timers(next);
  }

  static void law(boolean holds, String law) {
    if (!holds) throw new AssertionError("broken law: " + law);
  }

  private static void version(Call before, Step step) {
    Call next = step.next();
    if (before == null) {
      law(next == null || next.version() == 1, "a call begins with version 1");
    } else {
      law(next != null, "a call does not vanish");
      law((next == before) == next.equals(before), "an unchanged call is the same object");
      boolean heard = next.version() == before.version() && unheard(next).equals(unheard(before));
      law(
        next == before || heard || next.version() == before.version() + 1,
        "a call that has changed in more than what was heard last has the next version"
      );
    }
  }

  private static List<Object> unheard(Call call) {
    List<Party> parties = call
      .parties()
      .stream()
      .map(party -> party.seen(0))
      .toList();
    return List.of(parties, call.userData(), call.orders(), call.nextOrder(), call.strays(), call.tracking());
  }

  private static void refusal(Call before, Step step) {
    law(step.next() == before, "a refusal changes nothing");
    law(step.effects().isEmpty() && step.awaits().isEmpty(), "a refusal has no effects");
  }

  private void effects(Call before, Step step) {
    Set<Integer> left = new HashSet<>();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Enlist enlist -> law(
          everEnlisted.add(enlist.party()) && enlisted.add(enlist.party()),
          "listed once"
        );
        case Effect.Detach detach -> {
          law(enlisted.remove(detach.party()) && left.add(detach.party()), "who leaves a call that goes on was listed");
          detached.add(detach.party());
        }
        case Effect.Delist delist -> law(
          (enlisted.remove(delist.party()) || detached.remove(delist.party())) && left.add(delist.party()),
          "delisted once"
        );
        case Effect.Notify news -> law(
          enlisted.contains(news.party()) || left.contains(news.party()) || listing(step, news.party()),
          "news go to those at whom the call has appeared"
        );
        case Effect.Settle settle -> {
          law(before != null && before.orders().containsKey(settle.order()), "an order in flight is settled");
          law(!step.next().orders().containsKey(settle.order()), "a settled order is not in flight");
          law(settled.add(settle.order()), "an order is settled once");
        }
        case Effect.ToSwitch order -> {
          law(order.number() < step.next().nextOrder(), "orders are numbered");
          law(order.order().party().index() < step.next().parties().size(), "an order is about a party of the call");
          law(!forbidden(step.next(), order.order()), "no recording is started against a pause for privacy");
          law(!stopsAutomatic(step.next(), order.order()), "a recording that the mode wants is not stopped");
        }
        case Effect.WakeMe timer -> {
          timers.merge(timer.what(), 1, Integer::sum);
          if (timer.what() instanceof Wake.ForgetDue) askedToForget++;
        }
        case Effect.Tell tell -> law(
          before == null || !tell.to().equals(before.id()),
          "a call has nothing to tell itself"
        );
        case Effect.Connected connected -> law(
          step.next().at(connected.party()).state().connected() && connected(before, connected.party()).isEmpty(),
          "a phone is connected once"
        );
        case Effect.StillConnected connected -> law(
          step.next().at(connected.party()).state().connected(),
          "who is still connected is connected"
        );
        case Effect.Renumber again -> {
          law(before != null && before.orders().containsKey(again.order()), "an order in flight is given again");
          law(step.next().orders().containsKey(again.as()), "under a number that is in flight");
        }
        case Effect.Forget forget -> law(step.next().finished(), "only a call that is finished is forgotten");
      }
    }
    law(askedToForget == (step.next().finished() ? 1 : 0), "a call asks to be forgotten once, when it is finished");
  }

  private static Optional<Party> connected(Call before, int index) {
    return before == null ? Optional.empty() : before.party(index).filter(party -> party.state().connected());
  }

  private static boolean listing(Step step, int party) {
    return step.effects().contains(new Effect.Enlist(party)) || step.effects().contains(new Effect.Delist(party));
  }

  private void lists(Call next, boolean forgotten) {
    Set<Integer> live = next
      .parties()
      .stream()
      .filter(party -> party.live() && party.endpoint().internal())
      .map(Party::index)
      .collect(Collectors.toSet());
    law(enlisted.equals(live), "the call is listed at exactly its live subscribers");
    Set<Integer> without = next
      .parties()
      .stream()
      .filter(party -> everEnlisted.contains(party.index()) && next.goesOnWithout(party))
      .map(Party::index)
      .collect(Collectors.toSet());
    law(detached.equals(forgotten ? Set.of() : without), "and kept for exactly those who have left it to others");
  }

  private static void parties(Call before, CallInput input, Call next) {
    law(before.id().equals(next.id()) && before.tenant().equals(next.tenant()), "a call keeps its identity");
    law(next.parties().size() >= before.parties().size(), "parties stay after they have left");
    for (Party was : before.parties()) {
      Party is = next.at(was.index());
      law(is.endpoint().equals(was.endpoint()), "a party keeps its place");
      law(was.state() != PartyState.Released || is.equals(was), "a released party never comes back");
      law(is.state() != PartyState.Null || was.state() == PartyState.Null, "a party does not become unborn");
      law(is.seen() >= was.seen(), "late facts stay late");
      law(!was.recording().privacy() || is.recording().privacy() || unpauses(input, was), "only a client ends a pause");
    }
  }

  private static boolean unpauses(CallInput input, Party party) {
    return switch (input) {
      case Command.ResumeRecording wish -> wish.by().index() == party.index();
      case Command.StopRecording wish -> wish.by().index() == party.index();
      case Command.StartRecording wish -> wish.by().index() == party.index();
      default -> false;
    };
  }

  private static void orders(Call before, Step step) {
    Call next = step.next();
    Set<Integer> recorders = new HashSet<>();
    next.orders().forEach((number, order) -> {
      law(number < next.nextOrder(), "orders in flight are numbered");
      law(next.party(order.party()).filter(Party::live).isPresent(), "orders in flight concern live parties");
      law(order.tries() >= 1 && order.tries() <= Timers.MOST_TRIES, "orders are tried so often");
      law(!forbidden(next, order.order()), "no start of a recording is in flight during a pause for privacy");
      if (order.order() instanceof SwitchOrder.Record) {
        law(recorders.add(order.party()), "one recording order is in flight per party");
      }
    });
    if (before != null) {
      for (long number : before.orders().keySet()) {
        boolean told = step
          .effects()
          .stream()
          .anyMatch(
            effect ->
              (effect instanceof Effect.Settle it && it.order() == number) ||
              (effect instanceof Effect.Renumber as && as.order() == number)
          );
        law(next.orders().containsKey(number) != told, "an order is in flight or its outcome is told");
      }
    }
    step.awaits().ifPresent(number -> law(next.orders().containsKey(number), "whoever waits, waits for something"));
  }

  private static boolean forbidden(Call call, SwitchOrder order) {
    return (
      order instanceof SwitchOrder.Record record &&
      record.to() == RecordingState.Started &&
      call.at(order.party().index()).recording().privacy()
    );
  }

  private static boolean stopsAutomatic(Call call, SwitchOrder order) {
    return (
      order instanceof SwitchOrder.Record record &&
      record.to() == RecordingState.None &&
      call.at(order.party().index()).recording().mode().automatic()
    );
  }

  private static void party(Call call, Party party) {
    law(call.at(party.index()) == party, "a party is where its index says");
    law((party.state() == PartyState.Held) == (party.heldAt() != null), "who holds knows since when");
    law((party.state() == PartyState.Released) == (party.releasedAt() != null), "who left knows when");
    law((party.cause() != null) == (party.releasedAt() != null), "who left knows why");
    law(!party.state().connected() || party.answeredAt() != null, "who is connected was answered");
    RecordingState recording = party.recording().state();
    boolean recorded = recording == RecordingState.Started || recording == RecordingState.Paused;
    law(!recorded || party.answeredAt() != null, "nothing is recorded of a party that was never connected");
    law(!party.recording().privacy() || party.recording().wanted(), "a pause is a pause of something wanted");
  }

  private void timers(Call next) {
    for (long number : next.orders().keySet()) {
      law(timers.containsKey(new Wake.OrderDue(number)), "an order in flight has a timer");
    }
    int audits = timers.getOrDefault(new Wake.AuditDue(), 0);
    law(audits == 1 || (next.finished() && audits == 0), "a live call has one audit ahead");
  }
}
