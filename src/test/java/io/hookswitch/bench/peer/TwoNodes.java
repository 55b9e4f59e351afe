package io.hookswitch.bench.peer;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One node of two: an HTTP server that asks the other node on the bus, which sets an entry of a map with one backup before it
 * answers. Nothing else: no fence, no comparison, no list, no event.
 */
public final class TwoNodes {

  private final Buffer bytes;
  private final Vertx vertx;
  private final IMap<Long, byte[]> map;
  private long turn;

  private TwoNodes(Buffer bytes, Vertx vertx, HazelcastInstance hazelcast) {
    this.bytes = bytes;
    this.vertx = vertx;
    this.map = hazelcast.getMap("bench");
  }

  /** @param words the file whose bytes are the reply, those of {@link BareNode}, the name of this node, that of the other */
  public static void main(String[] words) throws Exception {
    Buffer bytes = Buffer.buffer(Files.readAllBytes(Path.of(words[0])));
    HazelcastClusterManager manager = new HazelcastClusterManager(BareNode.settings(words[1], words[2], words[3]));
    Vertx vertx = Vertx.builder()
      .withClusterManager(manager)
      .buildClustered()
      .toCompletionStage()
      .toCompletableFuture()
      .join();
    TwoNodes node = new TwoNodes(bytes, vertx, manager.getHazelcastInstance());
    vertx.eventBus().<Buffer>consumer(words[4], node::set);
    Serving.on(vertx, Serving.asking(vertx, words[5]));
  }

  private void set(Message<Buffer> message) {
    Future.fromCompletionStage(map.setAsync(turn++ % 1000, bytes.getBytes()), vertx.getOrCreateContext())
      .onSuccess(done -> message.reply(bytes))
      .onFailure(broken -> message.fail(1, broken.toString()));
  }
}
