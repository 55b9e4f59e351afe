package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.config.LoginConfig;
import io.hookswitch.config.TenantConfig;
import io.hookswitch.decisionlog.Decided;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Passwords;
import io.hookswitch.north.Principal;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Refused;
import io.hookswitch.north.Request;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.routing.MemoryRouting;
import io.hookswitch.routing.RoutingNumbers;
import io.hookswitch.rules.UsualRules;
import io.hookswitch.shard.AnchoredCalls;
import io.hookswitch.shard.Diversions;
import io.hookswitch.shard.MemoryPresences;
import io.hookswitch.shard.StoredPresences;
import io.hookswitch.token.Tokens;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The dialect with its neighbours; foouser asks about its own calls unless said otherwise. */
final class Scene {

  /** The number of the seed's samples, which is quxuser's. */
  static final String SEED_NUMBER = "+3212345678";
  static final CallId FIRST = new CallId(1595867);
  static final String FIRST_HALF = "callhalf-1595867:0";

  final People people = new People();
  final LiveCalls calls = new LiveCalls();
  final RoutingNumbers routing = MemoryRouting.over(people, () -> calls.now);
  final List<Decided> decided = new ArrayList<>();
  final AnchoredCalls anchored = anchored(calls, routing, decided::add);
  final TenantV1Dialect dialect;
  User caller = people.foo("foouser");
  private Map<String, String> path = Map.of("tenant", "foo", "group", "foogroup", "user", "foouser");
  private Map<String, String> query = Map.of();

  Scene() {
    this(TenantConfig.DEFAULT);
  }

  Scene(TenantConfig settings) {
    dialect = dialect(people, new PhoneNumbers(), calls, anchored, settings);
  }

  static TenantV1Dialect dialect(
    People people,
    PhoneNumbers numbers,
    LiveCalls calls,
    AnchoredCalls anchored,
    TenantConfig settings
  ) {
    return new TenantV1Dialect(
      people,
      numbers,
      calls,
      anchored,
      new Passwords(people, LoginConfig.DEFAULT, System::nanoTime),
      Tokens.NONE,
      settings,
      () -> calls.now
    );
  }

  static AnchoredCalls anchored(LiveCalls calls, RoutingNumbers routing, DecisionLog decisions) {
    return new AnchoredCalls(
      routing,
      new UsualRules(facts -> calls.rules.apply(facts)),
      nobodyForwards(calls),
      calls,
      decisions,
      () -> calls.now
    );
  }

  private static Diversions nobodyForwards(LiveCalls calls) {
    DeviceDecision nothing = new DeviceDecision(Set.of(), List.of());
    return new Diversions(
      new StoredPresences(
        new MemoryPresences(),
        facts -> nothing,
        (user, event) -> Future.succeededFuture(),
        () -> calls.now
      ),
      (user, to) -> Endpoint.network(to.number(), to.digits())
    );
  }

  Scene as(User who) {
    caller = who;
    return this;
  }

  Scene about(String tenant, String group, String user) {
    path = Map.of("tenant", tenant, "group", group, "user", user);
    return this;
  }

  Scene query(String name, String value) {
    query = Map.of(name, value);
    return this;
  }

  /** What the client gets, refusals included; fails when anything else went wrong. */
  Answer call(String operation, String callId, JsonObject body) {
    Map<String, String> parameters = new HashMap<>(path);
    if (callId != null) parameters.put("callId", callId);
    Request request = new Request(
      Optional.of(new Principal(caller)),
      body,
      parameters,
      query,
      "http://localhost",
      "test",
      calls.now.plusSeconds(5),
      "192.0.2.1"
    );
    Future<Answer> answer;
    try {
      answer = dialect.operations().get(operation).apply(request);
    } catch (Refused refused) {
      return dialect.answer(refused.problem());
    }
    if (answer.succeeded()) return answer.result();
    if (answer.cause() instanceof Refused refused) return dialect.answer(refused.problem());
    throw new AssertionError(operation + ": neither answered nor refused", answer.cause());
  }

  Answer dial(String number) {
    return call("tenantStartCall", null, new JsonObject().put("phoneNumber", number));
  }

  Answer list(JsonObject body) {
    return call("tenantListCalls", null, body);
  }

  Answer show(String half) {
    return call("tenantGetCall", half, new JsonObject());
  }

  Answer put(String half, String body) {
    return call("tenantModifyCall", half, new JsonObject(body));
  }

  Answer action(String half, Action action) {
    return put(half, "{\"action\": \"" + action + "\"}");
  }

  Answer delete(String half) {
    return call("tenantReleaseCall", half, new JsonObject());
  }

  Scene hear(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    calls.hear(party, fact);
    return this;
  }

  /** foouser has dialled the seed's number; its own phone rings. */
  Scene dialled() {
    dial(SEED_NUMBER);
    return this;
  }

  /** foouser has picked up, the other end rings. */
  Scene ringing() {
    dialled();
    return hear(FIRST.party(0), SwitchEvent.Originated::new).hear(FIRST.party(1), SwitchEvent.Ringing::new);
  }

  Scene talking() {
    dialled();
    return answerFirst();
  }

  /** The seed's call, which has been dialled, is picked up at both ends. */
  Scene answerFirst() {
    hear(FIRST.party(0), SwitchEvent.Originated::new).hear(FIRST.party(1), SwitchEvent.Ringing::new);
    calls.now = Instant.parse("2021-10-29T11:45:16.722Z");
    return hear(FIRST.party(1), SwitchEvent.Answered::new).hear(FIRST.party(0), SwitchEvent.Answered::new);
  }

  /** Another call of foouser, to this number, answered. */
  CallId another(String number) {
    CallId id = HalfId.parse(dial(number).body().getString("callId")).orElseThrow().call();
    hear(id.party(0), SwitchEvent.Originated::new).hear(id.party(1), SwitchEvent.Ringing::new);
    hear(id.party(1), SwitchEvent.Answered::new).hear(id.party(0), SwitchEvent.Answered::new);
    return id;
  }

  Call first() {
    return calls.calls.get(FIRST);
  }

  Half half(int party) {
    Ask look = new Ask(FIRST, "foo", party, null, Ask.Until.ACCEPTED, calls.now.plusSeconds(5), "test");
    Reply reply = calls.ask(look).result();
    return Half.of(new HalfId(FIRST, party), party, reply).orElseThrow();
  }

  static BiFunction<PartyId, Long, SwitchEvent> released(ReleaseCause cause) {
    return (party, number) -> new SwitchEvent.Released(party, number, cause);
  }

  static BiFunction<PartyId, Long, SwitchEvent> recording(RecordingState state) {
    return (party, number) -> new SwitchEvent.Recorded(party, number, state);
  }

  static JsonObject error(Objection objection) {
    return new JsonObject(
      "{\"errors\": [{\"code\": 59, \"message\": \"INVALID_CALL_OPERATION\", \"details\": \"" +
        objection.text() +
        "\"}]}"
    );
  }

  static Answer problem(Problem.Kind kind, String detail) {
    return TenantV1Errors.of(Problem.of(kind, detail));
  }
}
