package io.hookswitch.directory;

/**
 * What a reseller's users are held to. Of each that is on, the user's reseller must own what is reached; with both off
 * resellers are like everybody else of their level.
 *
 * @param groups they reach groups of their reseller; a group without an owner of its own is its tenant's owner's
 * @param tenants they reach tenants of their reseller
 */
public record Ownership(boolean groups, boolean tenants) {
  public static final Ownership USUAL = new Ownership(true, false);
}
