package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Party;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Route;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.SwitchPage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** A switch that answers each order at once with the events that a test has prescribed. */
final class ScriptedSwitch implements SwitchConnector {

  final List<SwitchOrder> orders = new CopyOnWriteArrayList<>();
  /** With which the orders came, in the same order. */
  final List<Long> fences = new CopyOnWriteArrayList<>();
  final List<CallId> adopted = new CopyOnWriteArrayList<>();
  private final AtomicLong sequence = new AtomicLong();
  private final Function<Given, List<SwitchEvent>> script;
  /** Its own list. */
  final ConcurrentNavigableMap<CallId, SwitchCall> listed = new ConcurrentSkipListMap<>();
  /** How often somebody has looked at the list. */
  final AtomicInteger looks = new AtomicInteger();
  /** Calls about which the list cannot say anything. */
  final Set<CallId> uncovered = ConcurrentHashMap.newKeySet();
  volatile boolean up = true;
  private Consumer<SwitchEvent> listener;

  record Given(long number, SwitchOrder order, AtomicLong sequence) {
    long next() {
      return sequence.incrementAndGet();
    }
  }

  ScriptedSwitch(Function<Given, List<SwitchEvent>> script) {
    this.script = script;
  }

  /** Obeys: the called party rings at once; hold and retrieve are confirmed; a release ends both legs. */
  static ScriptedSwitch obedient() {
    return new ScriptedSwitch(
      given ->
        switch (given.order()) {
          case SwitchOrder.Dial dial -> List.of(
            new SwitchEvent.Originated(dial.party(), given.next()),
            new SwitchEvent.Ringing(dial.called(), given.next())
          );
          case SwitchOrder.Answer answer -> List.of(
            new SwitchEvent.Answered(answer.party().call().party(0), given.next()),
            new SwitchEvent.Answered(answer.party(), given.next())
          );
          case SwitchOrder.Hold hold -> List.of(new SwitchEvent.Held(hold.party(), given.next()));
          case SwitchOrder.Retrieve retrieve -> List.of(new SwitchEvent.Retrieved(retrieve.party(), given.next()));
          case SwitchOrder.Release release -> List.of(
            new SwitchEvent.Released(release.party().call().party(0), given.next(), release.cause()),
            new SwitchEvent.Released(release.party().call().party(1), given.next(), release.cause())
          );
          default -> List.of();
        }
    );
  }

  /** As {@link #obedient}, but knows no leg that it is asked about. */
  static ScriptedSwitch forgetful() {
    Function<Given, List<SwitchEvent>> obedient = obedient().script;
    return new ScriptedSwitch(given ->
      given.order() instanceof SwitchOrder.Inspect inspect
        ? List.of(new SwitchEvent.Released(inspect.party(), given.next(), ReleaseCause.Lost))
        : obedient.apply(given)
    );
  }

  /** As {@link #obedient}, but says nothing to an order to hold. */
  static ScriptedSwitch silentToHold() {
    Function<Given, List<SwitchEvent>> obedient = obedient().script;
    return new ScriptedSwitch(given -> given.order() instanceof SwitchOrder.Hold ? List.of() : obedient.apply(given));
  }

  @Override
  public void onArrival(Function<Arrival, Future<Optional<Route>>> routes) {
    // Nobody dials in here.
  }

  @Override
  public void onEvent(Consumer<SwitchEvent> listener) {
    this.listener = listener;
  }

  @Override
  public Future<Void> start() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> send(long fence, long number, SwitchOrder order) {
    orders.add(order);
    fences.add(fence);
    script.apply(new Given(number, order, sequence)).forEach(listener);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    adopted.add(call.id());
    call.parties().forEach(party -> sequence.accumulateAndGet(party.seen(), Math::max));
    for (Party party : call.parties()) {
      if (!party.live()) continue;
      SwitchOrder question = new SwitchOrder.Inspect(call.id().party(party.index()));
      script.apply(new Given(SwitchOrder.QUESTION, question, sequence)).forEach(listener);
    }
    return Future.succeededFuture();
  }

  /** What a test has put on the list. */
  @Override
  public Future<SwitchPage> list(int shard, CallId after, int most) {
    if (!up) return Future.failedFuture("the switch is away");
    looks.incrementAndGet();
    List<SwitchCall> page = listed
      .tailMap(after == null ? new CallId(1) : new CallId(after.number() + 1))
      .values()
      .stream()
      .limit(most)
      .toList();
    return Future.succeededFuture(
      new SwitchPage(
        page,
        page.size() < most ? Optional.empty() : Optional.of(page.getLast().call()),
        call -> !uncovered.contains(call)
      )
    );
  }

  @Override
  public boolean up() {
    return up;
  }

  @Override
  public void release(CallId call) {
    // Nothing is kept.
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
