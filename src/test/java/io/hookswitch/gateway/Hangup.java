package io.hookswitch.gateway;

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
        subscriber + " has no calls",
        () -> {
          subscriber.calls().forEach(call -> subscriber.release(call.getString("callId")));
          return subscriber.calls();
        },
        calls -> calls.isEmpty()
      );
    }
  }
}
