package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Principal;
import io.hookswitch.north.Refused;
import io.hookswitch.north.Request;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.outbound.MemoryOutbound;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams;
import io.hookswitch.rules.CompiledRules;
import io.hookswitch.rules.Shipped;
import io.hookswitch.shard.ArmedSupervisors;
import io.hookswitch.shard.MemoryPresences;
import io.hookswitch.shard.StoredPresences;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.AgentStates;
import io.hookswitch.user.Availability;
import io.hookswitch.user.WorkMode;
import io.hookswitch.wire.Notice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dialect with a phone book and a switchboard around it: a test says who asks for what, and what the phones do. */
final class Desk {

  static final String BASE = "http://127.0.0.1:8080";
  static final String FIRST_DEVICE = "631608b3-ceb1-472b-ba05-2ae39555b0d1";
  static final String SECOND_DEVICE = "efe1ab32-53f9-43ce-b65e-5768c61f7d4a";
  private static final CompiledRules RULES = Shipped.rules();
  private static final PhoneNumbers NUMBERS = new PhoneNumbers();

  final PhoneBook book = new PhoneBook();
  final Switchboard board = new Switchboard();
  final List<StreamEvent.DeviceNews> deviceNews = new ArrayList<>();
  final AgentStates states = AgentStates.with(
    List.of(new AgentState("lunch-1", "Lunch", "At lunch", Availability.NotReady, WorkMode.AuxWork, "Lunch break")),
    "NotReady"
  );
  final StoredPresences presences = new StoredPresences(
    new MemoryPresences(),
    RULES,
    (user, event) -> {
      deviceNews.add((StreamEvent.DeviceNews) event);
      return Future.succeededFuture();
    },
    () -> board.now
  );
  final ToldStreams streams = new ToldStreams();
  final MemoryOutbound outbound = new MemoryOutbound(Path.of("outbound"), () -> board.now);
  final ArmedSupervisors supervisors = new ArmedSupervisors(
    presences,
    board,
    new ArmedSupervisors.Phones(
      id -> book.device(id).map(book::endpointOf),
      id -> book.user(id).map(OwnPresence::seat)
    ),
    () -> board.now
  );
  final GenesysV2Dialect dialect = new GenesysV2Dialect(
    board,
    presences,
    outbound,
    supervisors,
    book,
    NUMBERS,
    states,
    "DispositionCode",
    streams,
    () -> board.now
  );
  final List<Exchange> exchanges = new ArrayList<>();
  private final Notifications notifications = new Notifications(book, NUMBERS, states);

  /** A request and its answer, for whoever compares them with the contract. */
  record Exchange(String operation, Request request, Answer answer) {}

  Answer get(User user, String operation, Map<String, String> path, Map<String, String> query) {
    return send(user, operation, path, query, new JsonObject());
  }

  /** A request to a path without parameters, with a body. */
  Answer get(User user, String operation, Map<String, String> path, Map<String, String> query, JsonObject body) {
    return send(user, operation, path, query, body);
  }

  Answer campaign(User user, String campaign, JsonObject body) {
    return send(user, "genesysOperateCampaign", Map.of("campaign", campaign), Map.of(), body);
  }

  Answer record(User user, long handle, JsonObject body) {
    return send(user, "genesysOperateRecord", Map.of("handle", Long.toString(handle)), Map.of(), body);
  }

  Answer addRecord(User user, JsonObject body) {
    return send(user, "genesysAddRecord", Map.of(), Map.of(), body);
  }

  /** All messages of records so far. */
  List<JsonObject> recordMessages() {
    return streams.told
      .stream()
      .map(Streams.Streamed::event)
      .map(StreamEvent.OutboundNews.class::cast)
      .flatMap(news -> notifications.of(news, BASE).stream())
      .toList();
  }

  Answer post(User user, String operation, String id, String body) {
    return send(user, operation, Map.of("id", id), Map.of(), new JsonObject(body));
  }

  /** Dials through the dialect; the caller's phone is off hook, the other one rings. */
  CallId dial(User user, String number) {
    JsonObject body = new JsonObject()
      .put("operationName", "Dial")
      .put("destination", new JsonObject().put("phoneNumber", number));
    Answer answer = post(user, "genesysDial", user.devices().getFirst(), body.encode());
    if (answer.status() != 200) throw new AssertionError("not dialled: " + answer.body().encode());
    CallId call = board.asks.getLast().call();
    board.tell(new SwitchEvent.Originated(call.party(0), board.event()));
    board.tell(new SwitchEvent.Ringing(call.party(1), board.event()));
    return call;
  }

  CallId established(User user, String number) {
    CallId call = dial(user, number);
    board.tell(new SwitchEvent.Answered(call.party(1), board.event()));
    board.tell(new SwitchEvent.Answered(call.party(0), board.event()));
    return call;
  }

  void recorded(CallId call, int party, RecordingState state) {
    board.tell(new SwitchEvent.Recorded(call.party(party), board.event(), state));
  }

  Answer operate(User user, CallId call, String body) {
    return post(user, "genesysOperateCall", GenesysIds.callUuid(call), body);
  }

  JsonObject call(User user, CallId call) {
    Answer answer = get(user, "genesysGetCall", Map.of("id", GenesysIds.callUuid(call)), Map.of());
    if (answer.status() != 200) throw new AssertionError("no such call: " + answer.body().encode());
    return answer.body().getJsonObject("call");
  }

  JsonObject lastNotification() {
    return render(board.lastNotice());
  }

  JsonObject render(Notice notice) {
    return notifications.render(notice, BASE);
  }

  List<JsonObject> lastDeviceNews() {
    return render(deviceNews.getLast());
  }

  List<JsonObject> render(StreamEvent.DeviceNews news) {
    return notifications.render(news, BASE);
  }

  Call state(CallId call) {
    return board.calls.get(call);
  }

  void wait(Duration time) {
    board.now = board.now.plus(time);
  }

  /** As routes do: a problem is answered in the words of the dialect, anything else is a bug and fails the test. */
  private Answer send(
    User user,
    String operation,
    Map<String, String> path,
    Map<String, String> query,
    JsonObject body
  ) {
    Request request = new Request(
      Optional.of(new Principal(user)),
      body,
      path,
      query,
      BASE,
      "test",
      board.now.plusSeconds(5),
      "192.0.2.1"
    );
    Answer answer = answer(operation, request);
    exchanges.add(new Exchange(operation, request, answer));
    return answer;
  }

  private Answer answer(String operation, Request request) {
    Future<Answer> answer;
    try {
      answer = dialect.operations().get(operation).apply(request);
    } catch (Refused refused) {
      return dialect.answer(refused.problem());
    }
    if (!answer.isComplete()) throw new AssertionError(operation + " has not been answered");
    if (answer.cause() instanceof Refused refused) return dialect.answer(refused.problem());
    if (answer.failed()) throw new AssertionError(operation + " failed", answer.cause());
    return answer.result();
  }

  /** The same with every list of capabilities sorted, since their order means nothing; what a client would parse. */
  static JsonObject comparable(JsonObject json) {
    JsonObject parsed = new JsonObject(json.encode());
    sort(parsed);
    return parsed;
  }

  private static void sort(JsonObject json) {
    json.forEach(entry -> {
      if (entry.getValue() instanceof JsonObject inner) sort(inner);
      if (entry.getKey().equals("capabilities")) {
        json.put("capabilities", new JsonArray(((JsonArray) entry.getValue()).stream().sorted().toList()));
      }
    });
  }
}
