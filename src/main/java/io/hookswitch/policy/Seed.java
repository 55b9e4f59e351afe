package io.hookswitch.policy;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a node that starts: what a new cluster begins with, and nothing but a remark in any other. */
final class Seed {

  private static final Logger LOG = LoggerFactory.getLogger(Seed.class);

  private final PolicyStore store;
  private final FolderRules folder;
  private final String node;
  private final InstantSource clock;

  Seed(PolicyStore store, FolderRules folder, String node, InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.node = node;
    this.clock = clock;
  }

  /** What the folder holds under the number that it has in the cluster, if it is in force there. */
  Future<Optional<Loaded>> sow() {
    return store.ledger().compose(found -> found.isPresent() ? compare(found.get()) : begin());
  }

  private Future<Optional<Loaded>> begin() {
    Loaded loaded = folder.loaded();
    Generation first = new Generation(
      1,
      loaded.hash(),
      folder.files().files().size(),
      "node " + node,
      clock.instant(),
      "the folder " + folder.files().origin()
    );
    return (
      store
        .keep(folder.files())
        .compose(kept -> store.save(Ledger.first(first)))
        // If not, another node has begun at the same moment.
        .compose(saved -> saved ? Future.succeededFuture(Optional.of(loaded)) : sow())
    );
  }

  private Future<Optional<Loaded>> compare(Ledger ledger) {
    Generation active = ledger.find(ledger.active()).orElseThrow();
    if (folder.mistakes() == null && folder.loaded().hash().equals(active.hash())) {
      // Under another number it is compiled again: its decisions name the number.
      return Future.succeededFuture(Optional.of(folder.loaded()).filter(one -> one.generation() == active.number()));
    }
    LOG.warn(
      "rules: the folder {} is not what is in force: this node follows the cluster, which has generation {} of {} by {}{}",
      folder.files().origin(),
      active.number(),
      active.at(),
      active.author(),
      folder.mistakes() == null ? "" : "; besides, the folder has mistakes:\n" + folder.mistakes().getMessage()
    );
    return Future.succeededFuture(Optional.empty());
  }
}
