package io.hookswitch.south;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several switches behind one door: a call is with the switch of its tenant, from its first leg to its last. Which that is
 * is known from the order that begins the call, from the call that is taken over, or else from the store.
 */
public final class RoutedConnector implements SwitchConnector {

  private static final Logger LOG = LoggerFactory.getLogger(RoutedConnector.class);

  private final Map<String, SwitchConnector> switches;
  private final Function<String, String> ofTenant;
  private final Function<CallId, Future<Optional<String>>> tenants;
  /** The switches of the calls that this node gives orders for, until it releases them. */
  private final Map<CallId, Future<String>> calls = new ConcurrentHashMap<>();

  /**
   * @param switches by name, the one of all calls of which nobody knows the tenant first
   * @param ofTenant the name of the switch of a tenant
   * @param tenants whose a call is, empty when there is none of this number; done on the context of whoever asks
   */
  public RoutedConnector(
    Map<String, ? extends SwitchConnector> switches,
    Function<String, String> ofTenant,
    Function<CallId, Future<Optional<String>>> tenants
  ) {
    this.switches = new LinkedHashMap<>(switches);
    this.ofTenant = ofTenant;
    this.tenants = tenants;
  }

  @Override
  public void onEvent(Consumer<SwitchEvent> listener) {
    switches.values().forEach(one -> one.onEvent(listener));
  }

  /** A leg that has come in on one switch does not go to a tenant of another: that one could not reach it. */
  @Override
  public void onArrival(Function<Arrival, Future<Optional<Route>>> routes) {
    switches.forEach((name, one) ->
      one.onArrival(arrival ->
        routes.apply(arrival).map(found ->
          found.filter(route -> {
            boolean here = ofTenant.apply(route.tenant()).equals(name);
            if (!here) LOG.warn(
              "a leg to {}, of tenant {}, has come in at the switch {}: it is rejected",
              arrival.dialled(),
              route.tenant(),
              name
            );
            return here;
          })
        )
      )
    );
  }

  @Override
  public void onWish(Function<Wish, Future<Optional<String>>> wishes) {
    switches.values().forEach(one -> one.onWish(wishes));
  }

  @Override
  public Future<Void> start() {
    return Future.all(switches.values().stream().map(SwitchConnector::start).toList()).mapEmpty();
  }

  @Override
  public Future<Void> send(long fence, long number, SwitchOrder order) {
    CallId call = order.party().call();
    return switchOf(call, order).compose(name -> {
      Optional<String> stranger = Newcomers.of(order)
        .stream()
        .filter(end -> end.internal() && !ofTenant.apply(end.subscriber().user().tenant()).equals(name))
        .map(end -> end.number() + " is not on the switch " + name + " of this call")
        .findFirst();
      if (stranger.isPresent()) {
        return Future.failedFuture(new IllegalStateException("not supported by this device: " + stranger.get()));
      }
      return switches.get(name).send(fence, number, order);
    });
  }

  private Future<String> switchOf(CallId call, SwitchOrder order) {
    Future<String> known = calls.get(call);
    if (known != null) return known;
    Future<String> found = Newcomers.began(order)
      .map(end -> Future.succeededFuture(ofTenant.apply(end.subscriber().user().tenant())))
      .orElseGet(() -> lookedUp(call));
    Future<String> meanwhile = calls.putIfAbsent(call, found);
    if (meanwhile != null) return meanwhile;
    return found.onFailure(unknown -> calls.remove(call, found));
  }

  private Future<String> lookedUp(CallId call) {
    return tenants.apply(call).map(tenant -> tenant.map(ofTenant).orElseGet(() -> switches.keySet().iterator().next()));
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    String name = ofTenant.apply(call.tenant());
    calls.put(call.id(), Future.succeededFuture(name));
    return switches.get(name).adopt(fence, call);
  }

  @Override
  public void release(CallId call) {
    Future<String> known = calls.remove(call);
    if (known != null) known.onSuccess(name -> switches.get(name).release(call));
    else switches.values().forEach(one -> one.release(call));
  }

  /** Goes on without those that cannot say: of their calls nothing is concluded. */
  @Override
  public Future<SwitchPage> list(int shard, CallId after, int most) {
    Map<String, Future<SwitchPage>> asked = new LinkedHashMap<>();
    switches.forEach((name, one) -> asked.put(name, one.list(shard, after, most)));
    return Future.join(List.copyOf(asked.values())).transform((all, failed) -> {
      Map<String, SwitchPage> said = new LinkedHashMap<>();
      asked.forEach((name, page) -> {
        if (page.succeeded()) said.put(name, page.result());
        else LOG.debug("the switch {} could not list its calls: {}", name, page.cause().toString());
      });
      return said.isEmpty() ? Future.failedFuture(failed) : Future.succeededFuture(Pages.merged(said, this::covered));
    });
  }

  /** Whether a call is with one of these switches, as far as is known: whoever does not know concludes nothing. */
  private boolean covered(Set<String> said, CallId call) {
    if (said.size() == switches.size()) return true;
    Future<String> known = calls.get(call);
    return known != null && known.succeeded() && said.contains(known.result());
  }

  /** Of a call that is over nobody here knows where it was; only one switch has something. */
  @Override
  public Future<Integer> recordings(PartyId leg) {
    return firstThat(one -> one.recordings(leg), found -> found > 0, () -> 0);
  }

  @Override
  public Future<Optional<RecordingFile>> recording(PartyId leg, int take) {
    return firstThat(one -> one.recording(leg, take), Optional::isPresent, Optional::empty);
  }

  @Override
  public Future<Void> forgetRecordings(PartyId leg, int takes) {
    return Future.join(
      switches
        .values()
        .stream()
        .map(one -> one.forgetRecordings(leg, takes))
        .toList()
    ).mapEmpty();
  }

  /** One switch after the other; failed when none has it and one that may have it could not be asked. */
  private <T> Future<T> firstThat(Function<SwitchConnector, Future<T>> ask, Predicate<T> wanted, Supplier<T> nothing) {
    Future<T> found = Future.succeededFuture(nothing.get());
    Throwable[] silent = new Throwable[1];
    for (SwitchConnector one : switches.values()) {
      found = found.compose(before ->
        wanted.test(before)
          ? Future.succeededFuture(before)
          : ask.apply(one).recover(down -> {
              silent[0] = down;
              return Future.succeededFuture(nothing.get());
            })
      );
    }
    return found.compose(last ->
      wanted.test(last) || silent[0] == null ? Future.succeededFuture(last) : Future.failedFuture(silent[0])
    );
  }

  @Override
  public Set<Operation> unsupported(String tenant) {
    return switches.get(ofTenant.apply(tenant)).unsupported(tenant);
  }

  /** While any of them can be reached: calls of its tenants go on. */
  @Override
  public boolean up() {
    return switches.values().stream().anyMatch(SwitchConnector::up);
  }

  @Override
  public Set<String> reached() {
    Set<String> names = new HashSet<>();
    switches.forEach((name, one) -> {
      if (one.up()) names.add(name);
    });
    return names;
  }

  /** The calls here that are with a switch, also those that are over and remembered. */
  public long calls(String name) {
    return calls
      .values()
      .stream()
      .filter(one -> one.succeeded() && one.result().equals(name))
      .count();
  }

  @Override
  public List<Figure> figures() {
    return switches
      .values()
      .stream()
      .flatMap(one -> one.figures().stream())
      .toList();
  }

  @Override
  public Future<Void> close() {
    return Future.join(switches.values().stream().map(SwitchConnector::close).toList()).mapEmpty();
  }
}
