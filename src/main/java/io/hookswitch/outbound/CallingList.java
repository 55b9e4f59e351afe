package io.hookswitch.outbound;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A calling list as its file has it.
 *
 * @param tenant whose users may have it
 * @param campaign that it belongs to
 * @param applicationId that clients must name together with the campaign
 * @param name unique within the tenant
 * @param chains in the order of the file
 * @param rows where they stand, numbered from 1 in the same order; fresh ones, unless the file is an export
 * @param digest of the file; another one means another content
 */
record CallingList(
  String tenant,
  String campaign,
  long applicationId,
  String name,
  List<Chain> chains,
  List<ChainRow> rows,
  String digest
) {
  CallingList {
    chains = List.copyOf(chains);
    rows = List.copyOf(rows);
  }

  /** One that nobody has touched. */
  CallingList(String tenant, String campaign, long applicationId, String name, List<Chain> chains, String digest) {
    this(
      tenant,
      campaign,
      applicationId,
      name,
      chains,
      IntStream.rangeClosed(1, chains.size()).mapToObj(ChainRow::fresh).toList(),
      digest
    );
  }

  /** Whether somebody has had to do with it before. */
  boolean touched() {
    return rows.stream().anyMatch(row -> !row.isFresh());
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
