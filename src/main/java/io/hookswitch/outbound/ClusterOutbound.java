package io.hookswitch.outbound;

import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.UserId;
import io.hookswitch.config.ConfigException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calling lists of a folder, kept in the memory of the cluster: gone with its last node. */
public final class ClusterOutbound implements Outbound {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterOutbound.class);

  private final Campaigns campaigns;
  private final OutboundDesk desk;

  private ClusterOutbound(Campaigns campaigns, OutboundDesk desk) {
    this.campaigns = campaigns;
    this.desk = desk;
  }

  /**
   * Reads all lists, and gives those to the cluster that it does not have yet. A list that it has is not read again: what
   * has become of its records counts. Blocks; not for an event loop.
   *
   * @param dir a file for each list; no lists when it does not exist
   * @param lease how long an agent holds what it does not ask about, before it has dialled
   * @param callLease the same, after it has dialled
   * @throws InvalidCallingListException with every mistake of every file
   */
  public static ClusterOutbound open(
    Vertx vertx,
    HazelcastInstance hazelcast,
    Path dir,
    Duration lease,
    Duration callLease,
    InstantSource clock
  ) {
    List<CallingList> read = CallingListFolder.read(dir);
    refuseExports(read);
    HazelcastOutboundStore store = new HazelcastOutboundStore(vertx, hazelcast);
    List<Campaigns.Listed> listed = new ArrayList<>();
    for (CallingList list : read) {
      HazelcastOutboundStore.Taken taken = store.take(list);
      if (!taken.sameFile()) LOG.warn(
        "calling list {}: the cluster has it from another version of the file, and keeps that until all nodes are down",
        list.id()
      );
      listed.add(
        new Campaigns.Listed(list.tenant(), list.campaign(), list.applicationId(), list.name(), taken.number())
      );
    }
    if (!listed.isEmpty() && OneDatabase.inUse(hazelcast)) throw new ConfigException(
      List.of("outbound.memory: expected database, as the other nodes have, found cluster")
    );
    Campaigns campaigns = new Campaigns(listed);
    return new ClusterOutbound(campaigns, new OutboundDesk(campaigns, store, lease, callLease, clock));
  }

  /** Here every list begins as new: whoever is done with would be called again. */
  private static void refuseExports(List<CallingList> read) {
    List<String> mistakes = read
      .stream()
      .filter(CallingList::touched)
      .map(list -> "calling list " + list.id() + ": an export can be taken over with outbound.memory: database only")
      .toList();
    if (!mistakes.isEmpty()) throw new InvalidCallingListException(mistakes);
  }

  @Override
  public Future<OutboundResult> ask(UserId user, OutboundCommand command) {
    return desk.ask(user, command);
  }

  @Override
  public Future<Void> release(UserId user) {
    return desk.release(user, campaigns.of(user.tenant()));
  }
}
