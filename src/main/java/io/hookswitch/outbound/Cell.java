package io.hookswitch.outbound;

/**
 * A value of a file, with its place.
 *
 * @param value a text, or what else JSON has; {@code null} only for JSON's own
 * @param line from 1
 * @param column from 1, in characters
 */
record Cell(Object value, int line, int column) {}
