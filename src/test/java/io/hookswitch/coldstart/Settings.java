package io.hookswitch.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.perf.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/** A user who is no party of a call: what it sets at its phone, its agent state, and where it is in its stream of events. */
final class Settings {

  private final int number;
  private final Api api;
  private JsonObject place;

  Settings(int number, List<URI> nodes) {
    this.number = number;
    this.api = new Api(nodes, Staff.user(number).name() + ":hookswitch");
  }

  /** Goes to work, is ready, and wants its calls at another phone and none at this one. */
  void make(String forwardedTo) {
    does("/api/v2/me", operation("StartContactCenterSession").put("channels", new JsonArray().add("voice")));
    does("/api/v2/me/channels/voice", operation("Ready"));
    does(device(), operation("ForwardCallsOn").put("destination", forwardedTo));
    does(device(), operation("DoNotDisturbOn"));
    place = api.subscribe(null);
    assertThat(place.getLong("offset")).as("so many have been told").isGreaterThanOrEqualTo(4);
  }

  /** All is as it was, but that nobody has said since that it is ready; and the stream goes on behind a gap. */
  void areBack(String forwardedTo) {
    api.loggedOut();
    JsonObject phone = api.get("/api/v2/me/devices?fields=*").json().getJsonArray("devices").getJsonObject(0);
    assertThat(phone.getString("doNotDisturb")).as("%s", phone).isEqualTo("On");
    assertThat(phone.getString("forwardTo")).as("%s", phone).isEqualTo(forwardedTo);
    assertThat(phone.getJsonObject("userState").getString("state")).as("%s", phone).isEqualTo("NotReady");
    JsonObject now = api.subscribe(place);
    assertThat(now.getBoolean("recovered")).as("%s after %s", now, place).isFalse();
    assertThat(now.getString("epoch")).isEqualTo(place.getString("epoch"));
    assertThat(now.getLong("offset")).isGreaterThan(place.getLong("offset"));
    does("/api/v2/me/channels/voice", operation("Ready"));
    JsonObject next = api.subscribe(now);
    assertThat(next.getBoolean("recovered")).as("%s after %s", next, now).isTrue();
    assertThat(next.getLong("offset")).isGreaterThan(now.getLong("offset"));
    place = next;
  }

  private String device() {
    return "/api/v2/me/devices/" + Staff.phone(number);
  }

  private static JsonObject operation(String name) {
    return new JsonObject().put("operationName", name);
  }

  private void does(String path, JsonObject operation) {
    Api.Reply answer = api.post(path, operation);
    assertThat(answer.status()).as("%s %s: %s", path, operation, answer).isEqualTo(200);
  }
}
