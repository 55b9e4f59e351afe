package io.hookswitch.north.tenantv1;

import io.hookswitch.call.UserId;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import java.util.Map;
import java.util.Optional;

/**
 * The user that a URL names, for those who may act for it. Everybody else learns nothing: a tenant, group or user that
 * does not exist is refused in the same words as one that is out of reach.
 */
final class CallingUsers {

  private final Directory directory;

  CallingUsers(Directory directory) {
    this.directory = directory;
  }

  /** The user of the URL, to look at its calls; refused when the caller may not. */
  User seen(Request request) {
    User caller = request.who().user();
    return named(request.path())
      .filter(user -> directory.reaches(caller, user))
      .orElseThrow(() -> TenantV1Errors.invalidCallingUser().refused());
  }

  /** The user of the URL, to change its calls; refused when the caller may not. */
  User acting(Request request) {
    if (request.who().user().readOnly()) throw TenantV1Errors.readOnly().refused();
    return seen(request);
  }

  private Optional<User> named(Map<String, String> path) {
    String[] parts = path.get("user").split("@", 2);
    return directory
      .user(new UserId(path.get("tenant"), parts[0]))
      .filter(user -> user.group().equals(path.get("group")))
      .filter(user -> parts.length == 1 || inDomain(user, parts[1]));
  }

  /** A user's domain is the one it registers its phone in, or, as in a login, its tenant. */
  private static boolean inDomain(User user, String domain) {
    return domain.equals(user.id().tenant()) || user.addressOfRecord().endsWith("@" + domain);
  }
}
