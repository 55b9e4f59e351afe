package io.hookswitch.north.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.records.CallRecord;
import io.hookswitch.records.Records;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordPagesTest {

  private static final Instant BEGUN = Instant.parse("2026-03-01T06:00:00Z");
  private static final Records.Selection ALL = new Records.Selection(
    Instant.EPOCH,
    BEGUN.plusSeconds(1),
    Instant.EPOCH,
    0,
    Optional.empty()
  );

  private int there;
  private int asked;

  /** Calls from 1 on, all of which began at the same time. */
  private final Records records = (Records) Proxy.newProxyInstance(
    Records.class.getClassLoader(),
    new Class<?>[] { Records.class },
    (proxy, method, arguments) -> export((Records.Selection) arguments[0], (int) arguments[1])
  );

  private Future<List<Records.Recorded>> export(Records.Selection selection, int rows) {
    asked++;
    List<Records.Recorded> found = LongStream.rangeClosed(selection.afterCall() + 1, there)
      .limit(rows)
      .mapToObj(RecordPagesTest::recorded)
      .toList();
    return Future.succeededFuture(found);
  }

  private static Records.Recorded recorded(long call) {
    CallRecord record = new CallRecord(
      new CallId(call),
      1,
      "acme",
      CallType.values()[0],
      null,
      new UUID(0, call),
      BEGUN,
      null,
      null,
      null,
      List.of(),
      List.of()
    );
    return new Records.Recorded(record, List.of(), null);
  }

  private long lines(RecordPages pages) {
    long lines = 0;
    for (String page = pages.next().result(); !page.isEmpty(); page = pages.next().result()) {
      assertThat(page.lines().count()).isLessThanOrEqualTo(RecordPages.PAGE);
      lines += page.lines().count();
    }
    return lines;
  }

  @Test
  void anExportEndsWhereItsHeaderSaysHoweverManyHaveComeMeanwhile() {
    there = 3 * RecordPages.PAGE;
    for (int end : List.of(1, RecordPages.PAGE, RecordPages.PAGE + 1, 2 * RecordPages.PAGE, there)) {
      Records.Last last = new Records.Last(BEGUN, end);
      assertThat(lines(new RecordPages(records, ALL, false, Optional.of(last)))).isEqualTo(end);
    }
  }

  @Test
  void withoutAnEndAllIsSent() {
    for (int calls : List.of(0, 1, RecordPages.PAGE, 2 * RecordPages.PAGE + 1)) {
      there = calls;
      asked = 0;
      assertThat(lines(new RecordPages(records, ALL, false, Optional.empty()))).isEqualTo(calls);
      assertThat(asked).isEqualTo(calls / RecordPages.PAGE + 1);
    }
  }
}
