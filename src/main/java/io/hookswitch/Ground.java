package io.hookswitch;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IndeterminateOperationStateException;
import io.hookswitch.cluster.Answers;
import io.hookswitch.cluster.Bus;
import io.hookswitch.cluster.CannotListenException;
import io.hookswitch.cluster.ClusterFile;
import io.hookswitch.cluster.HazelcastCluster;
import io.hookswitch.cluster.Joining;
import io.hookswitch.cluster.Settling;
import io.hookswitch.config.DecisionsConfig;
import io.hookswitch.config.DirectoryConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.OutboundConfig;
import io.hookswitch.config.RulesConfig;
import io.hookswitch.database.Database;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.decisionlog.FileDecisionLog;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Ownership;
import io.hookswitch.directory.YamlDirectory;
import io.hookswitch.north.Contract;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.outbound.CallingLists;
import io.hookswitch.outbound.ClusterOutbound;
import io.hookswitch.outbound.DatabaseOutbound;
import io.hookswitch.outbound.Outbound;
import io.hookswitch.policy.FolderRules;
import io.hookswitch.policy.Generations;
import io.hookswitch.records.CallRecords;
import io.hookswitch.rules.VerdictMemory;
import io.hookswitch.token.JwtTokens;
import io.hookswitch.token.Tokens;
import io.hookswitch.wire.Packed;
import io.hookswitch.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node stands on: the cluster it has joined, and every file it has read. */
record Ground(
  Vertx vertx,
  HazelcastInstance hazelcast,
  HazelcastCluster cluster,
  Directory directory,
  Tokens tokens,
  Contract contract,
  Outbound outbound,
  CallingLists lists,
  Generations generations,
  PhoneNumbers numbers,
  DecisionLog decisions,
  Optional<CallRecords> records
) {
  private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
  private static final int JOINS = 3;

  /**
   * Event loops: one for each processor. With twice as many, as Vert.x has it, two of them share one, and much of what it does is to
   * wake the other and to wait for it (docs/performance.md).
   */
  static final int LOOPS = Runtime.getRuntime().availableProcessors();

  /** Longest wait for a connection to the database while a client waits for the answer. */
  private static final Duration IN_A_REQUEST = Duration.ofSeconds(2);

  private static FolderRules folderRules(RulesConfig rules, Path home) {
    return FolderRules.read(home.resolve(rules.dir()), VerdictMemory.in(home.resolve(rules.compiled())));
  }

  /**
   * Reads and joins, side by side where one does not need the other.
   *
   * @return failed, with nothing left running, when a file is wrong or the cluster cannot be joined
   * @throws io.hookswitch.cluster.ClusterFileException before there is anything to stop
   * @throws io.hookswitch.config.ConfigException likewise
   * @throws CannotListenException likewise
   */
  static Future<Ground> lay(HookswitchConfig config, Path home, Startup startup) throws CannotListenException {
    EventBusOptions bus = Bus.options(config.cluster(), home);
    Future<FolderRules> rules = startup.beside("rules", () -> folderRules(config.rules(), home));
    Future<PhoneNumbers> numbers = startup.beside("numbers", PhoneNumbers::new);
    // Not from the beginning: the others, which the cluster waits for, would get there later.
    Supplier<Future<Contract>> contract = Startup.once(() -> startup.beside("contract", Contract::read));
    HazelcastInstance[] hazelcast = new HazelcastInstance[1];
    Future<Vertx> vertx = startup.phase("cluster", () ->
      undoubted(JOINS, () -> {
        Answers.keepThreads();
        Config file = ClusterFile.read(home.resolve(config.cluster().file()), config.cluster());
        HazelcastClusterManager manager = new HazelcastClusterManager(Joining.whenItBegins(file, contract::get));
        return Vertx.builder()
          .with(new VertxOptions().setEventBusOptions(bus).setEventLoopPoolSize(LOOPS))
          .withClusterManager(manager)
          .buildClustered()
          .onSuccess(joined -> hazelcast[0] = manager.getHazelcastInstance());
      }).compose(joined -> Settling.over(joined, hazelcast[0]).map(joined))
    );
    return Future.join(rules, numbers, vertx)
      .compose(all ->
        new Reader(config, home, startup, vertx.result(), hazelcast[0]).read(
          rules.result(),
          numbers.result(),
          contract.get()
        )
      )
      .recover(broken ->
        (vertx.succeeded() ? close(vertx.result()) : Future.succeededFuture()).transform(closed ->
          Future.failedFuture(broken)
        )
      );
  }

  /**
   * What a node says of itself when it joins stays in doubt when another one joins or leaves at that moment: it joins once
   * more. A failed try leaves nothing running.
   */
  static <T> Future<T> undoubted(int tries, Supplier<Future<T>> work) {
    return work.get().recover(lost -> {
      if (tries == 1 || !(lost instanceof IndeterminateOperationStateException)) return Future.failedFuture(lost);
      LOG.warn("joining the cluster stayed in doubt, and is tried again: {}", lost.getMessage());
      return undoubted(tries - 1, work);
    });
  }

  /** Leaves the cluster; the last thing a node does. */
  Future<Void> close() {
    Promise<Void> closed = Promise.promise();
    Thread.ofPlatform().start(() -> {
      try {
        records.ifPresent(CallRecords::close);
        outbound.close();
      } finally {
        vertx.close().onComplete(closed); // whatever happened: a node that does not leave is worse
      }
    });
    return closed.future().onComplete(done -> decisions.close());
  }

  /** Not on a thread of Vert.x, and told on none: they are gone by the time the close is complete. */
  private static Future<Void> close(Vertx vertx) {
    Promise<Void> closed = Promise.promise();
    Thread.ofPlatform().start(() -> vertx.close().onComplete(closed));
    return closed.future();
  }

  /** The second half of the start: what needs the Vert.x of the cluster. */
  private record Reader(HookswitchConfig config, Path home, Startup startup, Vertx vertx, HazelcastInstance hazelcast) {
    Future<Ground> read(FolderRules rules, PhoneNumbers numbers, Future<Contract> contract) {
      Wire.register(vertx.eventBus());
      Future<HazelcastCluster> cluster = startup.beside("members", () ->
        new HazelcastCluster(vertx, hazelcast, config.cluster().quorum())
      );
      Future<Directory> directory = startup.phase("directory", () -> vertx.executeBlocking(() -> directory(numbers)));
      Future<Tokens> tokens = directory.compose(known ->
        JwtTokens.open(vertx, config.http().tokens(), home, known, System::nanoTime)
      );
      // So is generation 1 of a new cluster.
      Future<Generations> generations = Future.all(cluster, directory).compose(both ->
        startup.phase("generations", () ->
          Generations.open(vertx, hazelcast, cluster.result(), rules, directory.result()::tenants, Main.CLOCK)
        )
      );
      // Nobody makes a database for a start that comes to nothing: it would be cut off in the middle of it.
      Future<?> good = Future.all(cluster, directory, tokens, generations);
      // Calling lists are written where they are read for the first time: not before there is a majority.
      Future<Lists> outbound = good.compose(joined ->
        startup.phase("outbound", () -> vertx.executeBlocking(this::outbound, false))
      );
      Future<DecisionLog> decisions = vertx.executeBlocking(this::decisions, false);
      Future<Void> packing = vertx.executeBlocking(Packed::load, false);
      // Its number comes with the cluster: what it writes is told apart from what other nodes write.
      Future<Optional<CallRecords>> records = good.compose(joined ->
        startup.phase("records", () -> vertx.executeBlocking(() -> records(cluster.result()), false))
      );
      // Of all the end, also when one fails: what is still under way cannot be closed quietly.
      return Future.join(List.of(cluster, tokens, contract, outbound, generations, decisions, packing, records))
        .map(all ->
          new Ground(
            vertx,
            hazelcast,
            cluster.result(),
            directory.result(),
            tokens.result(),
            contract.result(),
            outbound.result().outbound(),
            outbound.result().lists(),
            generations.result(),
            numbers,
            decisions.result(),
            records.result()
          )
        )
        .recover(broken -> closed(records, outbound).transform(done -> Future.failedFuture(broken)));
    }

    /** What was opened before something else failed is closed before Vert.x is, which would interrupt it. */
    private Future<?> closed(Future<Optional<CallRecords>> records, Future<Lists> lists) {
      return vertx.executeBlocking(() -> {
        if (records.succeeded()) records.result().ifPresent(CallRecords::close);
        return lists.succeeded() ? lists.result().close() : null;
      }, false);
    }

    private Optional<CallRecords> records(HazelcastCluster cluster) {
      if (!config.records().enabled()) return Optional.empty();
      return Optional.of(
        CallRecords.open(
          vertx,
          config.storage(),
          config.records(),
          config.reporting(),
          home,
          cluster.nodeNumber(),
          Main.CLOCK
        )
      );
    }

    private Directory directory(PhoneNumbers numbers) {
      DirectoryConfig files = config.directory();
      YamlDirectory directory = YamlDirectory.load(
        vertx,
        home.resolve(files.file()),
        new Ownership(files.resellerGroup(), files.resellerTenant())
      );
      directory
        .devices()
        .stream()
        .flatMap(phone -> directory.user(phone.user()).stream())
        .flatMap(user -> directory.group(user.id().tenant(), user.group()).stream())
        .distinct()
        .forEach(numbers::warmUp);
      return directory;
    }

    private DecisionLog decisions() throws IOException {
      DecisionsConfig log = config.decisions();
      if (!log.enabled()) return DecisionLog.NONE;
      Path file = home.resolve(log.file());
      try {
        return FileDecisionLog.open(file, log.share(), log.fileBytes(), log.files(), log.queue(), log.mask());
      } catch (IOException unwritable) {
        throw new IOException("decisions.file: " + file + " cannot be written: " + unwritable.getMessage(), unwritable);
      }
    }

    private Lists outbound() {
      OutboundConfig outbound = config.outbound();
      Path dir = home.resolve(outbound.dir());
      return switch (outbound.memory()) {
        case CLUSTER -> new Lists(
          ClusterOutbound.open(vertx, hazelcast, dir, outbound.lease(), outbound.callLease(), Main.CLOCK),
          CallingLists.NONE
        );
        case DATABASE -> {
          DatabaseOutbound opened = DatabaseOutbound.open(
            vertx,
            hazelcast,
            database(),
            dir,
            outbound.lease(),
            outbound.callLease(),
            Main.CLOCK
          );
          yield new Lists(opened, opened);
        }
      };
    }

    /** Of its own: an agent waits for a connection less long than a record does. */
    private Database database() {
      Database database = Database.of(config.storage().hurried(IN_A_REQUEST), home);
      return config.records().enabled() ? database.quietly() : database;
    }

    /** For agents, and for operators. */
    private record Lists(Outbound outbound, CallingLists lists) {
      Void close() {
        outbound.close();
        return null;
      }
    }
  }
}
