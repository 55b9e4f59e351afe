package io.hookswitch.outbound;

import java.util.List;

/**
 * A calling list as its file has it.
 *
 * @param tenant whose users may have it
 * @param campaign that it belongs to
 * @param applicationId that clients must name together with the campaign
 * @param name unique within the tenant
 * @param chains in the order of the file
 * @param digest of the file; another one means another content
 */
record CallingList(String tenant, String campaign, long applicationId, String name, List<Chain> chains, String digest) {
  CallingList {
    chains = List.copyOf(chains);
  }

  /** Unique in the cluster; no tenant has a name with a slash. */
  String id() {
    return tenant + "/" + name;
  }

  int size() {
    return chains
      .stream()
      .mapToInt(chain -> chain.contacts().size())
      .sum();
  }
}
