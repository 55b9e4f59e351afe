package io.hookswitch.call;

import java.util.List;

/**
 * What one call tells another: the two calls of a user who consults belong to different owners, perhaps on different
 * nodes. Facts, never refused; each may arrive twice, and late.
 *
 * <p>The story: the original begins the consult call ({@link ConsultBegun}), and when that has an owner ({@link
 * ConsultReady}) orders the switch. When the two are to be
 * merged, the consult call hands its other parties over ({@link Absorb}, asked for with {@link MergeWanted} when the
 * client spoke to the original); the original orders the merge, and when it has come true says so ({@link Absorbed}),
 * or that it did not ({@link NotMerged}). Whichever call ends first tells the other ({@link PairEnded}), and again with
 * each audit and when it is forgotten. Two calls that are no pair are merged in the same way, asked for with {@link
 * TransferWanted}; when what came of two calls is over, the one that went into it hears so ({@link JoinedEnded}), and asks
 * when it has not ({@link JoinedChecked}). If another message is lost, the order it belongs to is asked for again, or the
 * audit finds the leg gone.
 */
public sealed interface Crossing extends CallInput {
  /**
   * To the consult call, which does not exist yet: the switch is about to be asked for it.
   *
   * @param consulting the consulting user's party, index 0; the consulted party is index 1
   * @param original the consulting user's party on the original call
   * @param userData what the consult call inherits
   */
  record ConsultBegun(
    PartyId consulting,
    PartyId original,
    String tenant,
    Endpoint from,
    Endpoint to,
    Consultation purpose,
    List<UserDatum> userData
  ) implements Crossing {}

  /** To the original call: the consult call has an owner, the switch may begin it. */
  record ConsultReady(PartyId original, PartyId consulting) implements Crossing {}

  /**
   * To the other call of a pair: the user has left this one, or it never came to be.
   *
   * @param party the user's party on the call that is told
   * @param ended the user's party on the call that tells
   */
  record PairEnded(PartyId party, PartyId ended) implements Crossing {}

  /**
   * To the other call of what this one takes for a pair, with each audit; answered with {@link PairEnded} when it is none.
   *
   * @param party the user's party on the call that is asked
   * @param by the user's party on the call that asks
   */
  record Paired(PartyId party, PartyId by) implements Crossing {}

  /**
   * To another call of a user who transfers one call to the other, although they are no pair: hand over your other
   * parties. Answered with {@link Absorb} or {@link NotMerged}; meanwhile no other merge of the leg is begun.
   *
   * @param user who must be the one of both parties
   */
  record TransferWanted(PartyId consulting, PartyId original, UserId user) implements Crossing {}

  /**
   * To a call whose others have gone over to this one, or to one that this one went into: nobody is left, here or there.
   * Nobody who left the call that is told is waiting for anything any more.
   */
  record JoinedEnded(CallId ended) implements Crossing {}

  /**
   * To the call that this one's others have gone over to, in place of being forgotten: are you over? Answered with {@link
   * JoinedEnded} when it is, also when it is not known, and not at all when it goes on.
   *
   * @param joined the call that is asked
   * @param by the call that asks
   */
  record JoinedChecked(CallId joined, CallId by) implements Crossing {}

  /** To the consult call: hand over your other parties. */
  record MergeWanted(PartyId consulting, Consultation purpose) implements Crossing {}

  /**
   * To the original call: take these parties in.
   *
   * @param original the consulting user's party
   * @param consulting the same user's party on the consult call
   * @param purpose transfer: the user leaves; conference: the user stays
   * @param parties the live others of the consult call, under its indices
   */
  record Absorb(
    PartyId original,
    PartyId consulting,
    Consultation purpose,
    List<Party> parties,
    List<UserDatum> userData
  ) implements Crossing {}

  /**
   * To the consult call: the switch could not do it, its parties stay. To the first call of two that are no pair: the
   * second one has nobody to hand over.
   *
   * @param consulting the user's party on the call that is told
   */
  record NotMerged(PartyId consulting, String reason) implements Crossing {}

  /**
   * To the original call: a party paused its recording while it was being moved here.
   *
   * @param known under which its user knows it on both calls
   */
  record PauseFollows(CallId original, PartyId known) implements Crossing {}

  /**
   * To a monitored user's call, from the phone's presence: the supervisor wants to take part.
   *
   * @param user the user's party
   * @param device the user's phone that is monitored; the call may be at another one
   * @param supervisor the supervisor's phone
   */
  record MonitorWanted(
    PartyId user,
    String device,
    Endpoint supervisor,
    Monitoring how,
    MonitoringScope scope
  ) implements Crossing {}

  /** To a monitored call: the supervisor with this party leaves, if it is one. */
  record MonitoringEnded(PartyId supervisor) implements Crossing {}

  /**
   * About a pull: the temporary call that rings the user's other phones, and the call that is to go on at one of them.
   *
   * <p>The story: the pulled call begins the temporary one ({@link PullBegun}), which rings and says so ({@link PullReady});
   * when a phone is picked up ({@link PickedUp}) the pulled call orders the switch to put it in the place of its own.
   * Whichever has ended or does not want to any more says so ({@link PullEnded}). What got lost is made good by the order
   * that waits for it, and by the audits ({@link PullChecked}, and PullReady once more).
   */
  sealed interface OfPull extends Crossing {}

  /**
   * To the temporary call, which does not exist yet: ring these phones.
   *
   * @param temporary the user's party, index 0
   * @param pulled the same user's party on the pulled call
   */
  record PullBegun(PartyId temporary, PartyId pulled, String tenant, List<Endpoint> locations) implements OfPull {}

  /** To the pulled call: the temporary call has an owner, the phones are going to ring. */
  record PullReady(PartyId pulled, PartyId temporary) implements OfPull {}

  /** To the pulled call: the user has picked up this phone. */
  record PickedUp(PartyId pulled, PartyId temporary, Endpoint phone) implements OfPull {}

  /** To the temporary call: are you still there? */
  record PullChecked(PartyId temporary) implements OfPull {}

  /**
   * To either call: nothing comes of the pull, or nothing more.
   *
   * @param party the user's party on the call that is told
   * @param other on the call that tells
   */
  record PullEnded(PartyId party, PartyId other) implements OfPull {}

  /** To the consult call: these of its parties, by index, are parties of the original now. */
  record Absorbed(PartyId consulting, List<Integer> parties) implements Crossing {}
}
