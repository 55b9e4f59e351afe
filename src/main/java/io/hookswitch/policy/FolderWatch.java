package io.hookswitch.policy;

import io.hookswitch.policy.RefusedException.Why;
import io.hookswitch.rules.RuleFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what changes in this node's folder into force in the whole cluster: the folder as a whole, once it has been quiet
 * for a while, and only what passes every check. What the folder held when the node began is no change. Each state of the
 * folder is tried once; after a roll-back the folder has to change again.
 */
public final class FolderWatch {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  /** Two looks that see the same are so far apart: nobody is in the middle of writing. */
  static final Duration QUIET = Duration.ofMillis(300);
  /** Where nothing is wrong with the files, it is tried again after so many looks. */
  private static final int LOOKS_BETWEEN_TRIES = 30;

  private static final Set<Why> TRY_AGAIN = EnumSet.of(Why.OVERTAKEN, Why.NOT_PREPARED, Why.NO_MAJORITY);

  private final Vertx vertx;
  private final Generations generations;
  private final Path folder;
  private final String author;
  private String seen;
  private String tried;
  private int pause;
  private boolean busy;

  private FolderWatch(Vertx vertx, Generations generations, Path folder, String author) {
    this.vertx = vertx;
    this.generations = generations;
    this.folder = folder;
    this.author = author;
  }

  /**
   * Watches until Vert.x is closed.
   *
   * @param author of what comes from here
   * @return done when the first look is over
   */
  public static Future<Void> begin(Vertx vertx, Generations generations, Path folder, String author) {
    FolderWatch watch = new FolderWatch(vertx, generations, folder, author);
    return watch
      .read()
      .onSuccess(files -> {
        watch.seen = state(files);
        watch.tried = watch.seen;
        vertx.setPeriodic(QUIET.toMillis(), tick -> watch.look());
      })
      .mapEmpty();
  }

  private Future<RuleFiles> read() {
    return vertx.executeBlocking(() -> RuleFiles.read(folder), false);
  }

  /** A folder that cannot be read has a state too. */
  private static String state(RuleFiles files) {
    return files.fingerprint() + files.unread();
  }

  private void look() {
    if (busy || pause-- > 0) return;
    busy = true;
    read()
      .compose(files -> {
        String state = state(files);
        boolean quiet = state.equals(seen);
        seen = state;
        if (!quiet || state.equals(tried)) return Future.succeededFuture();
        tried = state;
        return bring(files);
      })
      .onComplete(done -> {
        busy = false;
        if (done.failed()) complain(done.cause());
      });
  }

  private Future<?> bring(RuleFiles files) {
    String hash = files.fingerprint();
    return generations.ledger().compose(ledger -> {
      long active = ledger.active();
      if (
        ledger
          .find(active)
          .filter(one -> one.hash().equals(hash))
          .isPresent()
      ) return Future.succeededFuture();
      Future<Long> number = ledger
        .generations()
        .reversed()
        .stream()
        .filter(one -> one.hash().equals(hash))
        .findFirst()
        .map(one -> Future.succeededFuture(one.number()))
        .orElseGet(() ->
          generations
            .add(files, author, "the folder " + folder + " has changed")
            .map(added -> added.generation().number())
        );
      return number
        .compose(one -> generations.activate(one, author))
        .onSuccess(done ->
          LOG.info("rules: the folder {} is in force as generation {}", folder, done.ledger().active())
        );
    });
  }

  private void complain(Throwable why) {
    boolean files = why instanceof RefusedException refused && !TRY_AGAIN.contains(refused.why());
    if (!files) {
      tried = null;
      pause = LOOKS_BETWEEN_TRIES;
    }
    String details = why instanceof RefusedException refused ? String.join("\n", refused.details()) : "";
    LOG.error(
      "rules: the folder {} has changed and is not in force: {}{}",
      folder,
      Objects.toString(why.getMessage(), why.toString()),
      details.isEmpty() ? "" : "\n" + details
    );
  }
}
