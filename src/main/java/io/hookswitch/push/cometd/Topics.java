package io.hookswitch.push.cometd;

import java.util.List;
import java.util.Set;

/** What can be subscribed to. A closed list, so that clients cannot fill the memory with channels. */
final class Topics {

  /** Desktops subscribe to media that are not served here too; they get nothing there, and a refusal might stop them. */
  private static final Set<String> NAMES = Set.of(
    "/v2/me",
    "/v2/me/calls",
    "/v2/me/devices",
    "/v2/me/channels",
    "/v2/me/outbound",
    "/v2/me/chats",
    "/v2/me/emails",
    "/v2/me/openmedia",
    "/v2/me/workitems",
    "/v2/me/workbins",
    "/v2/me/interactions",
    "/v2/users",
    "/notifications/services",
    "/*",
    "/**",
    "/v2/*",
    "/v2/**",
    "/v2/me/*",
    "/v2/me/**",
    "/notifications/*",
    "/notifications/**"
  );
  private static final int MOST = 32;

  private Topics() {}

  static boolean allows(String topic) {
    return NAMES.contains(topic);
  }

  /**
   * The topics of a subscribe message: one, or a list.
   *
   * @throws BadMessageException when there is another thing, or a topic that is not for this client
   */
  static List<String> of(Object subscription) {
    List<?> all = switch (subscription) {
      case String one -> List.of(one);
      case Object[] some -> List.of(some);
      case List<?> some -> some;
      case null, default -> throw new BadMessageException(400, "subscription", "subscription_invalid");
    };
    if (all.isEmpty() || all.size() > MOST) throw new BadMessageException(400, "subscription", "subscription_invalid");
    return all.stream().map(Topics::checked).distinct().toList();
  }

  private static String checked(Object topic) {
    if (!(topic instanceof String name)) throw new BadMessageException(400, "subscription", "subscription_invalid");
    if (!allows(name)) throw new BadMessageException(403, "subscription", "subscribe_denied");
    return name;
  }
}
