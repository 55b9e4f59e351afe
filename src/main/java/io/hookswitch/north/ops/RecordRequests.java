package io.hookswitch.north.ops;

import io.hookswitch.call.CallId;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.records.Records;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads what requests about records ask for. */
final class RecordRequests {

  private static final Instant ALWAYS = Instant.parse("2100-01-01T00:00:00Z");

  private RecordRequests() {}

  static CallId call(Request request) {
    return new CallId(number("call", request.path().get("call")));
  }

  static int limit(Request request, int otherwise) {
    String limit = request.query().get("limit");
    return limit == null ? otherwise : Integer.parseInt(limit);
  }

  /** The place after which the history goes on: as an earlier answer gave it. */
  static Records.Place place(Request request) {
    String after = request.query().get("after");
    if (after == null) return Records.Place.START;
    String[] parts = after.split("_");
    if (parts.length != 4) throw wrong("after", "what an earlier answer has as next", after);
    return new Records.Place(
      number("after", parts[0]),
      time("after", parts[1]),
      number("after", parts[2]),
      number("after", parts[3])
    );
  }

  static Records.Selection selection(Request request) {
    String after = request.query().get("after");
    Instant afterTime = Instant.EPOCH;
    long afterCall = 0;
    if (after != null) {
      String[] parts = after.split("_");
      if (parts.length != 2) throw wrong("after", "what an earlier answer has in X-Hookswitch-Next", after);
      afterTime = time("after", parts[0]);
      afterCall = number("after", parts[1]);
    }
    return new Records.Selection(
      time(request, "from", Instant.EPOCH),
      time(request, "to", ALWAYS),
      afterTime,
      afterCall,
      Optional.ofNullable(request.query().get("tenant"))
    );
  }

  static Records.Customer customer(Request request) {
    JsonObject body = request.body();
    boolean number = body.containsKey("number");
    boolean pair = body.containsKey("key") && body.containsKey("value");
    if (number == (body.containsKey("key") || body.containsKey("value")) || !(number || pair)) {
      throw Problem.of(Problem.Kind.INVALID, "body: expected either number, or key and value.").refused();
    }
    return number
      ? new Records.Customer.Number(body.getString("number"))
      : new Records.Customer.UserData(body.getString("key"), body.getString("value"));
  }

  private static Instant time(Request request, String name, Instant otherwise) {
    String time = request.query().get(name);
    return time == null ? otherwise : time(name, time);
  }

  private static Instant time(String name, String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      // What a database can compare with.
      if (time.isBefore(Instant.EPOCH) || time.isAfter(ALWAYS)) throw wrong(name, "a time from 1970 to 2100", text);
      return time;
    } catch (DateTimeException none) {
      throw wrong(name, "a time such as 2026-11-20T10:00:00Z", text);
    }
  }

  private static long number(String name, String text) {
    if (text.matches("[0-9]{1,18}|[1-8][0-9]{18}") && Long.parseLong(text) > 0) return Long.parseLong(text);
    if (text.equals("0") && name.equals("after")) return 0;
    throw wrong(name, "a number", text);
  }

  private static RuntimeException wrong(String name, String expected, String found) {
    return Problem.of(Problem.Kind.INVALID, name + ": expected " + expected + ", found " + found).refused();
  }
}
