package io.hookswitch.config;

/**
 * A tenant whose phones are on one of the further switches.
 *
 * @param tenant of the directory
 * @param connector the name of the switch
 */
public record TenantSwitch(String tenant, String connector) {}
