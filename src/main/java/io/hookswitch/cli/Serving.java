package io.hookswitch.cli;

import io.hookswitch.Main;
import io.hookswitch.Node;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.ConfigReader;
import io.hookswitch.config.HookswitchConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node, until a signal ends it. Knows nothing of command lines: what reads them takes longer to load than this may. */
final class Serving {

  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  /** Longer than handing calls over takes, shorter than what service managers grant before they kill. */
  private static final Duration FAREWELL = Duration.ofSeconds(45);

  private Serving() {}

  /**
   * @param err where an operator is told why it does not start
   * @return the exit code
   */
  static int untilTheEnd(PrintWriter err) throws InterruptedException {
    Path home = Hookswitch.home();
    try {
      Future<Node> node = Main.serve(settings(home), home);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> farewell(node), "farewell"));
      Node serving = node.toCompletionStage().toCompletableFuture().get();
      // From here on a signal ends the process, or an operator; both through the shutdown hook.
      serving.leaving().toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException failed) {
      return complain(failed.getCause(), err);
    }
    return ExitCode.DONE;
  }

  /** Reads the settings with a small Vert.x of its own: how the real one is to be built is among them. */
  private static HookswitchConfig settings(Path home) throws InterruptedException, ExecutionException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    try {
      return ConfigReader.read(vertx, home, System.getenv()).toCompletionStage().toCompletableFuture().get();
    } finally {
      vertx.close(); // nobody waits for it: it holds no resource but its threads
    }
  }

  private static int complain(Throwable failure, PrintWriter err) {
    if (failure instanceof ConfigException wrong) {
      wrong.mistakes().forEach(err::println);
      return ExitCode.WRONGLY_ASKED;
    }
    err.println("hookswitch: cannot start: " + Complaint.of(failure));
    LOG.debug("cannot start", failure);
    return ExitCode.FAILED;
  }

  /**
   * Stops the node when a signal ends the process, and says how that went with the exit code: the JVM's own (143, 130)
   * would call every orderly stop a failure.
   */
  private static void farewell(Future<Node> node) {
    if (node.failed()) return; // the process ends by itself, with its own exit code
    int code = ExitCode.FAILED;
    try {
      node
        .compose(Node::stop)
        .toCompletionStage()
        .toCompletableFuture()
        .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      code = ExitCode.DONE;
    } catch (ExecutionException failed) {
      LOG.error("did not stop cleanly", failed.getCause());
    } catch (TimeoutException late) {
      LOG.error("did not stop within {} s, giving up", FAREWELL.toSeconds());
    } catch (InterruptedException hurried) {
      LOG.error("was interrupted while stopping");
    }
    Runtime.getRuntime().halt(code);
  }
}
