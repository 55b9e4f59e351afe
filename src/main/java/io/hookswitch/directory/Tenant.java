package io.hookswitch.directory;

import java.util.Optional;

/**
 * A customer of the gateway; nothing of one tenant is visible to another.
 *
 * @param id a UUID, what the Genesys dialect shows as the contact centre's id
 * @param extensionsAcrossGroups whether a user reaches users of the tenant's other groups by extension
 * @param reseller who owns the tenant; empty: nobody but the operator
 */
public record Tenant(String name, String id, boolean extensionsAcrossGroups, Optional<String> reseller) {
  /** A tenant of no reseller. */
  public Tenant(String name, String id, boolean extensionsAcrossGroups) {
    this(name, id, extensionsAcrossGroups, Optional.empty());
  }
}
