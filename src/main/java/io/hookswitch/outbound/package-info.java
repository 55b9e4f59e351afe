/**
 * Calling lists for preview dialling: whom to call next, and who is busy with whom.
 *
 * <p>In come calling lists as files, and what agents ask ({@code OutboundCommand}); out go records, or why not ({@code
 * OutboundResult}). The doors are {@code Outbound} for agents and {@code CallingLists} for operators.
 *
 * <p>What is handed out is a <em>chain</em>: the records of one customer, of whom an agent dials one after the other.
 * Where a chain stands is decided by {@code OutboundMachine}, one pure step per input. A list's chains are rows of the
 * database ({@code SqlQueue}); a step locks the list and is one transaction: therefore nobody is handed the chain of somebody
 * else, whatever two agents do at once. What is in the records is beside it, and changed only for whoever holds the chain.
 *
 * <p>Or, when the operator wants no database, they are in the memory of the cluster: a list's chains stand in one {@code
 * CallQueue}, a single entry, changed in place where it is kept. Chains that nobody has touched yet cost the queue nothing, since they are
 * a range; each other one that is not finished costs about 160 bytes, and a step costs a few searches in sorted sets.
 *
 * <p>A hold ends by itself when it is not renewed: with the next input that comes to its list after that time, without a
 * timer, so it takes nobody to notice that an agent, or a node, has gone. Time comes in with each input.
 *
 * <p>Never here: a dialect's word, a phone, a call, news for users.
 */
package io.hookswitch.outbound;
