package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.config.TenantConfig;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.Principal;
import io.hookswitch.north.Refused;
import io.hookswitch.north.Request;
import io.hookswitch.north.genesysv2.GenesysV2Dialect;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.push.MemoryStreams;
import io.hookswitch.routing.MemoryRouting;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.user.AgentStates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Three users over one core, each with a client of either dialect, and somebody at the phones. Time moves by steps. */
final class BothDialects {

  private static final PhoneNumbers NUMBERS = new PhoneNumbers();
  private static final int MOST_CALLS = 4;
  private static final Map<Action, String> GENESYS = Map.of(
    Action.startRecording,
    "StartCallRecording",
    Action.pauseRecording,
    "PauseCallRecording",
    Action.resumeRecording,
    "ResumeCallRecording",
    Action.stopRecording,
    "StopCallRecording"
  );
  private static final Map<String, Set<Action>> CONTROLS = Map.of(
    "absent",
    Set.of(),
    "none",
    Set.of(),
    "record",
    Set.of(Action.startRecording),
    "pause",
    Set.of(Action.pauseRecording),
    "pause-stop",
    Set.of(Action.pauseRecording, Action.stopRecording),
    "resume",
    Set.of(Action.resumeRecording),
    "resume-stop",
    Set.of(Action.resumeRecording, Action.stopRecording),
    "stop",
    Set.of(Action.stopRecording)
  );

  /** What has been met. */
  record Seen(Set<String> states, Set<String> recordings, Set<String> deeds) {
    Seen() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  /** A call at a user, as the two dialects show it; either may be absent. */
  private record Views(Optional<JsonObject> tenant, Optional<JsonObject> genesys) {}

  private final Random dice;
  private final Seen seen;
  private final People people = new People();
  private final LiveCalls calls = new LiveCalls();
  private final TenantV1Dialect tenant = Scene.dialect(
    people,
    NUMBERS,
    calls,
    Scene.anchored(calls, MemoryRouting.over(people, () -> calls.now), decided -> {}),
    TenantConfig.DEFAULT
  );
  private final GenesysV2Dialect genesys;
  private final List<User> users;
  private String last = "";

  BothDialects(long seed, CapabilityRules rules, Seen seen) {
    this.dice = new Random(seed);
    this.seen = seen;
    this.genesys = new GenesysV2Dialect(
      calls,
      null,
      null,
      null,
      people,
      NUMBERS,
      AgentStates.DEFAULT,
      "DispositionCode",
      new MemoryStreams(),
      () -> calls.now
    );
    users = Stream.of("foouser", "baruser", "otheruser").map(this::recorded).toList();
    calls.rules = rules::decide;
    calls.eager = true;
  }

  /** In any mode: one who starts and stops, mostly, since there is most to be seen. */
  private User recorded(String name) {
    RecordingMode[] modes = RecordingMode.values();
    RecordingMode mode = dice.nextBoolean() ? RecordingMode.OnDemandUserStart : modes[dice.nextInt(modes.length)];
    people.put(People.recorded(people.foo(name), mode));
    return people.foo(name);
  }

  int walk(int steps) {
    for (int step = 0; step < steps; step++) {
      calls.now = calls.now.plusMillis(1_000L + dice.nextInt(900));
      deed();
      try {
        users.forEach(this::compare);
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("step " + step + ", after " + last + ": " + broken.getMessage(), broken);
      }
    }
    return steps;
  }

  private void deed() {
    List<PartyId> legs = new ArrayList<>();
    calls.calls.keySet().forEach(call -> legs.addAll(calls.up(call)));
    User user = users.get(dice.nextInt(users.size()));
    long live = calls.calls
      .keySet()
      .stream()
      .filter(call -> !calls.up(call).isEmpty())
      .count();
    int choice = dice.nextInt(10);
    if (legs.isEmpty() || (choice == 0 && live < MOST_CALLS)) dial(user);
    else if (choice < 5) phone(legs.get(dice.nextInt(legs.size())));
    else if (choice < 8) tenantDeed(user);
    else genesysDeed(user);
  }

