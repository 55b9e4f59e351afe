package io.hookswitch.decisionlog;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.UserDatum;
import io.hookswitch.call.UserId;
import java.time.Instant;
import java.util.List;

/**
 * One command and what became of it.
 *
 * @param party index in the call
 * @param user who acted; {@code null} where there is no such party
 * @param state of the party before; {@code Null} for whoever dials
 * @param refusal why not, {@code null} when it was accepted
 * @param rules that decided
 * @param generation of these rules, 0 where rules are read once
 * @param correlation names the request in every other log
 * @param userData of the call before, as it is: masked where it is written
 */
public record Decided(
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
) {}
