package io.hookswitch.call;

/**
 * Everything a rule may look at; finite on purpose (enums and flags, and the tenant by name), so that all combinations
 * can be enumerated. Also the key under which a decision is remembered.
 *
 * @param role of the party's user towards other users' calls
 * @param network whether the switch controls the party's phone
 * @param consultation what the other call of a pair is for, on the original call as on the consult call; {@code None}
 *     for the party that is consulted, who has no other call
 * @param monitoring how this party, a supervisor, takes part
 * @param hours whether the tenant's office hours run
 * @param privacy whether user data marks the call as private
 * @param emergency whether there is an emergency number on the call, or one is being dialled
 */
public record CallFacts(
  String tenant,
  PartyState state,
  CallType type,
  UserRole role,
  TelephonyNetwork network,
  RecordingMode recordingMode,
  RecordingState recordingState,
  ConferenceRole conference,
  Consultation consultation,
  Monitoring monitoring,
  boolean canMute,
  boolean muted,
  Hours hours,
  boolean privacy,
  boolean emergency
) {
  /** In office hours, of a call that is neither marked nor for help. */
  public CallFacts(
    String tenant,
    PartyState state,
    CallType type,
    UserRole role,
    TelephonyNetwork network,
    RecordingMode recordingMode,
    RecordingState recordingState,
    ConferenceRole conference,
    Consultation consultation,
    Monitoring monitoring,
    boolean canMute,
    boolean muted
  ) {
    this(
      tenant,
      state,
      type,
      role,
      network,
      recordingMode,
      recordingState,
      conference,
      consultation,
      monitoring,
      canMute,
      muted,
      Hours.Open,
      false,
      false
    );
  }

  /** The facts of one party. A party of the network (no subscriber) has none: nobody acts for it. */
  public static CallFacts of(Call call, Party party, Circumstances circumstances) {
    Endpoint.Subscriber who = party.endpoint().subscriber();
    if (who == null) {
      throw new IllegalArgumentException("no subscriber behind " + call.id().party(party.index()));
    }
    return new CallFacts(
      who.user().tenant(),
      party.state(),
      call.type(),
      who.role(),
      who.network(),
      party.recording().mode(),
      party.recording().state(),
      call.conferenceRole(party),
      party.pair() == null ? Consultation.None : party.pair().purpose(),
      party.monitoring(),
      who.canMute(),
      party.muted(),
      circumstances.hours(),
      circumstances.privacy().set(call.userData()),
      call
        .parties()
        .stream()
        .anyMatch(one -> one.endpoint().emergency())
    );
  }

  /** The facts of a user who is about to dial. */
  public static CallFacts idle(Endpoint.Subscriber who, Circumstances circumstances) {
    return new CallFacts(
      who.user().tenant(),
      PartyState.Null,
      CallType.Outbound,
      who.role(),
      who.network(),
      who.recording(),
      RecordingState.None,
      ConferenceRole.None,
      Consultation.None,
      Monitoring.None,
      who.canMute(),
      false,
      circumstances.hours(),
      false,
      false
    );
  }

  /** The same for a command that dials a number. */
  public CallFacts dialling(Endpoint to) {
    if (emergency || !to.emergency()) return this;
    return new CallFacts(
      tenant,
      state,
      type,
      role,
      network,
      recordingMode,
      recordingState,
      conference,
      consultation,
      monitoring,
      canMute,
      muted,
      hours,
      privacy,
      true
    );
  }
}
