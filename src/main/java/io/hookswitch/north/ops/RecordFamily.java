package io.hookswitch.north.ops;

import io.hookswitch.call.CallId;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.outbound.CallingLists;
import io.hookswitch.records.Records;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ops/calls} and {@code /ops/erasures}: what is remembered of calls, and what is not to be. */
public final class RecordFamily implements OpsFamily {

  private static final Logger LOG = LoggerFactory.getLogger(RecordFamily.class);

  private final Records records;
  private final CallingLists lists;

  public RecordFamily(Records records, CallingLists lists) {
    this.records = records;
    this.lists = lists;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsExportCalls", this::export, "opsGetCallHistory", this::history, "opsEraseCustomer", this::erase);
  }

  private Future<Answer> history(Request request) {
    CallId call = RecordRequests.call(request);
    return records
      .history(call, RecordRequests.place(request), RecordRequests.limit(request, 200))
      .map(found ->
        found
          .map(RecordAnswers::history)
          .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "call: nothing is remembered of it.").refused())
      );
  }

  private Future<Answer> export(Request request) {
    int limit = RecordRequests.limit(request, 1000);
    boolean csv = "csv".equals(request.query().get("format"));
    Records.Selection selection = RecordRequests.selection(request);
    return records.last(selection, limit).compose(last -> {
      RecordPages pages = new RecordPages(records, selection, csv, last);
      return pages.next().map(first -> RecordAnswers.export(first, csv, pages, last));
    });
  }

  /** The lists first: who is gone from them is called no more, whatever becomes of the rest. */
  private Future<Answer> erase(Request request) {
    OpsRequests.mayChange(request);
    Records.Customer customer = RecordRequests.customer(request);
    return lists.erase(listed(customer)).compose(listed ->
      records
        .erase(customer)
        .onSuccess(done ->
          LOG
            // Not whose: the log would remember what nobody is to remember.
            .info(
              "{} has erased a customer from {} calls and {} records of calling lists [{}]",
              request.who().user().id(),
              done.calls(),
              listed.map(CallingLists.Erased::records).orElse(0L),
              request.correlation()
            )
        )
        .map(done -> RecordAnswers.erased(done, listed))
    );
  }

  private static CallingLists.Customer listed(Records.Customer customer) {
    return switch (customer) {
      case Records.Customer.Number number -> new CallingLists.Customer.Number(number.number());
      case Records.Customer.UserData pair -> new CallingLists.Customer.Field(pair.key(), pair.value());
    };
  }
}
