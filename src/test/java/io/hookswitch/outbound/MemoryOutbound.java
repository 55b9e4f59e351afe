package io.hookswitch.outbound;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The lists of a folder in one process, with the real desk and queues; for tests of other rooms too. */
public final class MemoryOutbound implements Outbound {

  public static final Duration LEASE = Duration.ofMinutes(15);
  public static final Duration CALL_LEASE = Duration.ofHours(4);

  final MemoryOutboundStore store = new MemoryOutboundStore();
  private final Campaigns campaigns;
  private final OutboundDesk desk;

  public MemoryOutbound(Path dir, InstantSource clock) {
    this(CallingListFolder.read(dir), clock);
  }

  MemoryOutbound(List<CallingList> lists, InstantSource clock) {
    List<Campaigns.Listed> listed = new ArrayList<>();
    for (CallingList list : lists) {
      store.fill(listed.size(), list);
      listed.add(
        new Campaigns.Listed(list.tenant(), list.campaign(), list.applicationId(), list.name(), listed.size())
      );
    }
    campaigns = new Campaigns(listed);
    desk = new OutboundDesk(campaigns, store, LEASE, CALL_LEASE, clock);
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
