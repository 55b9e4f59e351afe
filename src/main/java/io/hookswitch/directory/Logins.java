package io.hookswitch.directory;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Checks logins. bcrypt is slow on purpose, and some clients send their password with every request, so: a password that
 * was right is remembered for a minute, the same login asked twice at once is checked once, and all of it runs on a pool
 * of its own, so that a flood of wrong passwords slows logins down and nothing else.
 */
final class Logins {

  /** With one thread (two cores) and 70 ms a check, the last one waits nine seconds; clients give up after ten. */
  static final int MAX_WAITING = 128;

  /** Longer ones name nobody; the file allows 80 characters on either side of the "@". */
  private static final int MAX_LOGIN = 161;

  private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);

  private final WorkerExecutor workers;
  private final Function<String, Optional<Account>> accounts;
  private final String nobody;
  private final ProvenLogins proven;
  private final Map<LoginKey, Future<Optional<User>>> waiting = new ConcurrentHashMap<>();

  /**
   * @param cost what checking an unknown login costs (see {@link Bcrypt#usualCost})
   * @param nanos a clock that never goes back, for how long a right password is remembered
   */
  Logins(Vertx vertx, Function<String, Optional<Account>> accounts, int cost, LongSupplier nanos) {
    this.workers = vertx.createSharedWorkerExecutor("hookswitch-logins", THREADS);
    this.accounts = accounts;
    this.nobody = Bcrypt.nobody(cost);
    this.proven = new ProvenLogins(nanos);
  }

  Future<Optional<User>> check(String login, String password) {
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    if (login.length() > MAX_LOGIN || secret.length == 0 || secret.length > Bcrypt.MAX_BYTES) {
      return Future.succeededFuture(Optional.empty());
    }
    LoginKey key = proven.key(login, secret);
    Optional<User> known = proven.user(key);
    return known.isPresent() ? Future.succeededFuture(known) : shared(key, login, secret);
  }

  private Future<Optional<User>> shared(LoginKey key, String login, byte[] secret) {
    if (waiting.size() >= MAX_WAITING && !waiting.containsKey(key)) {
      return Future.failedFuture(new LoginsBusyException(waiting.size()));
    }
    Promise<Optional<User>> mine = Promise.promise();
    Future<Optional<User>> check = waiting.putIfAbsent(key, mine.future());
    if (check == null) {
      check = mine.future();
      workers
        .executeBlocking(() -> verify(key, login, secret), false)
        .onComplete(result -> {
          waiting.remove(key);
          mine.handle(result);
        });
    }
    return onCallersContext(check);
  }

  /** On a worker. An unknown login costs a check too, or the time would tell who exists. */
  private Optional<User> verify(LoginKey key, String login, byte[] secret) {
    Optional<Account> account = accounts.apply(login);
    boolean right = Bcrypt.matches(secret, account.map(Account::hash).orElse(nobody));
    Optional<User> user = account.filter(found -> right).map(Account::user);
    user.ifPresent(found -> proven.remember(key, found));
    return user;
  }

  /** A shared check completes on the context of whoever asked first; the others must not be answered there. */
  private static Future<Optional<User>> onCallersContext(Future<Optional<User>> check) {
    Context caller = Vertx.currentContext();
    if (caller == null) {
      return check;
    }
    Promise<Optional<User>> answer = Promise.promise();
    check.onComplete(result -> caller.runOnContext(turn -> answer.handle(result)));
    return answer.future();
  }
}
