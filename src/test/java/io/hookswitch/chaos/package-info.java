/**
 * The proof of docs/reliability.md: a cluster of real nodes under load and under faults, everything that was seen of it
 * written down ({@code History}), and laws that no such record may break ({@code Checker}). The laws are pure and know
 * nothing of how a history came about; their test plants a breach of each. {@code Chaos} makes the histories: nodes in
 * JVMs and network namespaces of their own, faults from a seed.
 */
package io.hookswitch.chaos;
