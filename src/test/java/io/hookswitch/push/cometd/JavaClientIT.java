package io.hookswitch.push.cometd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.CometDConfig;
import io.hookswitch.north.Counter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cometd.bayeux.Message;
import org.cometd.client.BayeuxClient;
import org.cometd.client.ext.AckExtension;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.common.JacksonJSONContextClient;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java client with acknowledgements. */
class JavaClientIT {

  private static final CometDConfig CONFIG = new CometDConfig(
    Duration.ofSeconds(2),
    Duration.ofSeconds(15),
    1000,
    64 * 1024,
    4,
    16
  );
  private static final String CALLS = "/v2/me/calls";

  private final Counter counter = new Counter();
  private final HttpClient http = new HttpClient();
  private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
  private Counter.Desk desk;
  private BayeuxClient client;

  @BeforeEach
  void open() throws Exception {
    desk = counter.open(CONFIG);
    http.start();
    String[] login = Counter.basic("agent1", "hookswitch").split(": ");
    client = new BayeuxClient(
      desk.url(),
      new JettyHttpClientTransport(new HashMap<>(Map.of("jsonContext", new JacksonJSONContextClient())), http) {
        @Override
        protected void customize(Request request) {
          request.headers(headers -> headers.add(login[0], login[1]));
        }
      }
    );
    client.addExtension(new AckExtension());
  }

  @AfterEach
  void close() throws Exception {
    client.disconnect(1000);
    http.stop();
    counter.close();
  }

  @Test
  void acknowledgedMessagesArriveInOrder() {
    client.handshake();
    assertThat(client.waitFor(10_000, BayeuxClient.State.CONNECTED)).isTrue();
    client.getChannel(CALLS).subscribe((channel, message) -> heard.add(message), replies::add);
    assertThat(take(replies).isSuccessful()).isTrue();
    IntStream.rangeClosed(1, 300).forEach(n -> counter.say("agent1", CALLS, n));
    IntStream.rangeClosed(1, 300).forEach(n -> assertThat(number(take(heard))).isEqualTo(n));
  }

  @Test
  void whoeverDisconnectsIsForgotten() {
    client.handshake();
    assertThat(client.waitFor(10_000, BayeuxClient.State.CONNECTED)).isTrue();
    assertThat(desk.server().sessions()).isEqualTo(1);
    assertThat(client.disconnect(10_000)).isTrue();
    assertThat(desk.server().sessions()).isZero();
  }

  private static int number(Message message) {
    return ((Number) ((Map<?, ?>) message.getData()).get("n")).intValue();
  }

  private static Message take(BlockingQueue<Message> queue) {
    try {
      Message message = queue.poll(20, TimeUnit.SECONDS);
      assertThat(message).as("the next message").isNotNull();
      return message;
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
