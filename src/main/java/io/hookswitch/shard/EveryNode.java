package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every node for its own part of something, and answers for this one; for whoever looks after the cluster. Questions
 * and answers are records, as {@link WireJson} writes them; an answer must be bounded by its question.
 */
public final class EveryNode {

  private static final Logger LOG = LoggerFactory.getLogger(EveryNode.class);
  /** Long enough to go through all calls of a node; whoever looks at a cluster in trouble does not wait for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String IS = "is";
  private static final int FAILED = 1;

  private final Vertx vertx;
  private final Cluster cluster;
  private final Map<String, Function<Buffer, Future<Buffer>>> answers = new ConcurrentHashMap<>();

  public EveryNode(Vertx vertx, Cluster cluster) {
    this.vertx = vertx;
    this.cluster = cluster;
  }

  /**
   * What the nodes have said.
   *
   * @param said by node, in the order of their names
   * @param silent nodes that have said nothing, sorted
   */
  public record Answers<T>(Map<String, T> said, List<String> silent) {}

  /** From {@link #start} on, this node answers a question so; the answer is called on an event loop. */
  public <Q, A> EveryNode answer(String question, Class<Q> type, Function<Q, Future<A>> answer) {
    answers.put(question, body ->
      answer.apply(WireJson.read(body.getBytes(), type)).map(said -> Buffer.buffer(WireJson.write(said)))
    );
    return this;
  }

  /** Done when every node can ask this one. */
  public Future<Void> start() {
    return vertx.eventBus().<Buffer>consumer(Addresses.look(cluster.self()), this::answer).completion();
  }

  private void answer(Message<Buffer> message) {
    String question = message.headers().get(IS);
    Function<Buffer, Future<Buffer>> known = answers.get(question);
    if (known == null) {
      message.fail(FAILED, "this node does not know of " + question);
      return;
    }
    // Composed: a question that cannot be read, from a node of another release, is answered too.
    Future.succeededFuture(message.body())
      .compose(known)
      .onSuccess(message::reply)
      .onFailure(lost -> message.fail(FAILED, lost.toString()));
  }

  /** Never fails: who does not answer in time is named. */
  public <A> Future<Answers<A>> ask(String question, Object body, Class<A> type) {
    Buffer asked = Buffer.buffer(WireJson.write(body));
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(PATIENCE.toMillis()).addHeader(IS, question);
    Map<String, Future<A>> all = new TreeMap<>();
    for (String member : cluster.members()) {
      all.put(
        member,
        vertx
          .eventBus()
          .<Buffer>request(Addresses.look(member), asked, options)
          .map(message -> WireJson.read(message.body().getBytes(), type))
      );
    }
    return Future.join(List.copyOf(all.values())).transform(done -> {
      Map<String, A> said = new TreeMap<>();
      List<String> silent = new ArrayList<>();
      all.forEach((member, answer) -> {
        if (answer.succeeded()) {
          said.put(member, answer.result());
        } else {
          LOG.warn("node {} said nothing of {}: {}", member, question, answer.cause().toString());
          silent.add(member);
        }
      });
      return Future.succeededFuture(new Answers<>(said, silent));
    });
  }
}
