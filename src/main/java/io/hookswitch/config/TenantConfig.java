package io.hookswitch.config;

/**
 * What the pages of the tenant dialect leave open, and clients may have got used to.
 *
 * @param listDetached whether lists show halves that their user has left while the others go on
 * @param badBodyIs400 whether a body that is no JSON object gets 400; else 416, as in the family
 */
public record TenantConfig(boolean listDetached, boolean badBodyIs400) {
  public static final TenantConfig DEFAULT = new TenantConfig(true, false);
}
