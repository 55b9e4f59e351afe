package io.hookswitch.north.ops;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.JournalEntry;
import io.hookswitch.call.Once;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.Terms;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.shard.CallHistory;
import io.hookswitch.shard.CallQuery;
import io.hookswitch.shard.CallSearch;
import io.hookswitch.shard.Calls;
import io.hookswitch.shard.FoundCall;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
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
    return one(found.call()).put("node", found.node());
  }

  private static JsonObject one(FoundCall found) {
    JsonArray parties = new JsonArray();
    found.parties().forEach(leg -> {
      JsonObject party = new JsonObject()
        .put("party", leg.party())
        .put("number", leg.number())
        .put("state", leg.state().name());
      parties.add(leg.user() == null ? party : party.put("user", leg.user()));
    });
    return new JsonObject()
      .put("call", Long.toString(found.call()))
      .put("tenant", found.tenant())
      .put("type", found.type().name())
      .put("begunAt", found.begunAt().toString())
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
    String who = request.who().user().id().toString();
    Terms terms = terms(request.terms(), who);
    int on = before(call, terms.once())
      .or(() -> onIt(call))
      .orElseThrow(() -> Problem.of(Problem.Kind.WRONG_STATE, "The call is over.").refused());
    LOG.warn("{} clears call {}: {} [{}]", who, call.id(), reason, request.correlation());
    Ask ask = new Ask(
      call.id(),
      call.tenant(),
      on,
      new Command.ForceClear(call.id().party(on), reason),
      Ask.Until.SETTLED,
      request.deadline(),
      true,
      request.correlation(),
      terms
    ).by(who);
    return calls.ask(ask).map(reply -> answer(request, call, reply).replayed(reply));
  }

  /** An operator is on no call: its names are kept as those of a party, and are not to meet what that one has named. */
  private static Terms terms(Terms given, String who) {
    Once once = given.once();
    // No name that a client sends has a blank.
    return once == null ? given : new Terms(new Once(who + " " + once.key(), once.fingerprint()), given.version());
  }

  /** The party that this was kept with when it came before, on the call or not any more: the owner knows the answer. */
  private static Optional<Integer> before(Call call, Once once) {
    if (once == null) return Optional.empty();
    return call
      .journal()
      .stream()
      .filter(entry -> entry.key().equals(once.key()))
      .map(JournalEntry::party)
      .findFirst();
  }

  private static Optional<Integer> onIt(Call call) {
    return call.parties().stream().filter(Party::live).map(Party::index).findFirst();
  }

  private static Answer answer(Request request, Call call, Reply reply) {
    Refusal why = reply.refusal();
    if (why != null) return refused(request, why, reply);
    if (reply.failure() != null) {
      return problem(request, Problem.of(Problem.Kind.WRONG_STATE, "The switch could not: " + reply.failure()));
    }
    return Answer.ok(new JsonObject().put("call", Long.toString(call.id().number())).put("cleared", true));
  }

  private static Answer refused(Request request, Refusal refusal, Reply reply) {
    return switch (refusal.why()) {
      case CHANGED -> changed(request, reply.call());
      case KEY_REUSED -> problem(request, Problem.keyReused());
      case NO_SUCH_CALL, NOT_ALLOWED, BAD_ARGUMENT, ALREADY_EXISTS, IN_PROGRESS, TOO_MANY_ORDERS -> problem(
        request,
        Problem.of(Problem.Kind.WRONG_STATE, "The call is over, or about to be: " + refusal.why() + ".")
      );
    };
  }

  /** With the call as it is now, as in the list. */
  private static Answer changed(Request request, Call now) {
    Answer error = problem(request, Problem.changed());
    return Answer.of(
      error.status(),
      error
        .body()
        .copy()
        .put("call", one(FoundCall.of(now)))
    ).tagged(now);
  }

  private static Answer problem(Request request, Problem problem) {
    return OpsAnswers.problem(problem, request.correlation());
  }
}
