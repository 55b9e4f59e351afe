package io.hookswitch.north;

import io.hookswitch.config.LoginConfig;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to try a password, whichever route it came by: each wrong one uses up an allowance of its account and one
 * of its address, and who has used one up is refused unheard, with the right password too.
 *
 * <p>Counted on this node alone: a login must not wait for the cluster, and n nodes listen to n times as many guesses at
 * most. A name that nobody has is counted like any other, so the limit does not tell who exists.
 */
public final class Passwords {

  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
  private static final int LONGEST_KEY = 200;

  private final Directory directory;
  private final Allowances accounts;
  private final Allowances addresses;

  /** @param nanos a clock that never goes back */
  public Passwords(Directory directory, LoginConfig config, LongSupplier nanos) {
    this.directory = directory;
    this.accounts = new Allowances(config.perAccount(), config.accountRefill(), nanos);
    this.addresses = new Allowances(config.perAddress(), config.addressRefill(), nanos);
  }

  /**
   * @param address whose attempt it is, as {@link ClientAddresses} has it
   * @return the user, or empty; failed with {@link Refused} ({@link Problem.Kind#TOO_MANY}) when there were too many
   *     wrong ones, and as {@link Directory#authenticate} is
   */
  public Future<Optional<User>> check(String login, String password, String address) {
    String account = account(login);
    Duration wait = longer(accounts.wait(account), addresses.wait(address));
    if (!wait.isZero()) return Future.failedFuture(Problem.tooMany(wait).refused());
    // The account's is taken before, so guesses side by side are no more than guesses one by one; the address's only
    // when the password was wrong, since a whole building may log in from one address in the same second.
    accounts.take(account);
    return directory
      .authenticate(login, password)
      .onSuccess(user -> {
        if (user.isPresent()) accounts.giveBack(account);
        else failed(account, address);
      })
      .onFailure(unheard -> accounts.giveBack(account));
  }

  private void failed(String account, String address) {
    addresses.take(address);
    boolean addressIsOut = !addresses.wait(address).isZero();
    if (addressIsOut || !accounts.wait(account).isZero()) {
      // Without the name: people type their password there.
      LOG.warn(
        "too many wrong passwords {} {}: refused for a while",
        addressIsOut ? "from" : "for an account, last from",
        address
      );
    }
  }

  /** The same key for both spellings of a user's login. */
  private String account(String login) {
    String key = directory
      .byLogin(login)
      .map(user -> user.id().toString())
      .orElse(login);
    return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
