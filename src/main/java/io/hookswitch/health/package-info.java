/**
 * The door for those who watch a node, on a port of its own: is it alive, may it be sent clients, what does it do.
 *
 * <p>In come numbers and conditions that other rooms keep anyway; {@code Watch} ties them together. Out go {@code GET
 * /health/live}, {@code /health/ready} and {@code /metrics}. Never here: counting on the way of a command, anything that
 * names a user or a call, a label with more values than can be listed, a login. Whoever reaches the port may read it,
 * which is why it is bound to the loopback address unless somebody says otherwise.
 */
package io.hookswitch.health;
