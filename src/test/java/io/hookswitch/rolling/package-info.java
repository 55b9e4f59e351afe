/** Restarting the nodes of a gateway one after the other while clients go on: what they notice of it. */
package io.hookswitch.rolling;
