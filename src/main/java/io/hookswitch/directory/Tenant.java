package io.hookswitch.directory;

/**
 * A customer of the gateway; nothing of one tenant is visible to another.
 *
 * @param id a UUID, what the Genesys dialect shows as the contact centre's id
 * @param extensionsAcrossGroups whether a user reaches users of the tenant's other groups by extension
 */
public record Tenant(String name, String id, boolean extensionsAcrossGroups) {}
