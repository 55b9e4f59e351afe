package io.hookswitch.south.sim;

import io.hookswitch.call.PartyId;
import java.util.List;

/**
 * The order over two calls that has changed a call last, as the second of the two. The first call is saved later; should
 * that not come to pass, whoever goes on with the order knows by this mark that half of it is done.
 *
 * @param party whose order it is, a leg of the first call
 * @param number of the order within the first call
 * @param legs during a merge: all legs of the call as they were, on their way to the first call; else none
 * @param timers of these legs
 */
record Crossed(PartyId party, long number, List<SimLeg> legs, List<SimTimer> timers) {
  Crossed {
    legs = List.copyOf(legs);
    timers = List.copyOf(timers);
  }

  static Crossed by(PartyId party, long number) {
    return new Crossed(party, number, List.of(), List.of());
  }

  boolean is(PartyId byParty, long byNumber) {
    return party.equals(byParty) && number == byNumber;
  }
}
