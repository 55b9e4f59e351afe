package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.decisionlog.Decided;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.rules.DeviceRules;
import io.hookswitch.store.PresenceStore;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.Presence;
import io.hookswitch.user.PresenceEffect;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.PresenceMachine;
import io.hookswitch.user.PresenceRefusal;
import io.hookswitch.user.PresenceStep;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presences without an owner: each node makes the step itself and stores it if nobody was faster, else it looks again.
 * People change their presence a few times an hour, so nobody waits for a lock and nothing has to move when a node goes.
 *
 * <p>Two nodes may store in one order and tell in the other. So whoever has told looks once more, and tells again what it
 * finds to be newer: the last word is always the newest.
 */
public final class StoredPresences implements Presences {

  private static final Logger LOG = LoggerFactory.getLogger(StoredPresences.class);

  private final PresenceStore store;
  private final DeviceRules rules;
  private final News news;
  private final Memory memory;
  private final DecisionLog decisions;
  private final InstantSource clock;

  /** Where news of users go; the future is done when they are kept for whoever listens. */
  @FunctionalInterface
  public interface News {
    Future<?> append(UserId user, StreamEvent event);
  }

  /** Where presences outlive the cluster; the future is done when this one will. */
  @FunctionalInterface
  public interface Memory {
    Future<?> keep(Presence presence);
  }

  /** With nobody who writes down what is decided, and no memory but the cluster's. */
  public StoredPresences(PresenceStore store, DeviceRules rules, News news, InstantSource clock) {
    this(store, rules, news, presence -> Future.succeededFuture(), DecisionLog.NONE, clock);
  }

  public StoredPresences(
    PresenceStore store,
    DeviceRules rules,
    News news,
    Memory memory,
    DecisionLog decisions,
    InstantSource clock
  ) {
    this.store = store;
    this.rules = rules;
    this.news = news;
    this.memory = memory;
    this.decisions = decisions;
    this.clock = clock;
  }

  @Override
  public Future<Presence> of(UserId user) {
    return store.load(user);
  }

  @Override
  public Future<View> look(Seat seat) {
    return store.load(seat.user()).map(presence -> new View(presence, decisions(seat, presence), Optional.empty()));
  }

  @Override
  public Future<View> ask(Seat seat, PresenceInput input, Instant deadline, String correlation) {
    if (!clock.instant().isBefore(deadline)) {
      return Future.failedFuture(new ReplyException(ReplyFailure.NO_HANDLERS, "others were always faster"));
    }
    if (!rules.able()) {
      return Future.failedFuture(new ReplyException(ReplyFailure.NO_HANDLERS, "this node has no rules to decide by"));
    }
    return store.load(seat.user()).compose(presence -> {
      DeviceDecision decision = decision(seat, presence, input);
      PresenceStep step = PresenceMachine.step(seat, presence, decision, input, clock.instant());
      if (step.next() == presence) {
        note(seat, presence, input, decision, step.refusal(), correlation);
        return Future.succeededFuture(view(seat, step));
      }
      return store.save(step.next()).compose(saved -> {
        if (!saved) return ask(seat, input, deadline, correlation);
        note(seat, presence, input, decision, null, correlation);
        return memory
          .keep(step.next())
          .compose(kept -> tell(seat, step))
          .map(view(seat, step));
      });
    });
  }

  /** What others do to a phone is no decision about its user, unless it is refused. */
  private void note(
    Seat seat,
    Presence before,
    PresenceInput input,
    DeviceDecision decision,
    PresenceRefusal refusal,
    String correlation
  ) {
    if (refusal == null && input instanceof PresenceInput.ByOthers) return;
    decisions.offer(
      new Decided.AtPhone(
        clock.instant(),
        seat.user(),
        PresenceMachine.device(seat, before, input).orElse(null),
        before.agent().availability(),
        input.needs(),
        refusal == null ? null : refusal.why(),
        decision.rules(),
        decision.generation(),
        correlation
      )
    );
  }

  private DeviceDecision decision(Seat seat, Presence presence, PresenceInput input) {
    return PresenceMachine.device(seat, presence, input)
      .map(device -> decision(DeviceFacts.of(seat, presence, device), input.needs()))
      .orElse(DeviceDecision.NOTHING);
  }

  private DeviceDecision decision(DeviceFacts facts, DeviceOperation wanted) {
    DeviceDecision decision = rules.decide(facts);
    return decision.allows(wanted) ? decision : decision.because(rules.reasons(facts, wanted));
  }

  private View view(Seat seat, PresenceStep step) {
    return new View(step.next(), decisions(seat, step.next()), Optional.ofNullable(step.refusal()));
  }

  private Map<String, DeviceDecision> decisions(Seat seat, Presence presence) {
    Map<String, DeviceDecision> decisions = new TreeMap<>();
    seat.devices().forEach(device -> decisions.put(device, rules.decide(DeviceFacts.of(seat, presence, device))));
    return decisions;
  }

  /**
   * Tells a user of whose phones something else may be done than by these rules.
   *
   * @return whether there was something to tell
   */
  Future<Boolean> review(Seat seat, DeviceRules before) {
    return store.load(seat.user()).compose(presence -> {
      Set<String> changed = new HashSet<>();
      for (String device : seat.devices()) {
        DeviceFacts facts = DeviceFacts.of(seat, presence, device);
        if (!before.decide(facts).allowed().equals(rules.decide(facts).allowed())) changed.add(device);
      }
      if (changed.isEmpty()) return Future.succeededFuture(false);
      boolean channels = presence.workplace(seat).filter(changed::contains).isPresent();
      return tell(seat, presence, changed, channels).map(true);
    });
  }

  /** What is stored holds, even when nobody could be told: whoever reads the state anew sees it. */
  private Future<Void> tell(Seat seat, PresenceStep step) {
    Set<String> devices = new HashSet<>();
    boolean channels = false;
    for (PresenceEffect effect : step.effects()) {
      switch (effect) {
        case PresenceEffect.DevicesChanged changed -> devices.addAll(changed.devices());
        case PresenceEffect.ChannelsChanged changed -> channels = true;
      }
    }
    return tell(seat, step.next(), devices, channels)
      .onFailure(lost -> LOG.warn("{}: news of its phones were lost: {}", seat.user(), lost.getMessage()))
      .otherwiseEmpty();
  }

  private Future<Void> tell(Seat seat, Presence told, Set<String> devices, boolean channels) {
    StreamEvent event = new StreamEvent.DeviceNews(told, decisions(seat, told), devices, channels, clock.instant());
    return news
      .append(seat.user(), event)
      .compose(kept -> store.load(seat.user()))
      .compose(now ->
        now.version() > told.version() ? tell(seat, now, Set.copyOf(seat.devices()), true) : Future.succeededFuture()
      );
  }
}
