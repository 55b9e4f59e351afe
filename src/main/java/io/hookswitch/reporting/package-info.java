/**
 * Where to call records and what happened to calls are published: Kafka when the operator names brokers, else files of JSON
 * lines. In come lines in the order in which they are to be published, a batch at a time; whoever hands them in keeps them
 * until {@link io.hookswitch.reporting.Outlet#publish} returns, and hands them in again when it fails. So a line may be
 * published twice, with the same {@code id}.
 *
 * <p>Everything here blocks: never on an event loop.
 */
package io.hookswitch.reporting;
