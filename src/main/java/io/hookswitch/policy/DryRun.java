package io.hookswitch.policy;

import java.util.List;

/**
 * What a generation would change if it were in force for everybody.
 *
 * @param calls the lists of all users who are on a call now
 * @param decisions the lists that were decided last, on every node the same number at most
 * @param silent nodes that have not said anything, whose calls are not in the counts
 */
public record DryRun(Impact calls, Impact decisions, List<String> silent) {}
