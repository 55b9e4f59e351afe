/**
 * Rules as the cluster has them: which are in force, which were, which may be. In come sets of rule files from operations
 * people; out goes, on every node, one door for whoever has to decide ({@link io.hookswitch.policy.RulesInForce}). What a
 * rule means is not known here, that is {@code rules}.
 *
 * <p>A set of rules that the cluster knows is a <em>generation</em>: a number, from 1 and never used twice, the files, their
 * hash, and who has brought them when and why. The <em>ledger</em> is one entry of the store: the generations, which of them
 * is in force, which were before, and which one is on trial for some calls. The files lie beside it, by their hash. The
 * ledger is the only truth; every change of it replaces the one revision that it was made from, or fails.
 *
 * <p>Changing what is in force, told as it happens, whichever node is asked:
 * <ol>
 * <li><b>Check.</b> The files are read, judged and tried by their scenarios. A mistake ends it here.
 * <li><b>Prepare.</b> Every member is asked to load the generation: it takes the files from the store, compares their hash,
 *     compiles them, and puts them aside. One that says no, or nothing, ends it here. One that has left does not count; one
 *     that is only coming has nobody to ask yet, and loads the generation before it serves.
 * <li><b>Commit.</b> The ledger is replaced, unless somebody else has replaced it meanwhile. This is the moment: before it
 *     nothing has happened, after it everything has, wherever the asked node is by then. Below the quorum the store takes no
 *     writes, so nothing happens.
 * <li><b>Switch.</b> Every node follows the ledger: told by the store, told by the asked node, and looking by itself every
 *     second. What it needs it has put aside, so it replaces one reference. Who decides reads that reference once for each
 *     decision.
 * </ol>
 * If the asked node dies before the commit, the generation stays a candidate and some nodes have something put aside for
 * nothing; if it dies after it, the others have been told by the store or find out within a second. Rolling back is the same
 * with the generation before, which is still put aside.
 *
 * <p>A node that comes reads the ledger and loads what is in force before it claims anything; the first of a cluster writes
 * generation 1 from its folder. A node whose folder says something else follows the cluster, and says so. A node that
 * cannot load what is in force does not decide: nothing is allowed there, no command is taken, no shard is claimed, and it
 * tries again.
 */
package io.hookswitch.policy;
