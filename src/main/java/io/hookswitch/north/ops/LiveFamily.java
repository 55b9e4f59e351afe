package io.hookswitch.north.ops;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.shard.CallHistory;
import io.hookswitch.shard.CallQuery;
import io.hookswitch.shard.CallSearch;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ops/calls/live} and {@code .../clear}: which calls go on, and how to end one that nobody else can. */
public final class LiveFamily implements OpsFamily {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFamily.class);
  private static final int PAGE = 50;

  private final CallSearch search;
  private final CallHistory history;
  private final Calls calls;

  public LiveFamily(CallSearch search, CallHistory history, Calls calls) {
    this.search = search;
    this.history = history;
    this.calls = calls;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsListLiveCalls", this::list, "opsClearCall", this::clear);
  }

  private Future<Answer> list(Request request) {
    Map<String, String> asked = request.query();
    String state = asked.get("state");
    int limit = asked.containsKey("limit") ? OpsRequests.whole(asked.get("limit")) : PAGE;
    return search
      .search(
        new CallQuery(
          asked.get("tenant"),
          asked.get("user"),
          asked.get("number"),
          state == null ? null : PartyState.valueOf(state),
          asked.containsKey("before") ? OpsRequests.number(asked.get("before")) : Long.MAX_VALUE,
          limit
        )
      )
      .map(LiveFamily::page);
  }

  private static Answer page(CallSearch.Page page) {
    JsonArray list = new JsonArray();
    page.calls().forEach(one -> list.add(one(one)));
    JsonObject json = new JsonObject()
      .put("calls", list)
      .put("fitting", page.fitting())
      .put("silent", new JsonArray(page.silent()));
    boolean more = page.fitting() > page.calls().size() && !page.calls().isEmpty();
    return Answer.ok(more ? json.put("next", Long.toString(page.calls().getLast().call().call())) : json);
  }

  private static JsonObject one(CallSearch.Located found) {
    JsonArray parties = new JsonArray();
    found
      .call()
      .parties()
      .forEach(leg -> {
        JsonObject party = new JsonObject()
          .put("party", leg.party())
          .put("number", leg.number())
          .put("state", leg.state().name());
        parties.add(leg.user() == null ? party : party.put("user", leg.user()));
      });
    return new JsonObject()
      .put("call", Long.toString(found.call().call()))
      .put("tenant", found.call().tenant())
      .put("type", found.call().type().name())
      .put("begunAt", found.call().begunAt().toString())
      .put("node", found.node())
      .put("parties", parties);
  }

  private Future<Answer> clear(Request request) {
    OpsRequests.mayChange(request);
    String reason = request.body().getString("reason").strip();
    if (reason.isEmpty()) throw Problem.of(Problem.Kind.INVALID, "reason: expected more than blanks").refused();
    Problem none = Problem.of(Problem.Kind.NOT_FOUND, "call: there is none of this id, or none any more.");
    CallId id = CallReference.parse(request.path().get("call")).orElseThrow(none::refused);
    return history.find(id).compose(found -> clear(request, found.orElseThrow(none::refused), reason));
  }

  private Future<Answer> clear(Request request, Call call, String reason) {
    Party on = call
      .parties()
      .stream()
      .filter(Party::live)
      .findFirst()
      .orElseThrow(() -> Problem.of(Problem.Kind.WRONG_STATE, "The call is over.").refused());
    String who = request.who().user().id().toString();
    LOG.warn("{} clears call {}: {} [{}]", who, call.id(), reason, request.correlation());
    Ask ask = new Ask(
      call.id(),
      call.tenant(),
      on.index(),
      new Command.ForceClear(call.id().party(on.index()), reason),
      Ask.Until.SETTLED,
      request.deadline(),
      true,
      request.correlation(),
      request.terms()
    ).by(who);
    return calls.ask(ask).map(reply -> cleared(call, reply));
  }

  private static Answer cleared(Call call, Reply reply) {
    Refusal why = reply.refusal();
    if (why != null) throw problem(why).refused();
    if (reply.failure() != null) {
      throw Problem.of(Problem.Kind.WRONG_STATE, "The switch could not: " + reply.failure()).refused();
    }
    return Answer.ok(new JsonObject().put("call", Long.toString(call.id().number())).put("cleared", true)).replayed(
      reply
    );
  }

  private static Problem problem(Refusal refusal) {
    return switch (refusal.why()) {
      case CHANGED -> Problem.changed();
      case KEY_REUSED -> Problem.keyReused();
      case NO_SUCH_CALL, NOT_ALLOWED, BAD_ARGUMENT, ALREADY_EXISTS, IN_PROGRESS, TOO_MANY_ORDERS -> Problem.of(
        Problem.Kind.WRONG_STATE,
        "The call is over, or about to be: " + refusal.why() + "."
      );
    };
  }
}
