package io.hookswitch.south.asterisk;

import io.hookswitch.call.ReleaseCause;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has happened to a call while nobody heard it, to be seen from the channels that there are. */
final class Comparing {

  private final Map<String, String> states = new HashMap<>();

  Comparing(List<JsonObject> channels) {
    channels.forEach(channel -> states.put(channel.getString("id"), channel.getString("state", "")));
  }

  Future<Void> with(LiveCall live) {
    return live.next(() -> {
      Future<Void> all = Future.succeededFuture();
      for (Leg leg : live.legs()) {
        if (leg.phase() == Leg.Phase.WAITING || leg.phase() == Leg.Phase.GONE) continue;
        all = all.compose(done -> with(live.course(), leg));
      }
      return all;
    });
  }

  private Future<Void> with(Course course, Leg leg) {
    String state = states.get(leg.channel());
    if (state == null) return course.left(leg.index(), leg.cause() == null ? ReleaseCause.Lost : leg.cause());
    if (state.equals("Up") && leg.awaited()) return course.answered(leg.index());
    return state.equals("Ringing") ? course.ringing(leg.index()) : Future.succeededFuture();
  }
}
