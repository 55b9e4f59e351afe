package io.hookswitch.shard;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.user.Arming;
import io.hookswitch.user.PresenceRefusal;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** The door between supervisors' phones, which are armed for other users' phones, and the calls of those. */
public interface Supervisors {
  /** A user's phone has been connected; whoever is armed for it joins the call. Returns at once, never fails. */
  void connected(PartyId party, Endpoint phone);

  /**
   * A user's phone has been connected since then, which may have been told already. Whoever was armed for its next call
   * only afterwards waits for another one. Returns at once, never fails.
   */
  void stillConnected(PartyId party, Endpoint phone, Instant since);

  /**
   * Arms a supervisor's phone for a user's phone, one at a time. With all calls, the supervisor also joins those that the
   * phone is on now.
   *
   * @param device the supervisor's phone
   * @param user whose phone is to be monitored; whether the supervisor may at all is the caller's to know
   * @param correlation names the client's request
   * @return empty when it is armed; fails as {@link Presences#ask} does
   */
  Future<Optional<PresenceRefusal>> arm(
    Seat supervisor,
    String device,
    Arming arming,
    Seat user,
    Instant deadline,
    String correlation
  );

  /** Disarms a supervisor's phone and takes it off the calls that it monitors. */
  Future<Optional<PresenceRefusal>> cancel(Seat supervisor, String device, Instant deadline, String correlation);
}
