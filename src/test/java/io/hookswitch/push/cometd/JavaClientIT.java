package io.hookswitch.push.cometd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.CometDConfig;
import io.hookswitch.north.Counter;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSessionChannel;
import org.cometd.client.BayeuxClient;
import org.cometd.client.ext.AckExtension;
import org.eclipse.jetty.client.HttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  private final WebSocketContainer sockets = ContainerProvider.getWebSocketContainer();
  private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
  private Counter.Desk desk;
  private BayeuxClient client;

  @BeforeEach
  void open() throws Exception {
    desk = counter.open(CONFIG);
    http.start();
  }

  private void connect(String transport) {
    String[] login = Counter.basic("agent1", "hookswitch").split(": ");
    client = new BayeuxClient(desk.url(), JavaTransports.named(transport, http, sockets, login[0], login[1]));
    client.addExtension(new AckExtension());
    client.handshake();
    assertThat(client.waitFor(10_000, BayeuxClient.State.CONNECTED)).isTrue();
    assertThat(client.getTransport().getName()).isEqualTo(transport);
  }

  @AfterEach
  void close() throws Exception {
    client.disconnect(1000);
    http.stop();
    counter.close();
  }

  @ParameterizedTest
  @ValueSource(strings = { "long-polling", "websocket" })
  void acknowledgedMessagesArriveInOrder(String transport) {
    connect(transport);
    client.getChannel(CALLS).subscribe((channel, message) -> heard.add(message), replies::add);
    assertThat(take(replies).isSuccessful()).isTrue();
    IntStream.rangeClosed(1, 300).forEach(n -> counter.say("agent1", CALLS, n));
    IntStream.rangeClosed(1, 300).forEach(n -> assertThat(number(take(heard))).isEqualTo(n));
  }

  @ParameterizedTest
  @ValueSource(strings = { "long-polling", "websocket" })
  void whoeverDisconnectsIsForgotten(String transport) {
    connect(transport);
    assertThat(desk.server().sessions()).isEqualTo(1);
    assertThat(client.disconnect(10_000)).isTrue();
    assertThat(desk.server().sessions()).isZero();
  }

  /** The owner of the events is on its way to another node: the client hears so, and is told to come again. */
  @ParameterizedTest
  @ValueSource(strings = { "long-polling", "websocket" })
  void whoCannotBeFollowedForAMomentIsFollowedThen(String transport) {
    connect(transport);
    counter.streams.refuseReplays(1);
    BlockingQueue<Message> connects = new LinkedBlockingQueue<>();
    client.getChannel(CALLS).subscribe((channel, message) -> heard.add(message), replies::add);
    Message refused = take(replies);
    assertThat(refused.isSuccessful()).isFalse();
    if (transport.equals("long-polling")) {
      Map<?, ?> failure = (Map<?, ?>) refused.get("failure");
      assertThat(failure.get("httpCode")).as("in %s", refused).isEqualTo(503);
    }
    client.getChannel(Channel.META_CONNECT).addListener(
      (ClientSessionChannel.MessageListener) (channel, message) -> {
        if (message.isSuccessful()) connects.add(message);
      }
    );
    take(connects);
    client.getChannel(CALLS).subscribe((channel, message) -> heard.add(message), replies::add);
    assertThat(take(replies).isSuccessful()).isTrue();
    counter.say("agent1", CALLS, 1);
    assertThat(number(take(heard))).isEqualTo(1);
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
