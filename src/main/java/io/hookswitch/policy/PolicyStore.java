package io.hookswitch.policy;

import io.hookswitch.rules.RuleFiles;
import io.vertx.core.Future;
import java.util.Optional;

/** The door to what the cluster remembers of its rules. Nothing blocks. */
interface PolicyStore {
  /** Empty in a cluster that has just begun. */
  Future<Optional<Ledger>> ledger();

  /**
   * Keeps a ledger in the place of the revision before it; the first one where there is none.
   *
   * @return whether it is kept now; if not, there is another revision. Failed when that is not known, or when there are
   *     fewer nodes than may write
   */
  Future<Boolean> save(Ledger next);

  /** Keeps the files of a generation; repeatable. */
  Future<Void> keep(RuleFiles files);

  /** The files with this hash. */
  Future<Optional<RuleFiles>> files(String hash);

  /** Lets go of files that no generation of this ledger has. */
  Future<Void> tidy(Ledger ledger);

  /** Calls back after the ledger may have changed; on any thread. */
  void onChange(Runnable listener);
}
