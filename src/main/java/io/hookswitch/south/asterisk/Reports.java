package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchEvent;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What is reported of one call, and in which order. */
final class Reports {

  private final CallId call;
  private final Consumer<SwitchEvent> listener;
  private long sequence;
  private Instant changedAt = Instant.now();
  private SwitchEvent.Offered offer;
  private boolean offered;

  Reports(CallId call, Consumer<SwitchEvent> listener) {
    this.call = call;
    this.listener = listener;
  }

  /** Of the last report. */
  long sequence() {
    return sequence;
  }

  Instant changedAt() {
    return changedAt;
  }

  void changed() {
    changedAt = Instant.now();
  }

  /** Asterisk has begun the call. Nothing is reported of it before whoever is called rings. */
  void arrived(SwitchEvent.Offered arrival) {
    offer = arrival;
  }

  /** What it began with, when Asterisk began it and nobody has given an order about it; else {@code null}. */
  SwitchEvent began() {
    return offered ? offer : null;
  }

  void ordered() {
    if (offered) offer = null;
    offered = false;
  }

  /** Whether somebody had to be told that the call exists; then that it rings is said with it. */
  boolean tellOffer() {
    if (offer == null || offered) return false;
    offered = true;
    say(offer.party(), (party, number) -> {
      offer = new SwitchEvent.Offered(party, number, offer.tenant(), offer.from(), offer.called());
      return offer;
    });
    return true;
  }

  /** Numbers follow the clock, so that those of the next owner are higher. */
  void say(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    Instant now = Instant.now();
    sequence = Math.max(sequence + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
    changedAt = now;
    listener.accept(fact.apply(party, sequence));
  }

  void say(Leg leg, BiFunction<PartyId, Long, SwitchEvent> fact) {
    if (offer != null && !offered) return;
    say(call.party(leg.index()), fact);
  }

  void state(Leg leg) {
    switch (leg.phase()) {
      case WAITING, CALLED, LEAVING -> {
      } // nothing that anybody could see yet, or any more
      case RINGING -> {
        if (leg.own()) inspected(leg);
        else say(leg, SwitchEvent.Ringing::new);
      }
      case OFF_HOOK -> say(leg, SwitchEvent.Originated::new);
      case TALKING -> say(leg, SwitchEvent.Answered::new);
      case HELD -> say(leg, SwitchEvent.Held::new);
      case GONE -> say(leg, (party, number) -> new SwitchEvent.Released(party, number, leg.cause()));
    }
  }

  void recorded(Leg leg) {
    say(leg, (party, number) -> new SwitchEvent.Recorded(party, number, leg.recording()));
  }

  /** How a supervisor takes part; nothing for anybody else. */
  void watch(Leg leg) {
    Watch now = leg.watch();
    if (now == null || !leg.connected()) return;
    say(leg, (party, number) -> new SwitchEvent.Monitors(party, number, now.how(), now.userMuted()));
  }

  void inspected(Leg leg) {
    say(leg, (party, number) -> inspected(leg, party, number));
  }

  static SwitchEvent inspected(Leg leg, PartyId party, long number) {
    PartyState state = switch (leg.phase()) {
      case OFF_HOOK -> PartyState.Dialing;
      case TALKING -> PartyState.Established;
      case HELD -> PartyState.Held;
      default -> PartyState.Ringing;
    };
    return new SwitchEvent.Inspected(party, number, state, leg.muted(), leg.recording());
  }
}
