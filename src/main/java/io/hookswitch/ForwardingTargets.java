package io.hookswitch;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.UserId;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.user.Forwarding;
import java.util.function.BiFunction;

/** Where a number leads that a user's phone is forwarded to: the same as if that user dialled it. */
record ForwardingTargets(Directory directory) implements BiFunction<UserId, Forwarding, Endpoint> {
  @Override
  public Endpoint apply(UserId user, Forwarding to) {
    return directory
      .user(user)
      .map(User::group)
      .flatMap(group -> directory.group(user.tenant(), group))
      .map(group -> directory.endpointFor(group, to.number(), to.digits()))
      .orElseGet(() -> Endpoint.network(to.number(), to.digits()));
  }
}
