package io.hookswitch.north;

import io.vertx.core.Future;

/** The door to what commands were answered that their clients have named. Shared by all nodes, like {@link Sessions}. */
public interface NamedAnswers {
  /** Remembers nothing. */
  NamedAnswers NONE = new NamedAnswers() {
    @Override
    public Future<KeptAnswer> claim(String name, KeptAnswer mine, String over) {
      return Future.succeededFuture(mine);
    }

    @Override
    public Future<Void> settle(String name, String attempt, KeptAnswer outcome) {
      return Future.succeededFuture();
    }

    @Override
    public boolean works(String node) {
      return true;
    }
  };

  /**
   * Takes a name for an attempt.
   *
   * @param name of one user
   * @param over an attempt of which nothing more will come, and which then does not stand in the way; {@code null} for none
   * @return what the name stands for now: this attempt, or what another one has left there; failed when nobody can say,
   *     then nothing may be done under the name
   */
  Future<KeptAnswer> claim(String name, KeptAnswer mine, String over);

  /**
   * Says how an attempt has ended, unless the name has gone over to another one.
   *
   * @param outcome {@code null} when nothing was done and the name is free again
   */
  Future<Void> settle(String name, String attempt, KeptAnswer outcome);

  /** Whether this node is one of the cluster's: otherwise nothing more comes of its attempts. */
  boolean works(String node);
}
