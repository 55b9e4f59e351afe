package io.hookswitch.call;

import java.util.List;

/**
 * What the gateway wants from the switch. Orders are taken in order per call; whether and when one was obeyed comes
 * back as {@link SwitchEvent}s.
 */
public sealed interface SwitchOrder {
  /** The number of orders that change nothing: there is no harm in obeying them again. */
  long QUESTION = -1;

  /** Whose leg the order is about. */
  PartyId party();

  Kind kind();

  /** The families of orders, each with the events that confirm it. */
  enum Kind {
    Dial,
    Answer,
    Release,
    Hold,
    Retrieve,
    Mute,
    Unmute,
    Digits,
    Record,
    Redirect,
    Consult,
    Merge,
    Alternate,
    Join,
    Monitor,
    Partake,
    Silence,
    Fork,
    Replace,
    Inspect,
  }

  /**
   * Begin a call.
   *
   * @param party the caller, whose phone is used
   * @param from the caller's end
   * @param called the party that is called
   * @param to where it is reached
   * @param alertCaller ring the caller's own phone first and dial when it is picked up (click-to-dial); else the phone
   *     goes off hook by itself
   * @param presented the number to show to the called party
   */
  record Dial(
    PartyId party,
    Endpoint from,
    PartyId called,
    Endpoint to,
    boolean alertCaller,
    String presented
  ) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Dial;
    }
  }

  /** Pick up the party's ringing phone. */
  record Answer(PartyId party) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Answer;
    }
  }

  /** End the party's leg. The switch ends the other leg of a two-party call by itself. */
  record Release(PartyId party, ReleaseCause cause) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Release;
    }
  }

  record Hold(PartyId party) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Hold;
    }
  }

  record Retrieve(PartyId party) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Retrieve;
    }
  }

  record Mute(PartyId party, boolean on) implements SwitchOrder {
    @Override
    public Kind kind() {
      return on ? Kind.Mute : Kind.Unmute;
    }
  }

  /**
   * Send tones from the party to the others.
   *
   * @param digits one or more of {@code 0-9 * # A-D}
   */
  record Digits(PartyId party, String digits) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Digits;
    }
  }

  /** Bring the recording of the party's leg to this state: {@code Started}, {@code Paused} or {@code None}. */
  record Record(PartyId party, RecordingState to) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Record;
    }
  }

  /**
   * Take the party out and connect the others with a new party (one-step transfer, deflection).
   *
   * @param target the new party, called by the switch
   * @param to where it is reached
   */
  record Redirect(PartyId party, PartyId target, Endpoint to) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Redirect;
    }
  }

  /**
   * Put the party's leg on hold and begin a second call from its phone (CSTA Consultation Call). Confirmed by the party
   * being {@code Held}, also when it was already, and when the order is given again.
   *
   * @param consulting the same user's leg on the second call
   * @param from the user's end
   * @param called the leg that is called
   * @param purpose what for; of no importance to most switches
   */
  record Consult(
    PartyId party,
    PartyId consulting,
    Endpoint from,
    PartyId called,
    Endpoint to,
    Consultation purpose
  ) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Consult;
    }
  }

  /**
   * Make one call of the two calls of a user (CSTA Transfer Call, Conference Call): the others of the second call become
   * legs of the first. Transfer: both legs of the user are released with {@code Transferred}. Conference: the user's leg
   * on the second call is released with {@code Conferenced}, the one on the first talks with all.
   *
   * @param party the user's leg on the first call
   * @param consulting the user's leg on the second call
   * <p>All or nothing: refused unless exactly the other legs of the second call are named. Given again after it was
   * obeyed, the new legs are reported once more. Under its old id a moved leg is {@code Released} with {@code Moved}.
   *
   * @param moves the legs that change calls; under their new ids they are reported from then on, first with their state
   */
  record Merge(PartyId party, PartyId consulting, Consultation purpose, List<Move> moves) implements SwitchOrder {
    public Merge {
      moves = List.copyOf(moves);
    }

    @Override
    public Kind kind() {
      return Kind.Merge;
    }
  }

  /** A leg gets another id. */
  record Move(PartyId from, PartyId to) {}

  /**
   * Hold whichever of a user's two calls is talking and retrieve the other (CSTA Alternate Call); retrieve {@code party}
   * when both are held. Given again after it was obeyed, it only reports.
   */
  record Alternate(PartyId party, PartyId other) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Alternate;
    }
  }

  /** Call a new party and let it talk with all the others when it answers; nobody leaves (CSTA Single Step Conference). */
  record Join(PartyId party, PartyId target, Endpoint to) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Join;
    }
  }

  /**
   * Call a supervisor's phone, which answers by itself, and let it take part in the party's call (CSTA has no word; some
   * switches call it intrusion).
   *
   * @param party the monitored user
   * @param supervisor the new leg
   * @param to where the supervisor is reached
   */
  record Monitor(PartyId party, PartyId supervisor, Endpoint to, Monitoring how) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Monitor;
    }
  }

  /**
   * Let a supervisor who is on the call take part in another way.
   *
   * @param user the monitored user, who hears a coach
   */
  record Partake(PartyId party, PartyId user, Monitoring how) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Partake;
    }
  }

  /**
   * Mute the monitored user for the supervisor, whatever the user's own wish.
   *
   * @param party the supervisor
   */
  record Silence(PartyId party, PartyId user, boolean on) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Silence;
    }
  }

  /**
   * Ring several phones of one user for one leg, the first of its call, as for click-to-dial: whichever is picked up first
   * is the leg's, the others stop. Ringing is reported as by {@link Inspect}, the pick-up as {@link SwitchEvent.Located};
   * phones that are busy are left out, and when none is left the leg is {@code Released}. Nobody is dialled then: the leg
   * waits for {@link Replace} (SIP: a forked INVITE; Asterisk: a dial of several channels, into nothing yet).
   *
   * @param locations where the phones are
   */
  record Fork(PartyId party, List<Endpoint> locations) implements SwitchOrder {
    public Fork {
      locations = List.copyOf(locations);
    }

    @Override
    public Kind kind() {
      return Kind.Fork;
    }
  }

  /**
   * Put a phone that waits in another call in the place of the party's phone (SIP: INVITE with Replaces, or a re-INVITE of
   * the far end; Asterisk: swap the channels in the bridge). The party's leg goes on under its id and in its state: held
   * stays held, recorded stays recorded (a pause stays a pause), muted stays muted if the new phone can be. Nobody else
   * is told; the old phone is hung up without a word, {@code by} is {@code Released} with {@code Moved}, and
   * {@link SwitchEvent.Located} confirms. All or nothing; given again after it was obeyed, it only reports.
   *
   * @param party a connected leg
   * @param by the leg of a {@link Fork} that was picked up, of the same user
   * @param to the end of the party from then on, at the phone of {@code by}
   */
  record Replace(PartyId party, PartyId by, Endpoint to) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Replace;
    }
  }

  /** Report what is true of this leg now; answered with {@link SwitchEvent.Inspected} (and {@link SwitchEvent.Located}
   * after a {@link Fork} or {@link Replace}) or {@code Released}. */
  record Inspect(PartyId party) implements SwitchOrder {
    @Override
    public Kind kind() {
      return Kind.Inspect;
    }
  }
}
