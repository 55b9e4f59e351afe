package io.hookswitch.config;

/**
 * Protection against requests that a foreign page makes a browser send.
 *
 * @param enabled whether requests of the Genesys dialect that change something need the session's token
 */
public record CsrfConfig(boolean enabled) {
  public static final CsrfConfig DEFAULT = new CsrfConfig(false);
}
