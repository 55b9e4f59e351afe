package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /me} and its channels: who the user is, its session and its agent state. */
final class MeFamily implements OperationFamily {

  private final OwnPresence presence;
  private final PresenceRequests requests;
  private final OwnRecords records;
  private final CallFamily calls;
  private final UserResource resource;
  private final StreamPlace place;

  MeFamily(
    OwnPresence presence,
    PresenceRequests requests,
    OwnRecords records,
    CallFamily calls,
    UserResource resource,
    StreamPlace place
  ) {
    this.presence = presence;
    this.requests = requests;
    this.records = records;
    this.calls = calls;
    this.resource = resource;
    this.place = place;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of(
      "genesysGetMe",
      request -> place.of(request, this::get),
      "genesysOperateMe",
      this::operate,
      "genesysListChannels",
      this::listChannels,
      "genesysOperateVoiceChannel",
      this::operateVoice
    );
  }

  private Future<Answer> get(Request request) {
    Subresources wanted = GenesysV2Requests.subresources(request);
    Future<List<JsonObject>> all = wanted.has("calls") ? calls.shown(request) : Future.succeededFuture(List.of());
    return presence
      .look(request)
      .compose(view ->
        all.map(shown ->
          GenesysV2Answers.with("user", resource.of(request.who().user(), wanted, shown, view, request.baseUrl()))
        )
      );
  }

  private Future<Answer> operate(Request request) {
    JsonObject body = request.body();
    String name = body.getString("operationName");
    if (name.equals(PresenceRequests.END)) return logOut(request);
    Feature.VOICE.demand(request.who().user());
    return presence
      .ask(request, name, requests.me(request.who().user(), body))
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
      .ask(request, PresenceRequests.END, requests.me(user, request.body()))
      .compose(view -> records.letGo(user.id()))
      .map(gone -> GenesysV2Answers.accepted().endingSession());
  }

  private Future<Answer> listChannels(Request request) {
    return presence
      .look(request)
      .map(view -> GenesysV2Answers.with("channels", resource.channels(request.who().user(), view)));
  }

  private Future<Answer> operateVoice(Request request) {
    Feature.VOICE.demand(request.who().user());
    String name = request.body().getString("operationName");
    return presence.ask(request, name, requests.voice(request.body())).map(view -> GenesysV2Answers.accepted());
  }
}
