package io.hookswitch.user;

import io.hookswitch.call.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A user as colleagues and the switch find it: logged in or not, available or not, and what is set at its phones.
 *
 * @param version grows with every change; the same version is the same presence
 * @param session {@code null} while nobody is logged in
 * @param agent {@link AgentState#OFFLINE} while nobody is logged in
 * @param agentSince when that state began
 * @param phones by device id; a phone with nothing set has no entry
 */
public record Presence(
  UserId user,
  long version,
  ContactCenterSession session,
  AgentState agent,
  Instant agentSince,
  Map<String, PhoneState> phones
) {
  public Presence {
    phones = java.util.Collections.unmodifiableMap(new TreeMap<>(phones));
  }

  /** A user of whom nothing is known yet. */
  public static Presence unknown(UserId user) {
    return new Presence(user, 0, null, AgentState.OFFLINE, Instant.EPOCH, Map.of());
  }

  /**
   * What is left of it when all nodes were gone. What is set at phones stays, and so do agents at work; but nobody has said since
   * then that they are still there.
   *
   * @param first the state after logging in, in place of being ready
   * @param at when the first nodes are back
   */
  public Presence revived(AgentState first, Instant at) {
    return agent.availability() == Availability.Ready ? in(session, first, at) : this;
  }

  public PhoneState phone(String device) {
    return phones.getOrDefault(device, PhoneState.PLAIN);
  }

  public boolean loggedInAt(String device) {
    return session != null && session.device().equals(device);
  }

  /** The agent state that a phone shows: an agent is at one phone at a time. */
  public AgentState agentAt(String device) {
    return loggedInAt(device) ? agent : AgentState.OFFLINE;
  }

  /** The phone that operations on the channel are about; empty for a user without phones. */
  public Optional<String> workplace(Seat seat) {
    return session != null && seat.has(session.device()) ? Optional.of(session.device()) : seat.primary();
  }

  Presence in(ContactCenterSession other, AgentState state, Instant at) {
    Instant since = state.equals(agent) ? agentSince : at;
    return new Presence(user, version + 1, other, state, since, phones);
  }

  Presence with(String device, PhoneState state) {
    Map<String, PhoneState> all = new TreeMap<>(phones);
    if (state.equals(PhoneState.PLAIN)) all.remove(device);
    else all.put(device, state);
    return new Presence(user, version + 1, session, agent, agentSince, all);
  }
}
