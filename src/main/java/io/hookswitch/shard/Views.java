package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a party is shown of a call, and what it may do, by whomever it is shown. */
final class Views {

  private Views() {}

  /** The view of whoever asks; of nothing when the call is not one that the asker may know of. */
  static Reply of(Ask ask, Call call, CapabilityRules rules, Instant now) {
    return visible(ask, call) ? of(ask, call, null, rules, now) : unknown(ask);
  }

  static Reply of(Ask ask, Call call, Refusal refusal, CapabilityRules rules, Instant now) {
    return new Reply(call, call == null ? Decision.NOTHING : decision(call, ask.party(), rules, now), refusal, null);
  }

  /** A tenant sees its own calls, through one of their parties. */
  static boolean visible(Ask ask, Call call) {
    return call != null && call.tenant().equals(ask.tenant()) && call.party(ask.party()).isPresent();
  }

  static Decision decision(Call call, int index, CapabilityRules rules, Instant now) {
    Party party = call.party(index).orElse(null);
    boolean ours = party != null && party.endpoint().internal();
    return ours ? decision(call, party, rules.of(call.id()), now) : Decision.NOTHING;
  }

  /** @param party a user's */
  static Decision decision(Call call, Party party, CapabilityRules rules, Instant now) {
    return rules.decide(facts(call, party, rules, now));
  }

  /** @param party a user's */
  static CallFacts facts(Call call, Party party, CapabilityRules rules, Instant now) {
    String tenant = party.endpoint().subscriber().user().tenant();
    return CallFacts.of(call, party, rules.circumstances(tenant, now));
  }

  /** Of a user who is about to dial. */
  static CallFacts idle(Endpoint.Subscriber who, CapabilityRules rules, Instant now) {
    return CallFacts.idle(who, rules.circumstances(who.user().tenant(), now));
  }

  /** What rules say to a command, and what decided against it where they refuse it. */
  static Decision decision(Command command, CallFacts facts, CapabilityRules rules) {
    Decision decision = rules.decide(facts);
    if (command.needs().stream().anyMatch(decision::allows)) return decision;
    return decision.because(rules.reasons(facts, command.needs().getFirst()));
  }

  /** The same for a call that never was, is over, or is somebody else's. */
  static Reply unknown(Ask ask) {
    Refusal refusal =
      ask.input() instanceof Command command
        ? new Refusal(Refusal.Why.NO_SUCH_CALL, command.needs().getFirst(), PartyState.Null, Set.of(), List.of(), "")
        : null;
    return new Reply(null, Decision.NOTHING, refusal, null);
  }
}
