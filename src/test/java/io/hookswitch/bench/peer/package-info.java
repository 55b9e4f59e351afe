/** What the gateway is compared with: programs that do the least that could be called the same, each with a {@code main}. */
package io.hookswitch.bench.peer;
