package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Command;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.outbound.Outbound;
import io.hookswitch.push.Streams;
import io.hookswitch.shard.Calls;
import io.hookswitch.shard.Presences;
import io.hookswitch.shard.Supervisors;
import io.hookswitch.user.AgentStates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Genesys Web Services v2: what is served, and by which method. */
public final class GenesysV2Dialect implements Dialect {

  /** The release whose shapes these are; clients switch on it, so it is not the gateway's own. */
  private static final String VERSION = "8.5.202.96";

  private final InstantSource clock;
  private final Streams streams;
  private final OwnCalls calls;
  private final OwnPresence presence;
  private final PresenceRequests presenceRequests;
  private final SupervisorRequests supervision;
  private final AgentStates states;
  private final GenesysV2Requests requests;
  private final DesktopReads desktop;
  private final OwnRecords records;
  private final CallResource callResource;
  private final DeviceResource deviceResource;
  private final UserResource userResource;

  /**
   * @param dispositionKey the user data key of a disposition whose client names none
   * @param states the agent states there are
   * @param streams says to which place in the caller's stream of notifications a state belongs, and takes what comes of
   *     requests about records
   */
  public GenesysV2Dialect(
    Calls calls,
    Presences presences,
    Outbound outbound,
    Supervisors supervisors,
    Directory directory,
    PhoneNumbers numbers,
    AgentStates states,
    String dispositionKey,
    Streams streams,
    InstantSource clock
  ) {
    this.clock = clock;
    this.streams = streams;
    this.calls = new OwnCalls(calls);
    this.presence = new OwnPresence(presences);
    this.presenceRequests = new PresenceRequests(directory, states);
    this.supervision = new SupervisorRequests(directory, supervisors);
    this.states = states;
    this.requests = new GenesysV2Requests(directory, numbers, dispositionKey, calls::mintBeside);
    this.desktop = new DesktopReads(directory);
    this.records = new OwnRecords(outbound, streams, clock);
    this.callResource = new CallResource(directory, numbers);
    this.deviceResource = new DeviceResource(directory);
    this.userResource = new UserResource(directory, deviceResource, new ChannelResource(states));
  }

  @Override
  public String prefix() {
    return "/api/v2/";
  }

  @Override
  public String cookie() {
    return "JSESSIONID";
  }

  @Override
  public boolean opensSessionOnBasic() {
    return true;
  }

  @Override
  public boolean guardsWithCsrfToken() {
    return true;
  }

  @Override
  public boolean endsPathsWithSlash() {
    return false;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    Map<String, Function<Request, Future<Answer>>> all = new HashMap<>(desktop.operations());
    all.putAll(own());
    return all;
  }

  private Map<String, Function<Request, Future<Answer>>> own() {
    return Map.ofEntries(
      Map.entry("genesysGetMe", request -> placed(request, this::getMe)),
      Map.entry("genesysListCalls", request -> placed(request, this::listCalls)),
      Map.entry("genesysGetCall", this::getCall),
      Map.entry("genesysOperateCall", this::operateCall),
      Map.entry("genesysListDevices", this::listDevices),
      Map.entry("genesysGetDevice", this::getDevice),
      Map.entry("genesysOperateDevice", this::operateDevice),
      Map.entry("genesysDial", this::dial),
      Map.entry("genesysGetVersion", this::getVersion),
      Map.entry("genesysOperateMe", this::operateMe),
      Map.entry("genesysListChannels", this::listChannels),
      Map.entry("genesysOperateVoiceChannel", this::operateVoice),
      Map.entry("genesysListAgentStates", this::listAgentStates),
      Map.entry("genesysOperateCampaign", this::operateCampaign),
      Map.entry("genesysAddRecord", this::addRecord),
      Map.entry("genesysOperateRecord", this::operateRecord)
    );
  }

