package io.hookswitch;

import io.hookswitch.cluster.CannotListenException;
import io.hookswitch.cluster.ClusterFileException;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.Release;
import io.hookswitch.config.RulesConfig;
import io.hookswitch.north.HttpVerticle;
import io.hookswitch.north.ops.ConnectorFamily;
import io.hookswitch.north.ops.LoadFamily;
import io.hookswitch.north.ops.PastFamily;
import io.hookswitch.north.ops.ReconciliationFamily;
import io.hookswitch.policy.FolderWatch;
import io.hookswitch.shard.Tally;
import io.hookswitch.wire.NodeReport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.InstantSource;

/** Starts a node and stops it in reverse order: {@link Ground}, {@link Middle} on it, {@link North} over both. */
public final class Main {

  /** The one real clock; every room is given it. */
  static final InstantSource CLOCK = InstantSource.system();

  private Main() {}

  /**
   * Starts one node.
   *
   * @param home where relative paths of the configuration start
   * @return the node when it serves; failed, with nothing left running, when a file is wrong or a port is taken
   */
  public static Future<Node> serve(HookswitchConfig config, Path home) {
    Startup startup = new Startup();
    Future<Ground> ground;
    try {
      ground = Ground.lay(config, home, startup);
    } catch (CannotListenException | ClusterFileException | ConfigException broken) {
      return Future.failedFuture(broken); // found before there is anything to stop
    }
    return ground
      .compose(laid -> raise(laid, config, home, startup))
      .recover(broken ->
        (ground.succeeded() ? ground.result().close() : Future.succeededFuture()).transform(closed ->
          Future.failedFuture(broken)
        )
      );
  }

  private static Future<Node> raise(Ground ground, HookswitchConfig config, Path home, Startup startup) {
    Middle middle = Middle.on(ground, config, home);
    North north = North.over(ground, middle, config, home);
    Promise<Void> leaving = Promise.promise();
    String version = Release.current().version();
    Watch watch = Watch.over(ground, middle, north, config.health());
    ground.records().ifPresent(records -> records.deletesAt(middle.connector()::forgetRecordings));
    ReconciliationFamily.answer(middle.every(), middle.node().reconciliations());
    LoadFamily.answer(middle.every(), north::listeners, ground.decisions()::recent, watch::figures);
    PastFamily.answer(middle.every(), watch::past);
    ConnectorFamily.answer(middle.every(), () -> Watch.connectors(middle));
    return watch
      .start(ground.vertx())
      .compose(done -> startup.phase("earlier calls", () -> Middle.revive(ground, config)))
      .compose(done -> middle.start(startup, ground.vertx()))
      .compose(done -> middle.nodes().answer(() -> report(ground, middle, watch, version), leaving::tryComplete))
      .compose(done -> middle.every().start())
      .compose(done -> watchRules(ground, config.rules(), home))
      .compose(done -> north.start(startup, ground.vertx(), config.http()))
      .map(http -> {
        watch.serving();
        ground.records().ifPresent(records -> records.begin(north.routes().admission()::busy));
        startup.ready(config, http.port(), north.routes().unserved());
        return new RunningNode(http.port(), leaving.future(), () -> {
          return stop(ground, middle, north, http, watch.drain(ground.vertx()));
        });
      });
  }

  private static Future<Void> watchRules(Ground ground, RulesConfig rules, Path home) {
    if (!rules.watch()) return Future.succeededFuture();
    String author = "node " + ground.cluster().self();
    return FolderWatch.begin(ground.vertx(), ground.generations(), home.resolve(rules.dir()), author);
  }

  private static NodeReport report(Ground ground, Middle middle, Watch watch, String version) {
    Tally tally = middle.node().tally();
    return new NodeReport(
      ground.cluster().self(),
      watch.stage(),
      version,
      ground.cluster().majority(),
      tally.shards(),
      tally.calls()
    );
  }

  /** Told by a promise of no context: the threads of Vert.x are gone by the time the ground is. */
  private static Future<Void> stop(Ground ground, Middle middle, North north, HttpVerticle http, Future<Void> noticed) {
    Promise<Void> stopped = Promise.promise();
    // Calls first: for as long as clients come here they are served, wherever their calls are.
    north.drain();
    middle
      .drain()
      .transform(done -> north.stop(ground.vertx(), http, () -> ground.cluster().members().size() > 1, noticed))
      .transform(done -> middle.stop(ground.vertx()))
      .onComplete(done -> ground.close().onComplete(stopped));
    return stopped.future();
  }
}
