package io.hookswitch.north.ops;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Party;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.policy.Generations;
import io.hookswitch.policy.RefusedException;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.shard.CallHistory;
import io.hookswitch.shard.CallHistory.Told;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /ops/calls}: what somebody on a call may do, or might at some earlier moment, and why. */
public final class CallFamily implements OpsFamily {

  private final CallHistory history;
  private final Generations generations;
  private final InstantSource clock;

  public CallFamily(CallHistory history, Generations generations, InstantSource clock) {
    this.clock = clock;
    this.history = history;
    this.generations = generations;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsExplainCall", this::explain);
  }

  private Future<Answer> explain(Request request) {
    String event = request.query().get("event");
    return call(request.path().get("call")).compose(call ->
      history
        .told(call)
        .compose(told ->
          (event == null ? now(call) : then(told, event)).map(parties -> CallAnswers.explained(call, parties, told))
        )
    );
  }

  /**
   * What one party may do.
   *
   * @param event {@code null} for now
   * @param why in the order of the core's list; empty when the rules of that time are not kept any more
   */
  record Explained(String event, Call call, Party party, Decision decision, Map<Operation, List<String>> why) {}

  private Future<Call> call(String reference) {
    Problem none = Problem.of(Problem.Kind.NOT_FOUND, "call: there is none of this id, or none any more.");
    CallId id = CallReference.parse(reference).orElseThrow(none::refused);
    return history.find(id).map(found -> found.orElseThrow(none::refused));
  }

  private Future<List<Explained>> now(Call call) {
    List<Future<Explained>> all = new ArrayList<>();
    for (Party party : call.parties()) {
      if (!party.endpoint().internal()) continue;
      Instant now = clock.instant();
      CapabilityRules rules = generations.rules().of(call.id());
      String tenant = party.endpoint().subscriber().user().tenant();
      Decision decision = rules.decide(CallFacts.of(call, party, rules.circumstances(tenant, now)));
      all.add(explained(null, call, party, now, decision));
    }
    return Future.join(all).map(done -> all.stream().map(Future::result).toList());
  }

  private Future<List<Explained>> then(List<Told> told, String event) {
    Told one = told
      .stream()
      .filter(any -> any.id().equals(event))
      .findFirst()
      .orElseThrow(() ->
        Problem.of(Problem.Kind.NOT_FOUND, "event: the call has none of this id, or it is not kept any more.").refused()
      );
    Call call = one.notice().call();
    Party party = call.party(one.notice().party()).orElseThrow();
    return explained(event, call, party, one.notice().at(), one.notice().decision()).map(List::of);
  }

  private Future<Explained> explained(String event, Call call, Party party, Instant at, Decision decision) {
    return generations
      .explain(call, party, at, decision.generation())
      .recover(lost ->
        lost instanceof RefusedException gone && gone.why() == RefusedException.Why.NO_SUCH_GENERATION
          ? Future.succeededFuture(Map.of())
          : Future.failedFuture(lost)
      )
      .map(why -> new Explained(event, call, party, decision, why));
  }
}
