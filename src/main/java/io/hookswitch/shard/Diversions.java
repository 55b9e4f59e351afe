package io.hookswitch.shard;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.UserId;
import io.hookswitch.user.Forwarding;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Follows the forwarding of phones, from the one that is called to the one that rings. Asked before a call is set up, so
 * that the party of the call is the user who is reached and nobody else.
 *
 * <p>A chain that comes back to a phone, or is longer than five, ends at the phone where that shows: better that one too
 * many phones rings than that a caller is turned away by somebody's typing error.
 */
public final class Diversions {

  static final int MOST_HOPS = 5;

  private final Presences presences;
  private final BiFunction<UserId, Forwarding, Endpoint> resolver;

  /** @param resolver where a number leads that a user forwards to */
  public Diversions(Presences presences, BiFunction<UserId, Forwarding, Endpoint> resolver) {
    this.presences = presences;
    this.resolver = resolver;
  }

  /**
   * Where a call to this end point rings.
   *
   * @return the end point itself when nothing is forwarded; else another one that keeps the digits of the first, since
   *     they say what the caller dialled
   */
  public Future<Endpoint> of(Endpoint called) {
    return follow(called, called, new HashSet<>());
  }

  private Future<Endpoint> follow(Endpoint called, Endpoint here, Set<String> passed) {
    Endpoint.Subscriber who = here.subscriber();
    Endpoint end = here == called ? called : new Endpoint(here.number(), called.digits(), who);
    if (who == null || passed.size() == MOST_HOPS) return Future.succeededFuture(end);
    passed.add(who.device());
    return presences.of(who.user()).compose(presence -> {
      Forwarding to = presence.phone(who.device()).forwarding();
      if (to == null) return Future.succeededFuture(end);
      Endpoint next = resolver.apply(who.user(), to);
      boolean back = next.internal() && passed.contains(next.subscriber().device());
      return back ? Future.succeededFuture(end) : follow(called, next, passed);
    });
  }
}
