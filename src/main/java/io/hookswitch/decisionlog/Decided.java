package io.hookswitch.decisionlog;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.UserDatum;
import io.hookswitch.call.UserId;
import io.hookswitch.user.Availability;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.PresenceRefusal;
import java.time.Instant;
import java.util.List;

/** One command and what became of it. */
public sealed interface Decided {
  /** Whether it was; what was not is always written. */
  boolean accepted();

  /** Accepted commands of the same origin are written all, or none. */
  Object origin();

  /**
   * A command about a call.
   *
   * @param call {@code null} for a number that is lent to a call to come
   * @param party index in the call
   * @param user who acted; {@code null} where there is no such party
   * @param state of the party before; {@code Null} for whoever dials
   * @param refusal why not, {@code null} when it was accepted
   * @param rules that decided
   * @param generation of these rules, 0 where rules are read once
   * @param correlation names the request in every other log
   * @param userData of the call before, as it is: masked where it is written
   */
  record OnCall(
    Instant at,
    CallId call,
    int party,
    UserId user,
    PartyState state,
    Operation operation,
    Refusal.Why refusal,
    List<String> rules,
    long generation,
    String correlation,
    List<UserDatum> userData
  ) implements Decided {
    @Override
    public boolean accepted() {
      return refusal == null;
    }

    @Override
    public Object origin() {
      return call == null ? user : call;
    }
  }

  /**
   * A command about a user's phone, or about the agent who works there.
   *
   * @param user whose phone it is
   * @param device the phone; {@code null} where the user has no such phone
   * @param availability of the user before
   * @param refusal why not, {@code null} when it was accepted
   * @param rules that decided
   * @param generation of these rules, 0 where rules are read once
   * @param correlation names the request in every other log, {@code null} where no client asked
   */
  record AtPhone(
    Instant at,
    UserId user,
    String device,
    Availability availability,
    DeviceOperation operation,
    PresenceRefusal.Why refusal,
    List<String> rules,
    long generation,
    String correlation
  ) implements Decided {
    @Override
    public boolean accepted() {
      return refusal == null;
    }

    @Override
    public Object origin() {
      return user;
    }
  }
}
