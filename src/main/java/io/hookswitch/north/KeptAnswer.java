package io.hookswitch.north;

import io.vertx.core.json.JsonObject;
import java.io.Serializable;
import java.util.Map;

/**
 * What a user's name for a command stands for: an attempt at it, and later what it was answered.
 *
 * @param attempt of all that there ever are: who comes again makes another
 * @param fingerprint of all that the client sent
 * @param node that does it
 * @param until when it will be done, or never, in milliseconds since 1970
 * @param answer as JSON, {@code null} as long as there is none
 */
record KeptAnswer(String attempt, String fingerprint, String node, long until, String answer) implements Serializable {
  /**
   * What the name stands for once this attempt has asked for it.
   *
   * @param found what it stood for before, {@code null} for nothing
   * @param over an attempt of which nothing more will come, {@code null} when none is known
   */
  static KeptAnswer claimed(KeptAnswer found, KeptAnswer mine, String over) {
    boolean free = found == null || (!found.answered() && found.attempt.equals(over));
    return free ? mine : found;
  }

  /**
   * What the name stands for once an attempt has ended. The name may have gone over to another one meanwhile.
   *
   * @param outcome {@code null} when the name is to be free again
   */
  static KeptAnswer settled(KeptAnswer found, String attempt, KeptAnswer outcome) {
    return found == null || found.attempt.equals(attempt) ? outcome : found;
  }

  boolean answered() {
    return answer != null;
  }

  /** Nothing more will come of it, and nobody knows what has. */
  KeptAnswer inDoubt() {
    return new KeptAnswer(attempt, fingerprint, node, 0, null);
  }

  /** @param given of a body, and of nothing else */
  KeptAnswer with(Answer given) {
    JsonObject headers = new JsonObject();
    given.headers().forEach(headers::put);
    JsonObject kept = new JsonObject()
      .put("status", given.status())
      .put("body", given.body())
      .put("headers", headers)
      .put("leaves", given.session() instanceof Answer.SessionChange.End);
    return new KeptAnswer(attempt, fingerprint, node, until, kept.encode());
  }

  /** What the client gets once more. Who wanted to leave has left, also when it had to log in to ask again. */
  Answer again() {
    JsonObject kept = new JsonObject(answer);
    Answer same = Answer.of(kept.getInteger("status"), kept.getJsonObject("body"));
    for (Map.Entry<String, Object> header : kept.getJsonObject("headers")) {
      same = same.with(header.getKey(), header.getValue().toString());
    }
    return (kept.getBoolean("leaves") ? same.endingSession() : same).replayed();
  }
}
