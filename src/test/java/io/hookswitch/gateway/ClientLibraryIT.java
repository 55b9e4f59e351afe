package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.push.cometd.JsClient;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The client library at two nodes of one gateway, one of which stops. */
class ClientLibraryIT {

  @Test
  void theLibraryGoesOnAtTheOtherNodeAndDoesACommandOnce() {
    String name = "library-" + UUID.randomUUID();
    try (
      GatewayHarness stays = new GatewayHarness(GatewayHarness.clustered(name)).start();
      GatewayHarness stops = new GatewayHarness(GatewayHarness.clustered(name)).start();
      JsClient client = JsClient.library("agent1", stops.uri().toString(), stays.uri().toString())
    ) {
      assertThat(client.await("ready").getString("node")).isEqualTo(stops.uri().toString());
      client.tell(new JsonObject().put("do", "dial").put("number", "9165550104"));
      JsonObject call = client.await("call", news -> "Established".equals(news.getString("state")));
      stop(stops);
      // Asked for while nobody answers: it is done when the library is at the other node.
      client.tell(new JsonObject().put("do", "perform").put("operation", "Hold"));
      assertThat(client.await("connection", news -> "reconnecting".equals(news.getString("state")))).isNotNull();
      assertThat(
        client.await("connection", news -> "connected".equals(news.getString("state"))).getString("detail")
      ).isEqualTo(stays.uri().toString());
      client.await("done");
      client.await("call", news -> "Held".equals(news.getString("state")));
      client.tell(new JsonObject().put("do", "perform").put("operation", "Hold"));
      JsonObject refused = client.await("failed");
      assertThat(refused.getString("name")).isEqualTo("RefusedError");
      assertThat(refused.getString("state")).isEqualTo("Held");
      assertThat(client.saw("resync")).as("all read anew, though nothing was lost").isFalse();
      assertThat(stays.agent("agent1").see(call.getString("id")).getString("state")).isEqualTo("Held");
      client.tell(new JsonObject().put("do", "perform").put("operation", "Hangup"));
      client.await("call", news -> "Released".equals(news.getString("state")));
    }
  }

  private static void stop(GatewayHarness node) {
    node.close();
  }
}
