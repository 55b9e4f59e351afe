package io.hookswitch.push.cometd;

import com.fasterxml.jackson.databind.util.RawValue;
import io.hookswitch.push.Renderer;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.push.cometd.Heard.Rendered;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;

/** Events as frozen Bayeux messages. */
final class Renderings {

  private final BayeuxServerImpl bayeux;
  private final Renderer renderer;

  Renderings(BayeuxServerImpl bayeux, Renderer renderer) {
    this.bayeux = bayeux;
    this.renderer = renderer;
  }

  List<Rendered> of(Streamed event, String baseUrl) {
    return renderer
      .render(event.event(), baseUrl)
      .stream()
      .map(said -> rendered(event, said))
      .toList();
  }

  private Rendered rendered(Streamed event, JsonObject said) {
    String channel = said.getString("channel");
    ServerMessage.Mutable message = bayeux.newMessage();
    message.setChannel(channel);
    message.setData(new RawValue(said.getJsonObject("data").encode()));
    Place.mark(message, event.at());
    bayeux.freeze(message);
    return new Rendered(event.at(), new ChannelId(channel), message);
  }
}
