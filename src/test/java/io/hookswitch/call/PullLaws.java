package io.hookswitch.call;

import static io.hookswitch.call.CallLaws.law;

/** What must be true of a pulled call and its temporary one: of every state on the way, and when all is quiet. */
final class PullLaws {

  private PullLaws() {}

  /** On the way: nobody but its user can tell that a call is being pulled. */
  static void always(PullWorld world) {
    Call pulled = world.calls.get(PullWorld.PULLED);
    Party alice = pulled.at(0);
    law(alice.recording().privacy() && alice.recording().wanted(), "the pause for privacy stays");
    law(alice.endpoint().number().equals("15001"), "to others Alice is who she was");
    pulled
      .orders()
      .values()
      .forEach(order -> law(pulled.at(order.party()).live(), "orders in flight concern live parties: " + order));
    boolean hungUp = world.phones.state(Scene.ALICE) == PartyState.Released;
    law(alice.live() || hungUp, "a pull ends no call: " + alice.cause());
    Call temporary = world.calls.get(PullWorld.TEMPORARY);
    if (temporary == null) return;
    law(temporary.temporary(), "it is known as what it is");
    law(temporary.at(0).state() != PartyState.Established, "the temporary call is nobody's conversation");
  }

  /** At rest: one call, at one phone, or none. */
  static void atRest(PullWorld world) {
    law(world.waiting.isEmpty(), "each command came true or failed: " + world.waiting);
    Call pulled = world.calls.get(PullWorld.PULLED);
    Call temporary = world.calls.get(PullWorld.TEMPORARY);
    law(world.phones.up(PullWorld.PULLED).size() != 1, "no leg without a peer");
    for (PartyId leg : world.phones.up(PullWorld.PULLED)) {
      Party party = pulled.at(leg.index());
      law(party.state() == world.phones.state(leg), "the gateway knows the leg " + leg);
      boolean there = party.endpoint().subscriber().device().equals(world.phones.phone(leg).subscriber().device());
      law(there, "the gateway knows at which phone " + leg + " is");
    }
    pulled
      .parties()
      .forEach(party ->
        law(
          !party.live() || world.phones.state(PullWorld.PULLED.party(party.index())).live(),
          "the switch knows " + party.index()
        )
      );
    law(pulled.orders().isEmpty(), "every order is settled: " + pulled.orders());
    boolean rings = temporary != null && temporary.at(0).live();
    law(rings == world.phones.state(PullWorld.RINGING).live(), "the phones ring while the call says so");
    boolean waits = pulled.at(0).live() && pulled.at(0).pull() != null;
    law(waits == rings, "the pull is over on both calls or on neither");
    law(temporary == null || temporary.orders().isEmpty(), "nothing is left to be done: " + temporary);
    boolean picked = rings && temporary.at(0).personality() == Personality.Originator;
    law(!picked, "whoever has picked up does not wait");
  }
}
