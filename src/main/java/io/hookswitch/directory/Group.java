package io.hookswitch.directory;

/**
 * A group of a tenant, with what its users' numbers mean.
 *
 * @param country ISO 3166 two letters, for numbers dialled without a country code
 * @param extensionMin fewest digits of an extension
 * @param extensionMax most digits of an extension
 * @param featureCodes whether {@code *} and {@code #} codes may be dialled
 */
public record Group(
  String tenant,
  String name,
  String country,
  int extensionMin,
  int extensionMax,
  boolean featureCodes
) {}
