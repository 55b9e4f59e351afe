package io.hookswitch.north.genesysv2;

import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;

/** Which of the channels that a client asks for there are; the original calls all that are not voice multimedia. */
final class Channels {

  static final String VOICE = "voice";

  private static final int INTERNAL = 4;
  static final String NO_MULTIMEDIA = "Interaction server connection is not opened";

  private Channels() {}

  /** What becomes of logging in to these, when voice has worked. */
  static Answer outcome(Collection<String> wanted) {
    if (wanted.stream().allMatch(VOICE::equals)) return Answer.ok(new JsonObject().put("statusCode", 0));
    JsonObject failed = new JsonObject()
      .put("statusCode", INTERNAL)
      .put("statusMessage", NO_MULTIMEDIA)
      .put("channel", "multimedia");
    return Answer.ok(
      new JsonObject()
        .put("statusCode", 7)
        .put("succeeded", JsonArray.of(new JsonObject().put("statusCode", 0).put("channel", VOICE)))
        .put("failed", JsonArray.of(failed))
    );
  }
}
