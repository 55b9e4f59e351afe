package io.hookswitch.south;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which of two switches is asked, and what is known when one of them cannot be reached. */
class RoutedConnectorTest {

  private static final CallId OURS = new CallId(10);
  private static final CallId THEIRS = new CallId(20);

  private final Fake first = new Fake();
  private final Fake second = new Fake();
  private final Map<CallId, String> stored = new HashMap<>();
  private final RoutedConnector door = new RoutedConnector(
    switches(),
    tenant -> tenant.equals("b") ? "second" : "first",
    call -> Future.succeededFuture(Optional.ofNullable(stored.get(call)))
  );

  private Map<String, SwitchConnector> switches() {
    Map<String, SwitchConnector> both = new LinkedHashMap<>();
    both.put("first", first);
    both.put("second", second);
    return both;
  }

  private static final class Fake implements SwitchConnector {

    final List<String> told = new ArrayList<>();
    Function<Arrival, Future<Optional<Route>>> routes;
    Function<Wish, Future<Optional<String>>> wishes;
    Future<SwitchPage> page = Future.succeededFuture(new SwitchPage(List.of(), Optional.empty()));
    Future<Integer> files = Future.succeededFuture(0);
    Set<Operation> unsupported = Set.of();
    boolean up = true;

    @Override
    public void onEvent(Consumer<SwitchEvent> listener) {
      told.add("listener");
    }

    @Override
    public void onArrival(Function<Arrival, Future<Optional<Route>>> to) {
      routes = to;
    }

    @Override
    public void onWish(Function<Wish, Future<Optional<String>>> to) {
      wishes = to;
    }

