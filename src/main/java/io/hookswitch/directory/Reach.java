package io.hookswitch.directory;

import java.util.Optional;

/** Who may act for whom: how far a level goes, and what of that a reseller owns. */
record Reach(Directory directory, Ownership ownership) {
  boolean covers(User caller, User user) {
    return caller.id().equals(user.id()) || (withinLevel(caller, user) && owns(caller, user));
  }

  private static boolean withinLevel(User caller, User user) {
    boolean sameTenant = caller.id().tenant().equals(user.id().tenant());
    boolean sameGroup = sameTenant && caller.group().equals(user.group());
    return switch (caller.level()) {
      case EndUser -> false;
      case DepartmentAdmin -> sameGroup &&
        caller.department().isPresent() &&
        caller.department().equals(user.department());
      case GroupAdmin -> sameGroup;
      case TenantAdmin -> sameTenant;
      case SystemAdmin -> true;
    };
  }

  /** Asked of those only whose level goes further than one group: others have nothing that could be owned in part. */
  private boolean owns(User caller, User user) {
    if (caller.reseller().isEmpty() || caller.level().compareTo(User.Level.TenantAdmin) < 0) return true;
    Optional<String> tenant = directory.tenant(user.id().tenant()).flatMap(Tenant::reseller);
    Optional<String> group = directory
      .group(user.id().tenant(), user.group())
      .flatMap(Group::reseller)
      .or(() -> tenant);
    return (
      (!ownership.groups() || caller.reseller().equals(group)) &&
      (!ownership.tenants() || caller.reseller().equals(tenant))
    );
  }
}
