package io.hookswitch.push.cometd;

import jakarta.websocket.WebSocketContainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.client.transport.ClientTransport;
import org.cometd.client.websocket.jakarta.WebSocketTransport;
import org.cometd.common.JacksonJSONContextClient;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;

/** The ways that the official Java client knows, each sending a header with what it asks. */
public final class JavaTransports {

  private JavaTransports() {}

  /** @param transport {@code long-polling} or {@code websocket} */
  public static ClientTransport named(
    String transport,
    HttpClient http,
    WebSocketContainer sockets,
    String header,
    String value
  ) {
    Map<String, Object> options = new HashMap<>(Map.of("jsonContext", new JacksonJSONContextClient()));
    return switch (transport) {
      case "long-polling" -> new JettyHttpClientTransport(options, http) {
        @Override
        protected void customize(Request request) {
          request.headers(headers -> headers.add(header, value));
        }
      };
      case "websocket" -> new WebSocketTransport(options, null, sockets) {
        @Override
        protected void onHandshakeRequest(Map<String, List<String>> headers) {
          super.onHandshakeRequest(headers);
          headers.put(header, List.of(value));
        }
      };
      default -> throw new IllegalArgumentException("expected long-polling or websocket, found " + transport);
    };
  }
}
