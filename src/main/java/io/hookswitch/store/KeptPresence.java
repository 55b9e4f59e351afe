package io.hookswitch.store;

import java.io.Serializable;

/**
 * A presence as it is stored.
 *
 * @param version readable without reading the rest
 */
record KeptPresence(long version, byte[] json) implements Serializable {}
