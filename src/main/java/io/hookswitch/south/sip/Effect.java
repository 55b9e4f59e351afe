package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import java.util.function.BiFunction;

/** What is to be done after a call has changed, in this order. What is heard follows from the calls, see {@link Sound}. */
sealed interface Effect {
  /** To be told to the gateway, with a number. */
  record Report(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) implements Effect {}

  /** Find out whether whoever is called wants calls, then call. */
  record Reach(PartyId party) implements Effect {}

  /**
   * Call a phone, or the network.
   *
   * @param shown the number that it shows
   * @param picksUp whether the phone is asked to go off hook by itself
   */
  record Invite(String line, Endpoint to, String shown, boolean picksUp) implements Effect {}

  /** End a line, however far it has come. */
  record HangUp(String line, ReleaseCause cause) implements Effect {}

  /** Tell a phone that has called in that the other one rings. */
  record Ring(String line) implements Effect {}

  /** Let a phone that has called in hear what is said before anybody picks up. */
  record Progress(String line) implements Effect {}

  /** Pick up for a phone that has called in. */
  record Accept(String line) implements Effect {}

  /** Tell a phone to answer. */
  record Talk(String line, PartyId party, long order) implements Effect {}

  /** Press keys for a phone to hear. */
  record Press(String line, String keys) implements Effect {}

  /** Begin to record; what of it is really written says {@link Sound}. */
  record Tape(String line, String tape) implements Effect {}

  record StopTape(String line, String tape) implements Effect {}

  /** Nobody is on the call any more. */
  record Over(CallId call) implements Effect {}
}
