package io.hookswitch.token;

import io.hookswitch.directory.User;
import io.vertx.core.Future;
import java.util.Optional;

/** The door to bearer tokens. Safe for all threads. */
public interface Tokens {
  /** Where no keys are configured: no token is good, none is issued. */
  Tokens NONE = new Tokens() {
    @Override
    public Future<Optional<User>> holder(String token) {
      return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Optional<Issued> issue(User user) {
      return Optional.empty();
    }
  };

  /**
   * Whom a token stands for.
   *
   * @return the user as the directory knows it now; empty for whatever is wrong with the token, without a word about
   *     what; failed with {@link KeysMissingException} when no key could be read so far. Completes on the caller's context.
   */
  Future<Optional<User>> holder(String token);

  /** A token for a user that has proved who it is; empty where the gateway issues none. */
  Optional<Issued> issue(User user);
}