  private void dial(User user) {
    String number = dice.nextInt(3) == 0 ? "+3221234567" : List.of("1001", "1002", "2001").get(dice.nextInt(3));
    if (user.extension().filter(number::equals).isPresent()) return;
    boolean rings = dice.nextBoolean();
    last = user.id() + " dials " + number + (rings ? " by click" : "");
    if (rings) {
      Answer answer = send(tenant, user, "tenantStartCall", null, new JsonObject().put("phoneNumber", number));
      assertThat(answer.status()).isEqualTo(201);
    } else {
      JsonObject body = new JsonObject()
        .put("operationName", "Dial")
        .put("destination", new JsonObject().put("phoneNumber", number));
      send(genesys, user, "genesysDial", user.devices().getFirst(), body);
    }
  }

  /** What somebody at a phone, or the switch, does next. */
  private void phone(PartyId leg) {
    last = "the phone of " + leg + ", " + calls.state(leg);
    boolean begun = calls.calls.get(leg.call()).orders().isEmpty();
    switch (calls.state(leg)) {
      case Dialing -> {
        if (!begun) calls.hear(leg, SwitchEvent.Originated::new);
        else if (dice.nextInt(6) == 0) calls.hangUp(leg);
      }
      case Null -> {
        if (begun) calls.hear(leg, SwitchEvent.Ringing::new);
      }
      case Ringing -> {
        if (dice.nextInt(8) == 0) calls.hangUp(leg);
        else calls.answer(leg);
      }
      case Established, Held -> {
        int what = dice.nextInt(6);
        if (what == 0) calls.hangUp(leg);
        else if (what == 1) calls.hear(leg, SwitchEvent.Held::new);
        else if (what == 2) calls.hear(leg, SwitchEvent.Retrieved::new);
        else if (what == 3 && dice.nextInt(4) == 0) recorderFails(leg);
      }
      case Released -> throw new AssertionError("not up: " + leg);
    }
  }

  private void recorderFails(PartyId leg) {
    Party party = calls.calls.get(leg.call()).party(leg.index()).orElseThrow();
    boolean runs = party.recording().state() == RecordingState.Started;
    if (runs) calls.hear(leg, Scene.recording(RecordingState.Failed));
  }

  private void tenantDeed(User user) {
    List<JsonObject> mine = tenantList(user);
    if (mine.isEmpty()) return;
    JsonObject call = mine.get(dice.nextInt(mine.size()));
    String id = call.getString("callId");
    Action action = Action.values()[dice.nextInt(Action.values().length)];
    last = user.id() + " " + action + " " + id;
    Optional<JsonObject> other = Optional.ofNullable(views(user).get(number(id))).flatMap(Views::genesys);
    String control = action.aboutRecording() ? control(details(user, call)) : "";
    Answer answer;
    if (action == Action.release) {
      answer = send(tenant, user, "tenantReleaseCall", id, new JsonObject());
    } else {
      JsonObject body = new JsonObject().put("action", action.name());
      if (action == Action.blindTransfer) body.put("phoneNumber", "1003");
      if (action == Action.consultativeTransfer) {
        body.put("transferCallId", mine.get(dice.nextInt(mine.size())).getString("callId"));
        last += " to " + body.getString("transferCallId");
      }
      answer = send(tenant, user, "tenantModifyCall", id, body);
    }
    assertThat(answer.status()).as(last).isIn(200, 400);
    if (call.getString("state").equals("Detached")) {
      assertThat(answer)
        .as(last)
        .isEqualTo(Answer.of(400, Scene.error(Objection.DETACHED)));
    }
    if (call.getBoolean("inConference") && (action == Action.hold || action == Action.reconnect)) {
      assertThat(answer)
        .as(last)
        .isEqualTo(Answer.of(400, Scene.error(Objection.CALL_STATE)));
    }
    seen.deeds().add(action + " " + answer.status());
    if (action == Action.reconnect && offers(other, "SwapCalls")) seen
      .deeds()
      .add("reconnect a pair " + answer.status());
    if (action.aboutRecording()) {
      boolean listed = CONTROLS.get(control).contains(action);
      assertThat(answer.status() == 200)
        .as("%s with the control %s", last, control)
        .isEqualTo(listed);
    }
    if (answer.status() == 200) allowedThere(action, call, other);
  }

