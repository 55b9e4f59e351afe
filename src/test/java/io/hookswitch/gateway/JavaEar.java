package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.push.cometd.JavaTransports;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Message;
import org.cometd.client.BayeuxClient;
import org.cometd.client.ext.AckExtension;
import org.eclipse.jetty.client.HttpClient;

/** The official Java client, with acknowledgements. */
final class JavaEar implements Ear {

  private final HttpClient http = new HttpClient();
  private final WebSocketContainer sockets = ContainerProvider.getWebSocketContainer();
  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
  private final BayeuxClient client;

  JavaEar(String transport, String url, String credential) {
    String[] header = credential.split(": ");
    try {
      http.start();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
    client = new BayeuxClient(url, JavaTransports.named(transport, http, sockets, header[0], header[1]));
    client.addExtension(new AckExtension());
    client.handshake();
    assertThat(client.waitFor(20_000, BayeuxClient.State.CONNECTED)).isTrue();
    BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
    client
      .getChannel("/v2/me/*")
      .subscribe(
        (channel, message) ->
          heard.add(
            new JsonObject()
              .put("channel", message.getChannel())
              .put("data", new JsonObject(Json.encode(message.getDataAsMap())))
          ),
        replies::add
      );
    assertThat(take(replies).isSuccessful()).isTrue();
  }

  @Override
  public JsonObject next() {
    return take(heard);
  }

  private static <T> T take(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("the next message").isNotNull();
      return next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.disconnect(1000);
    try {
      http.stop();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
