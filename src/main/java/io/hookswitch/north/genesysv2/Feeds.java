package io.hookswitch.north.genesysv2;

import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.push.sockjs.Backend.Feed;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the bridge that this dialect has news for. {@code me} is whoever asks, so that nobody can name somebody
 * else; only who may listen in to a colleague's calls can name the colleague.
 */
public final class Feeds {

  private static final String ALL = "hookswitch.me";
  private static final Pattern OWN = Pattern.compile("hookswitch\\.me\\.(calls|devices|channels|outbound)");
  private static final Pattern WATCHED = Pattern.compile("hookswitch\\.users\\.(.{1,100})\\.(calls|devices|channels)");

  private final Directory directory;

  public Feeds(Directory directory) {
    this.directory = directory;
  }

  /** Empty where there is no such address, and where it is not for this user. */
  public Optional<Feed> feed(User who, String address) {
    if (address.equals(ALL)) return Optional.of(new Feed(who.id(), topic -> true));
    Matcher own = OWN.matcher(address);
    if (own.matches()) return Optional.of(new Feed(who.id(), topic(own.group(1))));
    Matcher watched = WATCHED.matcher(address);
    if (!watched.matches() || !supervises(who)) return Optional.empty();
    return directory
      .user(new UserId(who.id().tenant(), watched.group(1)))
      .map(user -> new Feed(user.id(), topic(watched.group(2))));
  }

  /** The same as who may listen in: to all users of the tenant. */
  private static boolean supervises(User who) {
    return who.role() == UserRole.Supervisor && Feature.MONITORING.in(who.features());
  }

  private static Predicate<String> topic(String name) {
    return ("/v2/me/" + name)::equals;
  }
}
