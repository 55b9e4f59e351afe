package io.hookswitch.wire;

/** What a node is asked for by whoever operates the cluster; it answers with a {@link NodeReport}. */
public enum NodeOrder {
  /** Only how it is. */
  REPORT,
  /** To hand over what it has, send its clients elsewhere, and end. */
  DRAIN,
}
