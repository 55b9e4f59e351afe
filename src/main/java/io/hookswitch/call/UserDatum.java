package io.hookswitch.call;

/**
 * One pair of a call's user data (attached data). A key may occur more than once: attaching never replaces.
 *
 * @param value a text, number, boolean, or an unmodifiable list or map of these
 */
public record UserDatum(String key, Object value) {}
