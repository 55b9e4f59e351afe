package io.hookswitch.policy;

import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Party;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.policy.Members.Question;
import io.hookswitch.policy.RefusedException.Why;
import io.hookswitch.rules.RuleCheck;
import io.hookswitch.rules.RuleDiff;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.rules.RuleMatrix;
import io.hookswitch.rules.RuleReport;
import io.hookswitch.rules.RuleSet;
import io.hookswitch.rules.VerdictMemory;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for those who look after the rules. Everything can be asked at any node; whatever is refused fails with a
 * {@link RefusedException} and has changed nothing.
 */
public final class Generations {

  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  /** Sets of rule files are a few dozen kilobytes. */
  public static final int MOST_BYTES = 1 << 20;
  public static final int MOST_COMMENT = 500;

  private static final Duration DRY_RUN_PATIENCE = Duration.ofSeconds(8);

  private final Vertx vertx;
  private final PolicyStore store;
  private final RulesInForce rules;
  private final Follower follower;
  private final NodeAnswers node;
  private final Members members;
  private final Coordinator coordinator;
  private final Supplier<Set<String>> tenants;
  private final InstantSource clock;

  private Generations(
    Vertx vertx,
    PolicyStore store,
    Cluster cluster,
    VerdictMemory memory,
    Supplier<Set<String>> tenants,
    InstantSource clock
  ) {
    this.vertx = vertx;
    this.store = store;
    this.rules = new RulesInForce();
    this.follower = new Follower(vertx, store, rules, memory);
    this.node = new NodeAnswers(vertx, cluster.self(), follower, rules, clock);
    this.members = new Members(vertx, cluster);
    this.coordinator = new Coordinator(cluster, store, members);
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * Loads what is in force in the cluster; in a new one, what the folder says.
   *
   * @param tenants all there are
   * @return failed when there is nothing that this node could decide by
   */
  public static Future<Generations> open(
    Vertx vertx,
    HazelcastInstance hazelcast,
    Cluster cluster,
    FolderRules folder,
    Supplier<Set<String>> tenants,
    InstantSource clock
  ) {
    return open(vertx, new HazelcastPolicyStore(vertx, hazelcast), cluster, folder, tenants, clock);
  }

  static Future<Generations> open(
    Vertx vertx,
    PolicyStore store,
    Cluster cluster,
    FolderRules folder,
    Supplier<Set<String>> tenants,
    InstantSource clock
  ) {
    Generations opened = new Generations(vertx, store, cluster, folder.memory(), tenants, clock);
    Seed seed = new Seed(store, folder, cluster.self(), clock);
    // Heard of before looked for: a change in between is seen by one or the other.
    return opened.node
      .start()
      .compose(done -> seed.sow())
      .compose(opened.follower::start)
      .map(opened);
  }

  /** Who decides on this node. */
  public RulesInForce rules() {
    return rules;
  }

  /** From now on these calls are counted in dry runs, and the users of both are told when their lists change. */
  public void watch(LiveCalls calls, LivePhones phones) {
    node.watch(calls, phones);
  }

  /** As this node follows it. */
  public Ledger known() {
    return follower.known();
  }

  public Future<Ledger> ledger() {
    return store
      .ledger()
      .map(found -> found.orElseThrow(() -> new IllegalStateException("the cluster has no generations")));
  }

  /** Judges files that need not be in the cluster. */
  public Future<RuleReport> check(RuleFiles files) {
    return vertx.executeBlocking(() -> RuleCheck.of(files, Optional.of(tenants.get())), false);
  }

  public Future<RuleFiles> files(long number) {
    return generation(number).compose(this::files);
  }

  /** Adds a generation, unless it has mistakes; every node begins to load it. */
  public Future<Added> add(RuleFiles files, String author, String comment) {
    return coordinator
      .ledger()
      .compose(ledger ->
        good(files).compose(report -> store.keep(files).compose(kept -> add(ledger, files, author, comment, report)))
      );
  }

  private Future<Added> add(Ledger ledger, RuleFiles files, String author, String comment, RuleReport report) {
    Generation fresh = new Generation(
      ledger.last() + 1,
      files.fingerprint(),
      files.files().size(),
      author,
      clock.instant(),
      comment
    );
    return coordinator
      .commit(ledger.with(fresh))
      .compose(next ->
        store
          .keep(files)
          // Whoever tidied up meanwhile may not have seen that these files are wanted.
          .compose(again -> store.tidy(next))
      )
      .onSuccess(done ->
        coordinator
          .prepare(fresh)
          .onFailure(lost -> LOG.warn("rules: generation {}: {}", fresh.number(), lost.getMessage()))
      )
      .map(new Added(fresh, report));
  }

  /** What would change for which facts, in words, a line for each. */
  public Future<List<String>> diff(long from, long to) {
    return Future.join(set(from), set(to)).compose(both ->
      vertx.executeBlocking(() -> RuleDiff.between(both.resultAt(0), both.resultAt(1)), false)
    );
  }

  /**
   * What a generation says, overlays and exceptions worked in.
   *
   * @param tenant whose; empty for a tenant without rules of its own
   */
  public Future<List<RuleMatrix>> matrix(long number, String tenant) {
    if (!tenant.isEmpty() && !tenants.get().contains(tenant)) {
      return refused(Why.BAD_RULES, "there is no tenant " + tenant);
    }
    return set(number).compose(set -> vertx.executeBlocking(() -> RuleMatrix.of(set, tenant), false));
  }

  /** What it would change for those who are on a call, and for those who have been. */
  public Future<DryRun> dryRun(long number) {
    return generation(number).compose(generation ->
      coordinator
        .prepare(generation)
        .compose(ready -> members.ask(Question.DRY_RUN, new Members.About(number, null).form(), DRY_RUN_PATIENCE))
        .map(Generations::sum)
    );
  }

  private static DryRun sum(Members.Answers answers) {
    DryRun sum = new DryRun(Impact.NONE, Impact.NONE, answers.complaints());
    for (var said : answers.said().values()) {
      DryRun one = WireJson.read(said.getBytes(), DryRun.class);
      sum = new DryRun(sum.calls().plus(one.calls()), sum.decisions().plus(one.decisions()), sum.silent());
    }
    return sum;
  }

  /** Lets a generation decide for some calls. */
  public Future<Activation> tryOut(Trial trial, String by) {
    Set<String> strangers = new TreeSet<>(trial.tenants());
    strangers.removeAll(tenants.get());
    if (!strangers.isEmpty()) return refused(Why.BAD_RULES, "there is no tenant " + String.join(", ", strangers));
    return change(trial.generation(), ledger -> ledger.trying(trial, by, clock.instant()));
  }

  /** Lets what is in force decide for all calls again. */
  public Future<Activation> endTrial(String by) {
    return coordinator.ledger().compose(ledger -> {
      if (ledger.trial() == null) return refused(Why.NOTHING_TO_DO, "no generation is on trial");
      return commit(ledger.withoutTrial(by, clock.instant()));
    });
  }

  /** Brings a generation into force, on all nodes at once. */
  public Future<Activation> activate(long number, String by) {
    return change(number, ledger -> ledger.activated(number, by, clock.instant()));
  }

  /** Brings the generation back into force that was before. */
  public Future<Activation> rollBack(String by) {
    return coordinator.ledger().compose(ledger -> {
      Optional<Generation> before = ledger.previous().flatMap(ledger::find);
      if (before.isEmpty()) return refused(Why.NOTHING_TO_DO, "there is no generation to go back to");
      return coordinator.prepare(before.get()).compose(ready -> commit(ledger.rolledBack(by, clock.instant())));
    });
  }

  private Future<Activation> change(long number, UnaryOperator<Ledger> change) {
    return coordinator.ledger().compose(ledger -> {
      if (number == ledger.active()) return refused(Why.NOTHING_TO_DO, "generation " + number + " is in force already");
      Optional<Generation> wanted = ledger.find(number);
      if (wanted.isEmpty()) return unknown(number);
      return files(wanted.get())
        .compose(this::good)
        .compose(report -> coordinator.prepare(wanted.get()))
        .compose(ready -> commit(change.apply(ledger)));
    });
  }

  private Future<Activation> commit(Ledger next) {
    return coordinator.commit(next).compose(kept -> coordinator.tell().map(behind -> new Activation(kept, behind)));
  }

  /**
   * Why a party of a call may do each operation, or not, by a generation.
   *
   * @param at the moment, as office hours go
   * @return operation to lines, in the order of the core's list
   */
  public Future<Map<Operation, List<String>>> explain(Call call, Party party, Instant at, long generation) {
    String tenant = party.endpoint().subscriber().user().tenant();
    return set(generation)
      .compose(set ->
        vertx.executeBlocking(
          () -> Explanations.of(set, CallFacts.of(call, party, set.circumstances(tenant, at))),
          false
        )
      )
      .map(why -> rules().within(tenant, why));
  }

  private Future<RuleReport> good(RuleFiles files) {
    int bytes = files
      .files()
      .stream()
      .mapToInt(file -> file.name().length() + file.text().length())
      .sum();
    if (bytes > MOST_BYTES) return refused(
      Why.BAD_RULES,
      bytes + " characters of rules, at most " + MOST_BYTES + " are permitted"
    );
    return check(files).map(report -> {
      if (report.good()) return report;
      List<String> details = new ArrayList<>();
      report.mistakes().forEach(mistake -> details.add(mistake.toString()));
      report
        .scenarios()
        .stream()
        .filter(one -> !one.good())
        .forEach(one -> details.add(one.place() + ": " + one.failure().orElse("failed")));
      throw new RefusedException(
        Why.BAD_RULES,
        "these rules have mistakes (" + details.size() + "): nothing has changed",
        details
      );
    });
  }

  private Future<Generation> generation(long number) {
    return ledger().compose(ledger ->
      ledger
        .find(number)
        .map(Future::succeededFuture)
        .orElseGet(() -> unknown(number))
    );
  }

  private Future<RuleFiles> files(Generation generation) {
    return store
      .files(generation.hash())
      .map(found ->
        found.orElseThrow(() ->
          new IllegalStateException("the files of generation " + generation.number() + " are not in the store")
        )
      );
  }

  private Future<RuleSet> set(long number) {
    return files(number).compose(files -> vertx.executeBlocking(() -> RuleSet.of(files), false));
  }

  private static <T> Future<T> unknown(long number) {
    return refused(Why.NO_SUCH_GENERATION, "there is no generation " + number);
  }

  private static <T> Future<T> refused(Why why, String message) {
    return Future.failedFuture(new RefusedException(why, message));
  }
}
