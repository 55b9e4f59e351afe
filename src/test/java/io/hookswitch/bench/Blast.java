package io.hookswitch.bench;

import io.hookswitch.perf.Compilers;
import io.hookswitch.perf.Mistakes;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * As many requests as a server can do: over so many connections, on each the next one as soon as the one before is answered. One
 * that is late is late for itself only, so this tells of throughput and not of times.
 */
final class Blast implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CLOSED = "the server has closed a connection";

  private final NetClient client;
  private final Context loop;
  private final Vertx vertx;
  private final BiPredicate<Integer, Buffer> right;
  private final Mistakes mistakes;
  private final Map<HttpLine, Supplier<Buffer>> lines = new HashMap<>();
  private volatile long answers;
  private boolean firing;
  private boolean over;
  private boolean broken;
  private long underWay;
  private long awaited;
  private Promise<Void> running = Promise.promise();
  private Promise<Void> quiet = Promise.promise();

  /**
   * @param requests gives, by the number of the connection, what it sends next
   * @param right whether status and body are what was to be expected
   */
  Blast(
    Vertx vertx,
    int port,
    int connections,
    IntFunction<Supplier<Buffer>> requests,
    BiPredicate<Integer, Buffer> right,
    Mistakes mistakes
  ) {
    this.vertx = vertx;
    this.right = right;
    this.mistakes = mistakes;
    this.loop = vertx.getOrCreateContext();
    this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    onLoop(() -> {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 0; number < connections; number++) {
        Supplier<Buffer> next = requests.apply(number);
        all.add(HttpLine.open(client, port, new Answers()).onSuccess(line -> lines.put(line, next)));
      }
      return Future.all(all).mapEmpty();
    });
  }

  private final class Answers implements HttpLine.Answered {

    @Override
    public void take(HttpLine line, int status, Buffer body) {
      answers++;
      underWay--;
      if (answers == awaited) running.tryComplete();
      if (!right.test(status, body)) mistakes.add(status + " " + body);
      if (firing) fire(line, lines.get(line));
      else if (underWay == 0) quiet.tryComplete();
    }

    @Override
    public void closed() {
      if (over) return;
      running.tryFail(CLOSED);
      quiet.tryFail(CLOSED);
      broken = true;
    }
  }

  private void fire(HttpLine line, Supplier<Buffer> next) {
    underWay++;
    line.send(next.get());
  }

  long answers() {
    return answers;
  }

  /** @param jvms of the servers that have to do with it */
  void warm(List<Compilers> jvms, Plan plan, String who) {
    begin();
    new WarmUp(plan).of(who, jvms, () -> onLoop(() -> vertx.timer(plan.window().toMillis())));
    end();
  }

  /** Answers a second, once it has run for a moment. */
  double rate(Plan plan) {
    begin();
    onLoop(() -> vertx.timer(plan.runUp().toMillis()));
    long[] counted = new long[2];
    long start = System.nanoTime();
    onLoop(() -> {
      counted[0] = answers;
      return vertx.timer(plan.window().toMillis());
    });
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    onLoop(() -> {
      counted[1] = answers;
      return Future.succeededFuture();
    });
    end();
    return (counted[1] - counted[0]) / seconds;
  }

  private void begin() {
    onLoop(() -> {
      firing = true;
      awaited = answers + lines.size();
      running = Promise.promise();
      quiet = Promise.promise();
      if (broken) return Future.failedFuture(CLOSED);
      lines.forEach(this::fire);
      // Nodes that have just met may let the first requests wait until they time out.
      return running.future();
    });
  }

  /** Whoever comes next finds a server that has nothing to do. */
  private void end() {
    onLoop(() -> {
      firing = false;
      return quiet.future();
    });
    onLoop(() -> vertx.timer(200));
  }

  private void onLoop(Supplier<Future<?>> work) {
    Promise<Void> done = Promise.promise();
    // Composed, what it throws is what it fails with; otherwise nobody would hear of it until patience is over.
    loop.runOnContext(go ->
      Future.succeededFuture()
        .compose(begun -> work.get())
        .<Void>mapEmpty()
        .onComplete(done)
    );
    Bench.await(done.future(), PATIENCE);
  }

  @Override
  public void close() {
    onLoop(() -> {
      over = true;
      lines.keySet().forEach(HttpLine::close);
      return client.close();
    });
  }
}
