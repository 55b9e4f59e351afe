package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A phone whose transfer key was pressed.
 *
 * @param channel of the phone
 * @param number whom to connect the others with; empty when they are to be connected with another call of the phone
 */
record TransferKey(String channel, Optional<String> number) {
  static TransferKey of(JsonObject event) {
    JsonObject none = new JsonObject();
    JsonObject to = event.getJsonObject("refer_to", none);
    String channel = event.getJsonObject("referred_by", none).getJsonObject("source_channel", none).getString("id", "");
    JsonObject wanted = to.getJsonObject("requested_destination", none);
    boolean call = to.containsKey("destination_channel") || wanted.containsKey("protocol_id");
    Optional<String> number = Optional.ofNullable(wanted.getString("destination")).filter(one -> !one.isBlank());
    return new TransferKey(channel, call ? Optional.empty() : number);
  }

  Future<Void> accepted(Ari ari) {
    return ari.transferred(channel, "channel_answered");
  }

  Future<Void> refused(Ari ari) {
    return ari.transferred(channel, "channel_declined");
  }
}
