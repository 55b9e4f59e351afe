package io.hookswitch.rules;

/**
 * A rule file as it was when the folder was read.
 *
 * @param name within the folder
 * @param text without a byte-order mark
 */
record RuleFile(String name, String text) {}