  private static boolean offers(Optional<JsonObject> call, String operation) {
    return call.filter(there -> there.getJsonArray("capabilities").contains(operation)).isPresent();
  }

  /** What this dialect accepts, the other one has offered. */
  private static void allowedThere(Action action, JsonObject call, Optional<JsonObject> other) {
    List<String> offered = switch (action) {
      case hold -> List.of("Hold");
      case reconnect -> List.of("Retrieve", "SwapCalls");
      case blindTransfer -> List.of("SingleStepTransfer");
      case consultativeTransfer -> List.of("InitiateTransfer");
      case startRecording, pauseRecording, resumeRecording, stopRecording -> List.of(GENESYS.get(action));
      case release -> List.of("Hangup", "ClearCall");
    };
    boolean deflects = action == Action.blindTransfer && call.getString("personality").equals("Terminator");
    if (deflects && call.getString("state").equals("Alerting")) return;
    List<Object> capabilities = other.orElseThrow().getJsonArray("capabilities").stream().toList();
    assertThat(capabilities).as("%s of %s", action, call).containsAnyElementsOf(offered);
  }

  private void genesysDeed(User user) {
    List<JsonObject> mine = genesysList(user);
    if (mine.isEmpty()) return;
    JsonObject call = mine.get(dice.nextInt(mine.size()));
    List<Object> capabilities = call.getJsonArray("capabilities").stream().toList();
    if (capabilities.isEmpty()) return;
    String name = (String) capabilities.get(dice.nextInt(capabilities.size()));
    JsonObject body = new JsonObject().put("operationName", name);
    switch (name) {
      case "InitiateTransfer", "InitiateConference", "SingleStepTransfer" -> body.put(
        "destination",
        new JsonObject().put("phoneNumber", "1003")
      );
      case
        "Hold",
        "Retrieve",
        "Hangup",
        "Answer",
        "SwapCalls",
        "CompleteTransfer",
        "CompleteConference",
        "StartCallRecording",
        "PauseCallRecording",
        "ResumeCallRecording",
        "StopCallRecording" -> {
      }
      default -> {
        return;
      }
    }
    last = user.id() + " " + name + " " + call.getString("connId");
    Answer answer = send(genesys, user, "genesysOperateCall", call.getString("id"), body);
    assertThat(answer.status()).as("%s: %s", last, answer.body()).isEqualTo(200);
  }

  /** The lists, the states, the recordings of one user. */
  private void compare(User user) {
    Set<Integer> appearances = new HashSet<>();
    views(user).forEach((number, views) -> {
      JsonObject half = views.tenant().orElseThrow(() -> new AssertionError("only there: " + views));
      assertThat(half.getInteger("appearance")).isPositive();
      assertThat(appearances.add(half.getInteger("appearance")))
        .as("own appearance %s", half)
        .isTrue();
      String state = half.getString("state");
      if (views.genesys().isEmpty()) {
        assertThat(state).isEqualTo("Detached");
        assertThat(half.getBoolean("inConference")).as("in conference %s", half).isFalse();
        seen.states().add("gone Detached");
        return;
      }
      compare(user, half, views.genesys().get());
    });
  }

  private void compare(User user, JsonObject half, JsonObject there) {
    String state = half.getString("state");
    PartyState expected = PartyState.valueOf(there.getString("state"));
    boolean answered = half.containsKey("answerTime");
    String personality = half.getString("personality");
    String both = switch (expected) {
      case Dialing -> {
        assertThat(state).isEqualTo("Alerting");
        assertThat(personality).isIn("Click-to-Dial", "Originator");
        yield "Dialing Alerting " + personality;
      }
      case Ringing -> {
        assertThat(state).isEqualTo("Alerting");
        assertThat(personality).isEqualTo("Terminator");
        yield "Ringing Alerting Terminator";
      }
      case Established -> {
        assertThat(state).isIn("Active", "Remote Held", "Alerting");
        yield "Established " + state;
      }
      case Held -> {
        assertThat(state).isEqualTo("Held");
        yield "Held Held";
      }
      case Null, Released -> throw new AssertionError("shown although " + expected);
    };
    assertThat(answered).as("answer time of %s", half).isEqualTo(expected.connected());
    seen.states().add(both);
    if (half.getBoolean("inConference")) {
      assertThat(there.getJsonArray("participants").size()).as("%s and %s", half, there).isGreaterThan(1);
      seen.states().add("in conference");
    }
    JsonObject details = details(user, half);
    compareControls(state, control(details), there);
    String here = details.getString("recordingState", "none");
    String recorder = there.getString("recordingState", "absent");
    switch (recorder) {
      case "Recording" -> assertThat(here).isEqualTo("Started");
      case "Paused" -> assertThat(here).isEqualTo("Paused");
      case "Stopped" -> assertThat(here).isIn("none", "Pending", "Failed");
      default -> assertThat(here).isEqualTo("none");
    }
    seen.recordings().add(recorder + " " + here);
  }

