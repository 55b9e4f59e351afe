/**
 * The whole gateway, seen from outside. In come requests of clients and signals of operators, as they are sent in earnest;
 * what comes out is held to {@code openapi.yaml} and searched for our insides. Nothing here knows a room behind the doors:
 * what a test cannot see over HTTP or on the console is the business of that room's own tests.
 *
 * <p>{@link io.hookswitch.gateway.GatewayHarness} runs it in this JVM, {@code GatewayProcess} in one of its own.
 */
package io.hookswitch.gateway;
