package io.hookswitch.policy;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks all nodes the same and waits for each of them, as long as it is one. */
final class Members {

  /** What a node is asked; the header {@link #IS} of the message says which. */
  enum Question {
    /** To load a generation: number and hash. */
    PREPARE,
    /** To follow the ledger. */
    FOLLOW,
    /** What a generation would change: its number. */
    DRY_RUN,
  }

  static final String IS = "is";

  /**
   * The generation that a question is about.
   *
   * @param hash of its files; {@code null} where the number says it
   */
  record About(long number, String hash) {
    Buffer form() {
      return Buffer.buffer(WireJson.write(this));
    }

    static About of(Buffer form) {
      return WireJson.read(form.getBytes(), About.class);
    }
  }

  private static final long LOOK_AGAIN_MILLIS = 50;

  private final Vertx vertx;
  private final Cluster cluster;

  Members(Vertx vertx, Cluster cluster) {
    this.vertx = vertx;
    this.cluster = cluster;
  }

  /**
   * What the nodes have said.
   *
   * @param said by node
   * @param silent node to why it has said nothing of use. Neither here nor there are nodes that have left meanwhile, or
   *     that are only coming
   */
  record Answers(Map<String, Buffer> said, Map<String, String> silent) {
    List<String> complaints() {
      return silent
        .entrySet()
        .stream()
        .map(one -> "node " + one.getKey() + ": " + one.getValue())
        .toList();
    }
  }

  Future<Answers> ask(Question question, Buffer body, Duration patience) {
    Answers answers = new Answers(new TreeMap<>(), new TreeMap<>());
    List<Future<?>> all = new ArrayList<>();
    for (String member : cluster.members()) {
      all.add(
        orGone(member, one(member, question, body, patience)).transform(done -> {
          note(answers, member, done.result(), done.cause());
          return Future.succeededFuture();
        })
      );
    }
    return Future.join(all).map(answers);
  }

  private Future<Buffer> one(String member, Question question, Buffer body, Duration patience) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(patience.toMillis()).addHeader(IS, question.name());
    return vertx
      .eventBus()
      .<Buffer>request(Addresses.policy(member), body, options)
      .map(message -> message.body());
  }

  /** A node that has died answers nothing; whoever asks need not wait until the patience is over. */
  private Future<Buffer> orGone(String member, Future<Buffer> answer) {
    Promise<Buffer> first = Promise.promise();
    long watch = vertx.setPeriodic(LOOK_AGAIN_MILLIS, tick -> {
      if (gone(member)) first.tryFail("it has left");
    });
    answer.onComplete(done -> {
      if (done.succeeded()) first.tryComplete(done.result());
      else first.tryFail(done.cause());
    });
    return first.future().onComplete(done -> vertx.cancelTimer(watch));
  }

  private boolean gone(String member) {
    try {
      return !cluster.members().contains(member);
    } catch (IllegalStateException down) {
      return true; // this node has left the cluster itself
    }
  }

  private void note(Answers answers, String member, Buffer said, Throwable failure) {
    if (failure == null) {
      synchronized (answers.said()) {
        answers.said().put(member, said);
      }
      return;
    }
    boolean coming = failure instanceof ReplyException lost && lost.failureType() == ReplyFailure.NO_HANDLERS;
    if (coming || gone(member)) return;
    synchronized (answers.silent()) {
      answers.silent().put(member, failure.getMessage());
    }
  }
}
