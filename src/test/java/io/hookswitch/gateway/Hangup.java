package io.hookswitch.gateway;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Leaves no call behind for the next test. */
final class Hangup {

  private Hangup() {}

  static void all(Agent... agents) {
    for (Agent agent : agents) {
      Patience.until(
        agent + " has no calls",
        () -> {
          agent
            .calls()
            .forEach(call ->
              agent.operate(
                Agent.id(call),
                call.getJsonArray("capabilities").contains("Hangup") ? "Hangup" : "ClearCall"
              )
            );
          return agent.calls();
        },
        calls -> calls.isEmpty()
      );
    }
  }

  static void all(Subscriber... subscribers) {
    for (Subscriber subscriber : subscribers) {
      Patience.until(
        subscriber + " is on no calls",
        () -> {
          on(subscriber).forEach(call -> subscriber.release(call.getString("callId")));
          return on(subscriber);
        },
        calls -> calls.isEmpty()
      );
    }
  }

  /** Whoever was transferred away is on the call no more, and cannot end it. */
  private static List<JsonObject> on(Subscriber subscriber) {
    return subscriber
      .calls()
      .stream()
      .filter(call -> !call.getString("state").equals("Detached"))
      .toList();
  }
}
