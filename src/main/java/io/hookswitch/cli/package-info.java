/**
 * The command line: what an operator types, and what comes back as text and exit code.
 *
 * <p>In come arguments, the environment and signals; out go a started node that is stopped cleanly, a few lines of text,
 * and an exit code: 0 done, 1 it failed, 2 it was asked for wrongly (usage or configuration), 3 nobody answers. Nothing here
 * knows how a node is made: that is {@link io.hookswitch.Main}. What an operator got wrong is told in plain lines on
 * standard error, never as a stack trace.
 */
package io.hookswitch.cli;
