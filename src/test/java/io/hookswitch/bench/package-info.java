/**
 * {@code make bench}: the gateway side by side with what bounds it and with what users would pick instead, in one run. What is
 * compared with what is listed in {@link io.hookswitch.bench.Bench}; the programs on the other side are in {@code peer}. The
 * driver is a process of its own. It looks at every answer: an error is not a fast answer.
 */
package io.hookswitch.bench;
