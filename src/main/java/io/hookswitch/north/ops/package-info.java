/**
 * The dialect of whoever operates the cluster, under {@code /ops}: plain JSON, each request with its own credentials.
 *
 * <p>In comes an operator (a user whom the directory marks {@code operator: true}; nobody else, whatever the level), out go
 * the nodes, and what is done to them. An operator operates the whole cluster, of whichever tenant it is a user. Who may only
 * look ({@code readOnly}) changes nothing here either. What is served is what the families of operations serve; who adds one
 * writes an {@link io.hookswitch.north.ops.OpsFamily}.
 */
package io.hookswitch.north.ops;
