package io.hookswitch;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.south.sip.Peers;
import java.util.Set;

/** The nodes of the cluster as the SIP connector asks them for recordings. */
record SipNodes(Cluster cluster) implements Peers {
  @Override
  public String self() {
    return cluster.self();
  }

  @Override
  public Set<String> members() {
    return Set.copyOf(cluster.members());
  }
}
