package io.hookswitch.directory;

import java.util.List;
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
 * @param locationCodes the tenant's groups that are dialled by a code and an extension of theirs
 */
public record Group(
  String tenant,
  String name,
  String country,
  int extensionMin,
  int extensionMax,
  boolean featureCodes,
  Set<String> departments,
  Optional<String> reseller,
  List<LocationCode> locationCodes
) {
  /**
   * A group that others dial by a code.
   *
   * @param code goes before the extension
   * @param extensionMin fewest digits of an extension there
   * @param extensionMax most digits of an extension there
   */
  public record LocationCode(String code, String group, int extensionMin, int extensionMax) {
    /** Whether the digits are the code and something of the length of an extension. */
    boolean leads(String digits) {
      int rest = digits.length() - code.length();
      return digits.startsWith(code) && rest >= extensionMin && rest <= extensionMax;
    }
  }

  public Group {
    locationCodes = List.copyOf(locationCodes);
  }

  /** A group without departments that belongs to the tenant's owner, in a tenant without location codes. */
  public Group(String tenant, String name, String country, int extensionMin, int extensionMax, boolean featureCodes) {
    this(tenant, name, country, extensionMin, extensionMax, featureCodes, Set.of(), Optional.empty(), List.of());
  }

  /** Whether the digits are an extension behind a location code of the tenant. */
  public boolean behindLocationCode(String digits) {
    return locationCodes.stream().anyMatch(location -> location.leads(digits));
  }

  Group knowing(List<LocationCode> all) {
    return new Group(tenant, name, country, extensionMin, extensionMax, featureCodes, departments, reseller, all);
  }
}
