package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.outbound.CallingLists;
import io.hookswitch.outbound.InvalidCallingListException;
import io.hookswitch.outbound.ListConflictException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ops/calling-lists}: lists come, are looked at, written out, and go. */
public final class CallingListFamily implements OpsFamily {

  private static final Logger LOG = LoggerFactory.getLogger(CallingListFamily.class);

  private final CallingLists lists;

  public CallingListFamily(CallingLists lists) {
    this.lists = lists;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    Map<String, Function<Request, Future<Answer>>> all = new HashMap<>();
    all.put("opsListCallingLists", this::all);
    all.put("opsImportCallingList", this::bring);
    all.put("opsExportCallingList", this::export);
    all.put("opsExportAttempts", this::attempts);
    all.put("opsRemoveCallingList", this::remove);
    all.replaceAll((id, operation) -> request -> operation.apply(request).recover(lost -> refused(request, lost)));
    return all;
  }

  private static Future<Answer> refused(Request request, Throwable failure) {
    return switch (failure) {
      case InvalidCallingListException wrong -> Future.succeededFuture(mistakes(request, wrong));
      case ListConflictException taken -> Future.failedFuture(
        Problem.of(Problem.Kind.WRONG_STATE, taken.getMessage()).refused()
      );
      default -> Future.failedFuture(failure);
    };
  }

  private static Answer mistakes(Request request, InvalidCallingListException wrong) {
    JsonArray details = new JsonArray();
    wrong.mistakes().forEach(details::add);
    Answer answer = OpsAnswers.problem(
      Problem.of(Problem.Kind.INVALID, wrong.mistakes().getFirst()),
      request.correlation()
    );
    return Answer.of(answer.status(), answer.body().copy().put("details", details));
  }

  private Future<Answer> all(Request request) {
    return lists.all().map(all -> {
      JsonArray found = new JsonArray();
      all.forEach(list -> found.add(json(list)));
      return Answer.ok(new JsonObject().put("lists", found));
    });
  }

  private Future<Answer> bring(Request request) {
    OpsRequests.mayChange(request);
    String csv = request.body().getString("csv");
    String file = request.body().getString("file");
    if ((csv == null) == (file == null)) {
      throw Problem.of(Problem.Kind.INVALID, "body: expected either csv or file").refused();
    }
    return (csv != null ? lists.bring(csv) : lists.bringFile(file))
      .onSuccess(list -> log(request, "has brought", list))
      .map(list -> Answer.of(201, json(list)).with("Location", "/ops/calling-lists/" + list.number()));
  }

  private Future<Answer> export(Request request) {
    return text(lists.export(number(request)));
  }

  private Future<Answer> attempts(Request request) {
    return text(lists.attempts(number(request)));
  }

  private static Future<Answer> text(Future<Optional<CallingLists.Pages>> found) {
    return found.compose(one -> {
      CallingLists.Pages pages = one.orElseThrow(CallingListFamily::none);
      return pages.next().map(first -> Answer.text(first, pages::next));
    });
  }

  private Future<Answer> remove(Request request) {
    OpsRequests.mayChange(request);
    return lists.remove(number(request)).map(removed -> {
      removed.ifPresent(list -> log(request, "has removed", list));
      return Answer.ok(json(removed.orElseThrow(CallingListFamily::none)));
    });
  }

  private static int number(Request request) {
    return OpsRequests.whole(request.path().get("number"));
  }

  private static RuntimeException none() {
    return Problem.of(Problem.Kind.NOT_FOUND, "number: there is no such calling list").refused();
  }

  private static void log(Request request, String did, CallingLists.Status list) {
    LOG.info(
      "{} {} calling list {}/{}, {} records [{}]",
      request.who().user().id(),
      did,
      list.tenant(),
      list.name(),
      list.records(),
      request.correlation()
    );
  }

  private static JsonObject json(CallingLists.Status list) {
    return new JsonObject()
      .put("number", list.number())
      .put("tenant", list.tenant())
      .put("campaign", list.campaign())
      .put("applicationId", list.applicationId())
      .put("callingList", list.name())
      .put("begunAt", list.begunAt().toString())
      .put("records", list.records())
      .put("fresh", list.fresh())
      .put("waiting", list.waiting())
      .put("held", list.held())
      .put("done", list.done());
  }
}
