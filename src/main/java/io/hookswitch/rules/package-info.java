/**
 * The policy: who may do what, as operations people write it in a folder of rule files.
 *
 * <p>In come {@link io.hookswitch.call.CallFacts}, out goes a {@link io.hookswitch.call.Decision}; the doors are
 * {@link io.hookswitch.rules.CapabilityRules} and {@link io.hookswitch.rules.DeviceRules}.
 *
 * <p>Most of the policy is tables, which become rules named after their row ({@code Matrix}, {@code RecordingTable},
 * {@code Words}); exceptions are DRL. A candidate comes as {@link io.hookswitch.rules.RuleFiles}, is judged by
 * {@link io.hookswitch.rules.RuleCheck} and compiled by {@link io.hookswitch.rules.CompiledRules#of}, both away from the
 * event loops. What comes out is a value that can be put into force by one assignment: it has a content hash, counts its
 * rules, decides and explains, and holds no session. Facts are finite, so all decisions are taken before the first call:
 * {@code FactSpace} finds out which facts no rule tells apart, Drools is asked once for each set of rules that fire
 * together and must fire exactly those, and {@code CallTable} and {@code DeviceTable} look the answers up, without
 * allocating and in the time of a few array accesses. What Drools has said is remembered on the disk
 * ({@link io.hookswitch.rules.VerdictMemory}), under a name made of all that it depends on.
 *
 * <p>A rule file is written in a small part of Drools' language (DRL). Its text never reaches Drools: a rule compiler
 * that is handed an author's text runs whatever the author wrote, and names generated classes when it is wrong. So
 * {@code RuleReader} accepts only what is on closed lists (a field of the facts, a value of its enum, three actions)
 * and says {@code file:line:column} for everything else, and {@code DrlPrinter} writes a new text from what was
 * accepted; only that is compiled. Rules therefore cannot run code, loop or see anything but the facts.
 *
 * <p>Rules only add up: operations allowed, minus operations denied, and one recording control. Neither the order of
 * rules nor that of files has a meaning. What can be known before the first call is said at load, all of it at once.
 */
package io.hookswitch.rules;
