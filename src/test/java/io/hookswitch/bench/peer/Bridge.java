package io.hookswitch.bench.peer;

import io.hookswitch.perf.BridgeLine;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A plain SockJS bridge of an event bus, and a path to which a command is posted, whose only effect is that the event of it is published. */
public final class Bridge {

  private Bridge() {}

  /** @param words the file with the event that is told, as the gateway tells it */
  public static void main(String[] words) throws Exception {
    JsonObject event = new JsonObject(Files.readString(Path.of(words[0])));
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    // Nobody is sent away here who has nothing to say.
    SockJSBridgeOptions options = new SockJSBridgeOptions().setPingTimeout(Duration.ofHours(1).toMillis());
    options.addOutboundPermitted(new PermittedOptions().setAddressRegex("u\\d+"));
    options.addInboundPermitted(new PermittedOptions().setAddress(BridgeLine.ECHO));
    vertx.eventBus().consumer(BridgeLine.ECHO, message -> message.reply(message.body()));
    router.route("/eventbus/*").subRouter(SockJSHandler.create(vertx).bridge(options));
    router
      .post("/api/v2/me/calls/:user")
      .handler(BodyHandler.create(false))
      .handler(asked -> {
        int number = asked.body().asJsonObject().getJsonObject("userData").getInteger("n");
        vertx.eventBus().publish(asked.pathParam("user"), numbered(event, number));
        asked.response().putHeader("content-type", "application/json").end("{\"statusCode\":0}");
      });
    Serving.on(vertx, router);
  }

  private static JsonObject numbered(JsonObject event, int number) {
    JsonObject told = event.copy();
    told.getJsonObject("call").getJsonObject("userData").put("n", number);
    return told;
  }
}
