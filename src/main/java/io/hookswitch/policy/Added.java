package io.hookswitch.policy;

import io.hookswitch.rules.RuleReport;

/** A generation that has been added, and what its check has found. */
public record Added(Generation generation, RuleReport report) {}
