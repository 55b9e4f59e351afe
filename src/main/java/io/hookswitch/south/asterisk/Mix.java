package io.hookswitch.south.asterisk;

import io.hookswitch.south.asterisk.Leg.Phase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What everybody on a call hears: a function of how the legs are. What Asterisk has to be told is the difference between
 * two of these, so that a request that has failed is made good with the next.
 *
 * @param together who is in the bridge
 * @param music whether whoever is alone in the bridge hears music
 * @param ringback who hears that somebody is being called
 * @param answered who has called in and was answered
 * @param muted whom the others do not hear; whoever holds is not heard anyway, and its phone may talk on another call
 */
record Mix(Set<Integer> together, boolean music, Set<Integer> ringback, Set<Integer> answered, Set<Integer> muted) {
  static final Mix NOTHING = new Mix(Set.of(), false, Set.of(), Set.of(), Set.of());

  /** One request to Asterisk. */
  sealed interface Change {
    record Enters(int leg) implements Change {}

    record Leaves(int leg) implements Change {}

    record Music(boolean on) implements Change {}

    record Ringback(int leg, boolean on) implements Change {}

    record Answered(int leg) implements Change {}

    record Mute(int leg, boolean on) implements Change {}
  }

  Mix {
    together = Set.copyOf(together);
    ringback = Set.copyOf(ringback);
    answered = Set.copyOf(answered);
    muted = Set.copyOf(muted);
  }

  /** What should be heard. Who holds is out of the bridge; who talks with nobody hears music or that somebody is called. */
  static Mix of(Collection<Leg> legs) {
    Set<Integer> talking = which(legs, leg -> leg.phase() == Phase.TALKING && !leg.silent());
    boolean held = legs.stream().anyMatch(leg -> leg.phase() == Phase.HELD && !leg.silent());
    boolean called = legs.stream().anyMatch(leg -> leg.awaited() && leg.watch() == null);
    boolean company = talking.size() > 1 || held;
    Set<Integer> waiting = which(
      legs,
      leg -> leg.phase() == Phase.OFF_HOOK || (leg.phase() == Phase.TALKING && !company && !leg.silent())
    );
    return new Mix(
      company ? talking : Set.of(),
      held && talking.size() == 1,
      called ? waiting : Set.of(),
      which(legs, leg -> leg.arrived() && leg.connected()),
      which(legs, leg -> (leg.muted() || silenced(legs, leg)) && leg.up() && leg.phase() != Phase.HELD)
    );
  }

  private static boolean silenced(Collection<Leg> legs, Leg user) {
    return legs
      .stream()
      .filter(leg -> leg.watch() != null && leg.connected())
      .anyMatch(leg -> leg.watch().userMuted() && leg.watch().user() == user.index());
  }

  /** The same without a leg whose channel is gone: with it went whatever Asterisk did for it. */
  Mix without(int leg) {
    return new Mix(less(together, leg), music, less(ringback, leg), less(answered, leg), less(muted, leg));
  }

  Mix after(Change change) {
    return switch (change) {
      case Change.Enters one -> new Mix(more(together, one.leg()), music, ringback, answered, muted);
      case Change.Leaves one -> new Mix(less(together, one.leg()), music, ringback, answered, muted);
      case Change.Music one -> new Mix(together, one.on(), ringback, answered, muted);
      case Change.Ringback one -> new Mix(
        together,
        music,
        one.on() ? more(ringback, one.leg()) : less(ringback, one.leg()),
        answered,
        muted
      );
      case Change.Answered one -> new Mix(together, music, ringback, more(answered, one.leg()), muted);
      case Change.Mute one -> new Mix(
        together,
        music,
        ringback,
        answered,
        one.on() ? more(muted, one.leg()) : less(muted, one.leg())
      );
    };
  }

  /** In an order in which nobody hears what is not meant for them: first what ends, then what begins. */
  List<Change> to(Mix wanted) {
    List<Change> changes = new ArrayList<>();
    missing(ringback, wanted.ringback).forEach(leg -> changes.add(new Change.Ringback(leg, false)));
    if (music && !wanted.music) changes.add(new Change.Music(false));
    missing(together, wanted.together).forEach(leg -> changes.add(new Change.Leaves(leg)));
    missing(wanted.answered, answered).forEach(leg -> changes.add(new Change.Answered(leg)));
    missing(wanted.muted, muted).forEach(leg -> changes.add(new Change.Mute(leg, true)));
    missing(muted, wanted.muted).forEach(leg -> changes.add(new Change.Mute(leg, false)));
    missing(wanted.together, together).forEach(leg -> changes.add(new Change.Enters(leg)));
    if (!music && wanted.music) changes.add(new Change.Music(true));
    missing(wanted.ringback, ringback).forEach(leg -> changes.add(new Change.Ringback(leg, true)));
    return changes;
  }

  private static Set<Integer> which(Collection<Leg> legs, Predicate<Leg> fits) {
    return legs.stream().filter(fits).map(Leg::index).collect(Collectors.toSet());
  }

  private static Set<Integer> missing(Set<Integer> some, Set<Integer> others) {
    Set<Integer> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static Set<Integer> less(Set<Integer> some, int leg) {
    return missing(some, Set.of(leg));
  }

  private static Set<Integer> more(Set<Integer> some, int leg) {
    Set<Integer> all = new TreeSet<>(some);
    all.add(leg);
    return all;
  }
}
