package io.hookswitch.perf;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A user on a call, who writes numbers into the call's user data and checks that the news of it come in order and once.
 * Lives on one event loop.
 */
final class Seat {

  private static final String OUTSIDE = "9165550104";

  private final int number;
  private final String cookie;
  private final Lines lines;
  private final Mistakes mistakes;
  private final Promise<String> talking = Promise.promise();
  private final Queue<Said> unheard = new ArrayDeque<>();
  private int said;
  private int heard;

  /** @param due when it was to be said, in nanoseconds; @param times where the time until it was heard goes */
  private record Said(long due, Latencies times) {}

  Seat(int number, String cookie, Lines lines, Mistakes mistakes) {
    this.number = number;
    this.cookie = cookie;
    this.lines = lines;
    this.mistakes = mistakes;
  }

  int number() {
    return number;
  }

  String cookie() {
    return cookie;
  }

  /** Calls somebody outside; to be followed by ears. */
  Future<Void> call() {
    JsonObject destination = new JsonObject().put("phoneNumber", OUTSIDE);
    JsonObject dial = new JsonObject().put("operationName", "Dial").put("destination", destination);
    return lines.post(cookie, "/api/v2/me/devices/" + Staff.phone(number) + "/calls", dial);
  }

  /** Done when that has been answered. */
  Future<Void> talking() {
    return talking.future().mapEmpty();
  }

  /** Says the next number, in a command; the time until it is heard is measured. */
  void say(long due, Latencies times) {
    unheard.add(new Said(due, times));
    say("");
  }

  /** Says the next number, and this much beside it. */
  Future<Void> say(String filler) {
    JsonObject data = new JsonObject().put("n", ++said).put("filler", filler);
    JsonObject update = new JsonObject().put("operationName", "UpdateUserData").put("userData", data);
    return lines
      .post(cookie, "/api/v2/me/calls/" + talking.future().result(), update)
      .onFailure(refused -> mistakes.add(this + ": " + refused.getMessage()));
  }

  /** A notification has come. */
  void hear(JsonObject message) {
    JsonObject data = message.getJsonObject("data");
    JsonObject call = data.getJsonObject("call");
    switch (data.getString("notificationType")) {
      case "AttachedDataChanged" -> hear(call.getJsonObject("userData").getInteger("n"));
      case "StatusChange" -> {
        if (call.getString("state").equals("Established")) talking.tryComplete(call.getString("id"));
      }
      default -> {
      } // who is on the call is not measured
    }
  }

  /** For a listener of much: commands that are under way at once may overtake each other, their news may not. */
  Consumer<JsonObject> inOrder() {
    long[] last = { 0 };
    return message -> {
      long offset = message.getJsonObject("ext").getJsonObject("hookswitch").getLong("offset");
      if (offset <= last[0]) mistakes.add(this + ": after place " + last[0] + " came " + offset);
      last[0] = offset;
      if (message.getJsonObject("data").getString("notificationType").equals("StatusChange")) hear(message);
    };
  }

  private void hear(int n) {
    if (n != heard + 1) mistakes.add(this + ": expected " + (heard + 1) + ", heard " + n);
    heard = n;
    Said first = unheard.poll();
    if (first != null) first.times().add(System.nanoTime() - first.due());
  }

  /** How many numbers are on their way. */
  int unheard() {
    return unheard.size();
  }

  @Override
  public String toString() {
    return Staff.user(number).toString();
  }
}
