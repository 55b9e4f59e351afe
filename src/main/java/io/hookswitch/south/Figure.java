package io.hookswitch.south;

import java.util.function.LongSupplier;

/**
 * Something that a connector counts.
 *
 * @param name as Micrometer spells it, {@code hookswitch.sip.requests}
 * @param grows whether it only grows, or falls as well
 * @param value asked from any thread
 */
public record Figure(String name, String meaning, boolean grows, LongSupplier value) {}
