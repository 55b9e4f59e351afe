/** The gateway's work as typed actors of Apache Pekko, written as its documentation advises; for {@code make bench}. */
package io.hookswitch.bench.pekko;
