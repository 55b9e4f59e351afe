package io.hookswitch.bench.pekko;

/** What goes from node to node; bound to a serializer in {@link PekkoNode}. */
interface Wire {}
