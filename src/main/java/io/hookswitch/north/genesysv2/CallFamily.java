package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Refusal;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /me/calls}: the calls of the user, and what can be done with each. */
final class CallFamily implements OperationFamily {

  private final OwnCalls calls;
  private final GenesysV2Requests requests;
  private final CallResource resource;
  private final StreamPlace place;
  private final InstantSource clock;
  private final LateDispositions late;

  CallFamily(
    OwnCalls calls,
    GenesysV2Requests requests,
    CallResource resource,
    StreamPlace place,
    InstantSource clock,
    LateDispositions late
  ) {
    this.calls = calls;
    this.requests = requests;
    this.resource = resource;
    this.place = place;
    this.clock = clock;
    this.late = late;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of(
      "genesysListCalls",
      request -> place.of(request, this::list),
      "genesysGetCall",
      this::get,
      "genesysOperateCall",
      this::operate
    );
  }

  /** The user's calls as resources, oldest first. */
  Future<List<JsonObject>> shown(Request request) {
    return calls.all(request).map(views -> {
      Instant now = clock.instant();
      return views
        .stream()
        .map(view -> shown(request, view, now))
        .toList();
    });
  }

  private Future<Answer> list(Request request) {
    return GenesysV2Requests.wantsMembers(request)
      ? shown(request).map(shown -> GenesysV2Answers.with("calls", shown))
      : calls.ids(request).map(ids -> GenesysV2Answers.uris(request, "calls", ids.stream().map(GenesysIds::callUuid)));
  }

  private Future<Answer> get(Request request) {
    return calls
      .one(request, GenesysV2Requests.call(request))
      .map(view -> GenesysV2Answers.with("call", shown(request, view, clock.instant())).tagged(view.call()));
  }

  private Future<Answer> operate(Request request) {
    if (CallOperations.PREVIEW.contains(request.body().getString("operationName"))) return previewed(request);
    return command(request, requests.callOperation(request));
  }

  /** Has it done, and says what became of it. */
  Future<Answer> command(Request request, CallWish wish) {
    return calls
      .command(request, wish)
      .map(outcome -> answer(request, wish, outcome))
      .recover(unknown -> forgotten(request, wish, unknown));
  }

  private Answer answer(Request request, CallWish wish, OwnCalls.Outcome outcome) {
    Refusal why = outcome.reply().refusal();
    // Of a call that is over, only the owner knows; the record is there for longer.
    if (why != null && why.why() == Refusal.Why.NO_SUCH_CALL && wish.afterwards()) throw OwnCalls.notFound();
    return changed(request, outcome).orElseGet(() ->
      GenesysV2Answers.outcome(wish.operationName(), request.who().user(), outcome.reply())
    );
  }

  /** A call that no owner remembers may still be in the records. */
  private Future<Answer> forgotten(Request request, CallWish wish, Throwable unknown) {
    if (!wish.afterwards() || !OwnCalls.missing(unknown)) return Future.failedFuture(unknown);
    return late
      .set(request, wish)
      .compose(done -> done ? Future.succeededFuture(GenesysV2Answers.accepted()) : Future.failedFuture(unknown));
  }

  private Optional<Answer> changed(Request request, OwnCalls.Outcome outcome) {
    Refusal why = outcome.reply().refusal();
    if (why == null || why.why() != Refusal.Why.CHANGED) return Optional.empty();
    return outcome.view().map(view -> GenesysV2Answers.changed(view.call(), shown(request, view, clock.instant())));
  }

  /** No call is offered for preview here, so whichever it is, it is past that; or it is none of the user's. */
  private Future<Answer> previewed(Request request) {
    Feature.VOICE.demand(request.who().user());
    return calls.one(request, GenesysV2Requests.call(request)).map(view -> {
      String name = request.body().getString("operationName");
      String detail = name + " is not possible while the call is " + view.me().state() + ", only while it is Preview";
      return GenesysV2Answers.problem(Problem.of(Problem.Kind.WRONG_STATE, detail));
    });
  }

  private JsonObject shown(Request request, OwnCalls.View view, Instant now) {
    return resource.of(view.call(), view.me(), view.decision(), request.baseUrl(), now);
  }
}