  /** Both offer the same, but for a half that alerts again: there this dialect allows nothing, the other whatever it did. */
  private static void compareControls(String state, String control, JsonObject there) {
    Set<String> offered = new HashSet<>();
    for (Action action : CONTROLS.get(control)) offered.add(GENESYS.get(action));
    Set<String> expected = new HashSet<>(GENESYS.values());
    expected.retainAll(there.getJsonArray("capabilities").stream().map(String.class::cast).toList());
    if (state.equals("Alerting")) expected.clear();
    assertThat(offered).as("%s and %s", control, there).isEqualTo(expected);
  }

  private static String control(JsonObject details) {
    return details.getString("allowedRecordingControls", "absent");
  }

  private JsonObject details(User user, JsonObject half) {
    return send(tenant, user, "tenantGetCall", half.getString("callId"), new JsonObject()).body();
  }

  /** A user may have left a call and be called back to it; then it is the newer one that counts. */
  private Map<Long, Views> views(User user) {
    Map<Long, Views> all = new HashMap<>();
    for (JsonObject half : tenantList(user)) {
      Views views = new Views(Optional.of(half), Optional.empty());
      all.merge(number(half.getString("callId")), views, (a, b) ->
        a.tenant().orElseThrow().getString("state").equals("Detached") ? b : a
      );
    }
    for (JsonObject call : genesysList(user)) {
      long number = Long.parseLong(call.getString("connId"), 16);
      Views known = all.getOrDefault(number, new Views(Optional.empty(), Optional.empty()));
      all.put(number, new Views(known.tenant(), Optional.of(call)));
    }
    return all;
  }

  private static long number(String half) {
    return HalfId.parse(half).orElseThrow().call().number();
  }

  private List<JsonObject> tenantList(User user) {
    JsonObject body = new JsonObject().put("includeDetails", true);
    return objects(send(tenant, user, "tenantListCalls", null, body));
  }

  private List<JsonObject> genesysList(User user) {
    return objects(send(genesys, user, "genesysListCalls", null, new JsonObject()));
  }

  private static List<JsonObject> objects(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.body().getJsonArray("calls").stream().map(BothDialects::object).toList();
  }

  private static JsonObject object(Object one) {
    return one instanceof JsonObject json ? json : new JsonObject(cast(one));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object map) {
    return (Map<String, Object>) map;
  }

  private Answer send(Dialect dialect, User user, String operation, String id, JsonObject body) {
    Map<String, String> path = new HashMap<>(
      Map.of("tenant", user.id().tenant(), "group", user.group(), "user", user.id().name())
    );
    if (id != null) path.putAll(Map.of("callId", id, "id", id));
    Request request = new Request(
      Optional.of(new Principal(user)),
      body,
      path,
      dialect == genesys ? Map.of("fields", "*") : Map.of(),
      "http://localhost",
      "walk",
      calls.now.plusSeconds(5),
      "127.0.0.1"
    );
    try {
      Future<Answer> answer = dialect.operations().get(operation).apply(request);
      if (answer.succeeded()) return answer.result();
      if (answer.cause() instanceof Refused refused) return dialect.answer(refused.problem());
      throw new AssertionError(operation + ": neither answered nor refused", answer.cause());
    } catch (Refused refused) {
      return dialect.answer(refused.problem());
    }
  }
}
