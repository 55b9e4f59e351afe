package io.hookswitch.shard;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.user.Arming;
import io.hookswitch.user.PresenceRefusal;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Nobody supervises. */
final class NoSupervisors implements Supervisors {

  @Override
  public void connected(PartyId party, Endpoint phone) {
    // Of no interest to anybody.
  }

  @Override
  public void stillConnected(PartyId party, Endpoint phone, Instant since) {
    // Of no interest to anybody.
  }

  @Override
  public Future<Optional<PresenceRefusal>> arm(
    Seat supervisor,
    String device,
    Arming arming,
    Seat user,
    Instant deadline,
    String correlation
  ) {
    throw new UnsupportedOperationException("nobody supervises here");
  }

  @Override
  public Future<Optional<PresenceRefusal>> cancel(
    Seat supervisor,
    String device,
    Instant deadline,
    String correlation
  ) {
    throw new UnsupportedOperationException("nobody supervises here");
  }
}