  @Override
  public Set<String> unserved() {
    return Stream.of(
      CallOperations.UNSERVED.stream().map(name -> "genesysOperateCall " + name),
      DeviceOperations.UNSERVED.stream().map(name -> "genesysOperateDevice " + name),
      OutboundRequests.UNSERVED.stream().map(name -> "genesysOperateRecord " + name)
    )
      .flatMap(names -> names)
      .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Answer answer(Problem problem) {
    return GenesysV2Answers.problem(problem);
  }

  /**
   * A state with its place in the caller's stream. The place is read first: what happens in between is then told twice,
   * in the state and as a notification, and nothing is missed. A state without a place is better than none.
   */
  private Future<Answer> placed(Request request, Function<Request, Future<Answer>> read) {
    return streams
      .replay(request.who().user().id(), null)
      .map(replay -> Optional.of(replay.end()))
      .otherwise(Optional.empty())
      .compose(place -> read.apply(request).map(answer -> place.map(at -> marked(answer, at)).orElse(answer)));
  }

  private static Answer marked(Answer answer, Streams.Position at) {
    return answer
      .with("X-Hookswitch-Epoch", Long.toString(at.epoch()))
      .with("X-Hookswitch-Offset", Long.toString(at.offset()));
  }

  private Future<Answer> getMe(Request request) {
    Subresources wanted = GenesysV2Requests.subresources(request);
    Future<List<JsonObject>> all = wanted.has("calls") ? shown(request) : Future.succeededFuture(List.of());
    return presence
      .look(request)
      .compose(view ->
        all.map(shown ->
          GenesysV2Answers.with("user", userResource.of(request.who().user(), wanted, shown, view, request.baseUrl()))
        )
      );
  }

  private Future<Answer> operateMe(Request request) {
    JsonObject body = request.body();
    String name = body.getString("operationName");
    if (name.equals(PresenceRequests.END)) return logOut(request);
    Feature.VOICE.demand(request.who().user());
    return presence
      .ask(request, name, presenceRequests.me(request.who().user(), body))
      .map(view ->
        name.equals(PresenceRequests.START)
          ? Channels.outcome(PresenceRequests.channels(body))
          : GenesysV2Answers.accepted()
      );
  }

  /** Leaving needs no feature: it also ends the session of whoever came only to look, who has no agent to log out. */
  private Future<Answer> logOut(Request request) {
    User user = request.who().user();
    if (user.readOnly()) return Future.succeededFuture(GenesysV2Answers.accepted().endingSession());
    return presence
      .ask(request, PresenceRequests.END, presenceRequests.me(user, request.body()))
      .compose(view -> records.letGo(user.id()))
      .map(gone -> GenesysV2Answers.accepted().endingSession());
  }

  private Future<Answer> listChannels(Request request) {
    return presence
      .look(request)
      .map(view -> GenesysV2Answers.with("channels", userResource.channels(request.who().user(), view)));
  }

  private Future<Answer> operateVoice(Request request) {
    Feature.VOICE.demand(request.who().user());
    String name = request.body().getString("operationName");
    return presence.ask(request, name, presenceRequests.voice(request.body())).map(view -> GenesysV2Answers.accepted());
  }

  private Future<Answer> listAgentStates(Request request) {
    return Future.succeededFuture(
      GenesysV2Answers.settings(states.all().stream().map(AgentStateResource::setting).toList())
    );
  }

  private Future<Answer> listCalls(Request request) {
    return GenesysV2Requests.wantsMembers(request)
      ? shown(request).map(shown -> GenesysV2Answers.with("calls", shown))
      : calls.ids(request).map(ids -> uris(request, "calls", ids.stream().map(GenesysIds::callUuid)));
  }

  private Future<Answer> getCall(Request request) {
    return calls
      .one(request, GenesysV2Requests.call(request))
      .map(view -> GenesysV2Answers.with("call", shown(request, view, clock.instant())));
  }

  private Future<Answer> operateCall(Request request) {
    return operate(request, requests.callOperation(request));
  }

  private Future<Answer> listDevices(Request request) {
    User user = request.who().user();
    if (!GenesysV2Requests.wantsMembers(request)) {
      return Future.succeededFuture(uris(request, "devices", user.devices().stream()));
    }
    return presence
      .look(request)
      .map(view -> GenesysV2Answers.with("devices", userResource.devices(user, view, request.baseUrl())));
  }

  private Future<Answer> getDevice(Request request) {
    Device device = requests.device(request);
    return presence
      .look(request)
      .map(view -> deviceResource.of(device, view.presence(), view.decision(device.id()), request.baseUrl()))
      .map(shown -> GenesysV2Answers.with("device", shown));
  }

  private Future<Answer> operateDevice(Request request) {
    String name = request.body().getString("operationName");
    if (SupervisorRequests.isOne(name)) return supervise(request, name);
    return requests
      .phoneOperation(request)
      .map(input -> presence.ask(request, name, input).map(view -> GenesysV2Answers.accepted()))
      .orElseGet(() -> operate(request, requests.deviceOperation(request)));
  }

  private Future<Answer> supervise(Request request, String name) {
    return supervision
      .operate(request, requests.device(request))
      .map(refusal ->
        refusal
          .map(why -> GenesysV2Answers.problem(PresenceAnswers.problem(name, why)))
          .orElseGet(GenesysV2Answers::accepted)
      );
  }

  private Future<Answer> dial(Request request) {
    Command.Dial dial = requests.dial(request, calls.newcomer());
    return records
      .dialling(request, () -> calls.dial(request, dial))
      .map(reply -> GenesysV2Answers.outcome("Dial", request.who().user(), reply));
  }

  private Future<Answer> operateCampaign(Request request) {
    return records.ask(request, OutboundRequests.campaignOperation(request)).map(done -> GenesysV2Answers.accepted());
  }

  private Future<Answer> addRecord(Request request) {
    return records.ask(request, OutboundRequests.addition(request)).map(done -> GenesysV2Answers.accepted());
  }

  private Future<Answer> operateRecord(Request request) {
    return records.ask(request, OutboundRequests.recordOperation(request)).map(done -> GenesysV2Answers.accepted());
  }

  private Future<Answer> getVersion(Request request) {
    return Future.succeededFuture(GenesysV2Answers.with("version", VERSION));
  }

  private Future<Answer> operate(Request request, CallWish wish) {
    return calls
      .command(request, wish)
      .map(reply -> GenesysV2Answers.outcome(wish.operationName(), request.who().user(), reply));
  }

  private Future<List<JsonObject>> shown(Request request) {
    return calls.all(request).map(views -> {
      Instant now = clock.instant();
      return views
        .stream()
        .map(view -> shown(request, view, now))
        .toList();
    });
  }

  private JsonObject shown(Request request, OwnCalls.View view, Instant now) {
    return callResource.of(view.call(), view.me(), view.decision(), request.baseUrl(), now);
  }

  private static Answer uris(Request request, String collection, Stream<String> ids) {
    return GenesysV2Answers.with(
      "uris",
      ids.map(id -> request.baseUrl() + "/api/v2/me/" + collection + "/" + id).toList()
    );
  }
}
