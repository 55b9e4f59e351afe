package io.hookswitch.south.sip;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import java.util.List;

/**
 * One end of a call. A phone with two calls has two of them, which share its line.
 *
 * @param lines the SIP dialogs by which it is reached, see {@link Line}: one, or several while it is not known yet which phone will be
 *     picked up; none while nobody has been called
 * @param fork the phones of {@code lines}, while there are several
 * @param own whether it is the phone of whoever dials, which is called first
 * @param arrived whether it called in: it is accepted here, and does not answer
 * @param talks whether the phone can be told to answer
 * @param early whether something is to be heard of it before it is picked up: a network that says why it cannot be reached
 * @param byPhone whether it was put on hold by the phone's own key
 * @param tape the recording that is going on; empty for none
 * @param how as whom a supervisor takes part; {@code null} for whoever is none
 * @param user whom a supervisor monitors, by index; -1 for whoever is none
 * @param userMuted whether the monitored user is muted on behalf of this supervisor
 * @param located whether somebody has to be told at which phone it is
 * @param cause why it has left, {@code null} before
 */
record Leg(
  int index,
  Endpoint endpoint,
  Phase phase,
  List<String> lines,
  List<Endpoint> fork,
  boolean own,
  boolean arrived,
  boolean talks,
  boolean early,
  boolean byPhone,
  boolean muted,
  RecordingState recording,
  String tape,
  Monitoring how,
  int user,
  boolean userMuted,
  boolean located,
  ReleaseCause cause
) {
  /** How far a leg has come. */
  enum Phase {
    /** Not called yet: the dialling phone has to be picked up first. */
    WAITING,
    CALLED,
    RINGING,
    /** Picked up, and nobody to talk with yet. */
    OFF_HOOK,
    TALKING,
    HELD,
    GONE,
  }

  Leg {
    lines = List.copyOf(lines);
    fork = List.copyOf(fork);
  }

  static Leg of(int index, Endpoint endpoint, Phase phase, String... lines) {
    return new Leg(
      index,
      endpoint,
      phase,
      List.of(lines),
      List.of(),
      false,
      false,
      false,
      false,
      false,
      false,
      RecordingState.None,
      "",
      null,
      -1,
      false,
      false,
      null
    );
  }

  /** The phone of whoever dials. */
  Leg asOwn() {
    return with(phase, lines, fork, true, false, talks, byPhone);
  }

  /** One that has called in. */
  Leg asArrived() {
    return with(phase, lines, fork, false, true, talks, byPhone);
  }

  /** Several phones, of which one will be picked up. */
  Leg at(List<Endpoint> phones, List<String> each) {
    return with(phase, each, phones, own, arrived, talks, byPhone);
  }

  Leg in(Phase next) {
    return with(next, lines, fork, own, arrived, talks, false);
  }

  /** On hold, by the phone's own key. */
  Leg heldByPhone() {
    return with(Phase.HELD, lines, fork, own, arrived, talks, true);
  }

  /** Something is to be heard of it already. */
  Leg speaking() {
    return new Leg(
      index,
      endpoint,
      phase,
      lines,
      fork,
      own,
      arrived,
      talks,
      true,
      byPhone,
      muted,
      recording,
      tape,
      how,
      user,
      userMuted,
      located,
      cause
    );
  }

  /** Whether others may hear it although it was not picked up. */
  boolean speaks() {
    return early && awaited();
  }

  Leg onLine(String line) {
    return with(phase, List.of(line), List.of(), own, arrived, talks, byPhone);
  }

  Leg answerable(boolean can) {
    return with(phase, lines, fork, own, arrived, can, byPhone);
  }

  private Leg with(
    Phase phase,
    List<String> lines,
    List<Endpoint> fork,
    boolean own,
    boolean arrived,
    boolean talks,
    boolean byPhone
  ) {
    return new Leg(
      index,
      endpoint,
      phase,
      lines,
      fork,
      own,
      arrived,
      talks,
      early,
      byPhone,
      muted,
      recording,
      tape,
      how,
      user,
      userMuted,
      located,
      cause
    );
  }

  Leg muted(boolean on) {
    return with(index, endpoint, on, recording, tape, how, user, userMuted, located);
  }

  Leg recorded(RecordingState state, String on) {
    return with(index, endpoint, muted, state, on, how, user, userMuted, located);
  }

  /** @param whom by index */
  Leg monitoring(Monitoring next, int whom, boolean mutes) {
    return with(index, endpoint, muted, recording, tape, next, whom, mutes, located);
  }

  /** The same leg as another party. */
  Leg as(int other) {
    return with(other, endpoint, muted, recording, tape, how, user, userMuted, located);
  }

  /** The same leg at this phone, which somebody has to be told. */
  Leg at(Endpoint phone) {
    return with(index, phone, muted, recording, tape, how, user, userMuted, true);
  }

  private Leg with(
    int index,
    Endpoint endpoint,
    boolean muted,
    RecordingState recording,
    String tape,
    Monitoring how,
    int user,
    boolean userMuted,
    boolean located
  ) {
    return new Leg(
      index,
      endpoint,
      phase,
      lines,
      fork,
      own,
      arrived,
      talks,
      early,
      byPhone,
      muted,
      recording,
      tape,
      how,
      user,
      userMuted,
      located,
      cause
    );
  }

  Leg gone(ReleaseCause why) {
    return new Leg(
      index,
      endpoint,
      Phase.GONE,
      List.of(),
      List.of(),
      own,
      arrived,
      false,
      false,
      false,
      false,
      RecordingState.None,
      "",
      how,
      user,
      false,
      located,
      why
    );
  }

  boolean up() {
    return phase != Phase.GONE;
  }

  boolean connected() {
    return phase == Phase.TALKING || phase == Phase.HELD;
  }

  /** Being reached. */
  boolean awaited() {
    return phase == Phase.CALLED || phase == Phase.RINGING;
  }

  /** Never connected, and not the one who dials. */
  boolean unanswered() {
    return phase == Phase.WAITING || awaited();
  }

  /** Whether nobody stays on a call for its sake: a supervisor whom the far end does not hear. */
  boolean silent() {
    return how != null && how != Monitoring.BargeIn;
  }
}
