package io.hookswitch.directory;

import java.util.Optional;
import java.util.Set;

/**
 * A group of a tenant, with what its users' numbers mean.
 *
 * @param country ISO 3166 two letters, for numbers dialled without a country code
 * @param extensionMin fewest digits of an extension
 * @param extensionMax most digits of an extension
 * @param featureCodes whether {@code *} and {@code #} codes may be dialled
 * @param departments names of the parts of the group that have administrators of their own
 * @param reseller who owns the group; empty: whoever owns the tenant
 */
public record Group(
  String tenant,
  String name,
  String country,
  int extensionMin,
  int extensionMax,
  boolean featureCodes,
  Set<String> departments,
  Optional<String> reseller
) {
  /** A group without departments that belongs to the tenant's owner. */
  public Group(String tenant, String name, String country, int extensionMin, int extensionMax, boolean featureCodes) {
    this(tenant, name, country, extensionMin, extensionMax, featureCodes, Set.of(), Optional.empty());
  }
}