    @Override
    public Future<Void> start() {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> send(long fence, long number, SwitchOrder order) {
      told.add(order.kind() + " " + order.party());
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> adopt(long fence, Call call) {
      told.add("adopt " + call.id());
      return Future.succeededFuture();
    }

    @Override
    public void release(CallId call) {
      told.add("release " + call);
    }

    @Override
    public Future<SwitchPage> list(int shard, CallId after, int most) {
      return page;
    }

    @Override
    public Future<Integer> recordings(PartyId leg) {
      return files;
    }

    @Override
    public Set<Operation> unsupported(String tenant) {
      return unsupported;
    }

    @Override
    public boolean up() {
      return up;
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  private static Endpoint phone(String tenant, String number) {
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(
        new UserId(tenant, "user"),
        number,
        UserRole.Agent,
        TelephonyNetwork.Private,
        true,
        RecordingMode.Unassigned
      )
    );
  }

  private static SwitchOrder dial(CallId call, Endpoint from, Endpoint to) {
    return new SwitchOrder.Dial(call.party(0), from, call.party(1), to, true, from.number());
  }

  private static Call call(CallId id, String tenant) {
    return new Call(
      id,
      tenant,
      0,
      Call.tracking(id),
      CallType.Internal,
      null,
      null,
      List.of(),
      List.of(),
      Map.of(),
      0,
      Instant.EPOCH
    );
  }

  private static SwitchPage page(Optional<CallId> last, CallId... calls) {
    List<SwitchCall> listed = new ArrayList<>();
    for (CallId id : calls) listed.add(SwitchCall.none(id, Instant.EPOCH));
    return new SwitchPage(listed, last);
  }

  @Test
  void aTenantCannotDoWhatItsSwitchDoesNot() {
    second.unsupported = Set.of(Operation.PullCall);
    assertThat(door.unsupported("b")).containsExactly(Operation.PullCall);
    assertThat(door.unsupported("a")).isEmpty();
  }

  @Test
  void whatPhonesAskForIsDecidedOnWhereverTheyAre() {
    Function<Wish, Future<Optional<String>>> decides = wish -> Future.succeededFuture(Optional.empty());
    door.onWish(decides);
    assertThat(List.of(first.wishes, second.wishes)).containsOnly(decides);
  }

  @Test
  void aCallIsWithTheSwitchOfItsTenantFromTheFirstOrderToTheRelease() {
    door.send(1, 1, dial(THEIRS, phone("b", "2001"), phone("b", "2002")));
    door.send(1, 2, new SwitchOrder.Hold(THEIRS.party(0)));
    assertThat(door.calls("second")).isEqualTo(1);
    door.release(THEIRS);
    assertThat(second.told).containsExactly("Dial 20:0", "Hold 20:0", "release 20");
    assertThat(first.told).isEmpty();
    assertThat(door.calls("second")).isZero();
  }

  @Test
  void aCallThatIsTakenOverIsWithTheSwitchOfItsTenant() {
    door.adopt(2, call(THEIRS, "b"));
    door.send(2, 3, new SwitchOrder.Hold(THEIRS.party(0)));
    assertThat(second.told).containsExactly("adopt 20", "Hold 20:0");
  }

  @Test
  void ofACallThatNobodyHasBegunHereTheStoreKnowsAndElseItIsTheFirst() {
    stored.put(THEIRS, "b");
    door.send(1, 1, new SwitchOrder.Inspect(THEIRS.party(0)));
    door.send(1, 1, new SwitchOrder.Inspect(OURS.party(0)));
    assertThat(second.told).containsExactly("Inspect 20:0");
    assertThat(first.told).containsExactly("Inspect 10:0");
  }

  @Test
  void aPhoneOfAnotherSwitchIsNotBroughtToACallAndThatIsSaid() {
    Future<Void> refused = door.send(1, 1, dial(OURS, phone("a", "1001"), phone("b", "2001")));
    assertThat(refused.cause()).hasMessage(
      "not supported by this device: 2001 is not on the switch first of this call"
    );
    assertThat(first.told).isEmpty();
    assertThat(second.told).isEmpty();
  }

  @Test
  void aLegThatComesInAtAnotherSwitchThanItsSubscribersIsRejected() {
    Route route = new Route(OURS, "b", phone("b", "2001"), phone("b", "2002"));
    door.onArrival(arrival -> Future.succeededFuture(Optional.of(route)));
    Arrival leg = new Arrival("+32", "+3236548290");
    assertThat(first.routes.apply(leg).result()).isEmpty();
    assertThat(second.routes.apply(leg).result()).contains(route);
  }

  @Test
  void theListsAreOneListAsFarAsAllOfThemGo() {
    first.page = Future.succeededFuture(page(Optional.of(new CallId(12)), new CallId(11), new CallId(12)));
    second.page = Future.succeededFuture(page(Optional.empty(), new CallId(10), new CallId(13)));
    SwitchPage page = door.list(0, null, 2).result();
    assertThat(page.calls())
      .extracting(one -> one.call().number())
      .containsExactly(10L, 11L, 12L);
    assertThat(page.last()).contains(new CallId(12));
    assertThat(page.covers()).accepts(OURS, THEIRS);
  }

  @Test
  void ofTheCallsOfASwitchThatCannotListThemNothingIsConcluded() {
    door.adopt(1, call(OURS, "a"));
    door.adopt(1, call(THEIRS, "b"));
    second.page = Future.failedFuture("no line");
    SwitchPage page = door.list(0, null, 2).result();
    assertThat(page.covers()).accepts(OURS).rejects(THEIRS, new CallId(99));
    first.page = Future.failedFuture("no line either");
    assertThat(door.list(0, null, 2).failed()).isTrue();
  }

  @Test
  void theDoorIsUpWhileOneSwitchIsAndSaysWhich() {
    second.up = false;
    assertThat(door.up()).isTrue();
    assertThat(door.reached()).containsExactly("first");
    first.up = false;
    assertThat(door.up()).isFalse();
  }

  @Test
  void filesOfACallAreLookedForWithAllAndNotFoundOnlyWhenAllHaveSaidSo() {
    second.files = Future.succeededFuture(2);
    assertThat(door.recordings(THEIRS.party(0)).result()).isEqualTo(2);
    first.files = Future.failedFuture("no line");
    assertThat(door.recordings(THEIRS.party(0)).result()).isEqualTo(2);
    second.files = Future.succeededFuture(0);
    assertThat(door.recordings(THEIRS.party(0)).failed()).isTrue();
  }
}
