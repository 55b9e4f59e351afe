package io.hookswitch.policy;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.policy.Members.Question;
import io.hookswitch.policy.RefusedException.Why;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepare, commit, switch: how a change of what is in force is made, see the sign on the door. */
final class Coordinator {

  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

  /** Compiling takes a second or two, and many times that on a node that has other things to do; whoever asks waits longer. */
  private static final Duration PREPARE_PATIENCE = Duration.ofSeconds(18);
  private static final Duration FOLLOW_PATIENCE = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final PolicyStore store;
  private final Members members;

  Coordinator(Cluster cluster, PolicyStore store, Members members) {
    this.cluster = cluster;
    this.store = store;
    this.members = members;
  }

  /** The ledger now; failed with a {@link RefusedException} when nothing can be changed anyway. */
  Future<Ledger> ledger() {
    if (!cluster.majority()) return Future.failedFuture(
      new RefusedException(Why.NO_MAJORITY, "this node is cut off from most others: nothing can be changed")
    );
    return store
      .ledger()
      .map(found -> found.orElseThrow(() -> new IllegalStateException("the cluster has no generations")));
  }

  /** Done when every node could use the generation at once. */
  Future<Void> prepare(Generation generation) {
    Buffer what = new Members.About(generation.number(), generation.hash()).form();
    return members.ask(Question.PREPARE, what, PREPARE_PATIENCE).map(answers -> {
      if (answers.silent().isEmpty()) return null;
      throw new RefusedException(
        Why.NOT_PREPARED,
        "generation " + generation.number() + " is not ready on every node: nothing has changed",
        answers.complaints()
      );
    });
  }

  /** The moment; done when the ledger is kept. */
  Future<Ledger> commit(Ledger next) {
    return store.save(next).map(kept -> {
      if (kept) return next;
      throw new RefusedException(Why.OVERTAKEN, "somebody else has changed the rules at the same time: look again");
    });
  }

  /**
   * Tells all nodes; they would find out by themselves.
   *
   * @return those that have not switched in time, each with what it said
   */
  Future<List<String>> tell() {
    return members
      .ask(Question.FOLLOW, Buffer.buffer(), FOLLOW_PATIENCE)
      .map(Members.Answers::complaints)
      .onSuccess(behind -> {
        if (!behind.isEmpty()) LOG.warn("rules: nodes that have not switched yet: {}", behind);
      });
  }
}
