package io.hookswitch.policy;

import java.util.List;

/**
 * A change of what is in force, which holds.
 *
 * @param ledger as it is now
 * @param behind nodes that have not said that they have switched; they follow by themselves
 */
public record Activation(Ledger ledger, List<String> behind) {}
