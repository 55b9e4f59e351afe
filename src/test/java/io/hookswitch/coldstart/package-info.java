/** All nodes of a gateway killed at once, and its database: what is there when they are back. */
package io.hookswitch.coldstart;
