/**
 * Programs that measure a gateway from outside, each with a {@code main}; no test runs them. What was measured, on what,
 * and how to repeat it is in {@code docs/operators.md}.
 */
package io.hookswitch.perf;
