package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.push.cometd.JsClient;
import io.vertx.core.json.JsonObject;

/** An official JavaScript client. */
final class JsEar implements Ear {

  private final JsClient client;

  JsEar(String version, String transport, String url, String credential) {
    client = new JsClient(version, transport, url, credential);
    assertThat(client.handshake().getBoolean("successful")).isTrue();
    assertThat(client.subscribe("/v2/me/*").getBoolean("successful")).isTrue();
  }

  @Override
  public JsonObject next() {
    return client.message();
  }

  @Override
  public void close() {
    client.close();
  }
}
