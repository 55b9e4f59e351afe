package io.hookswitch.chaos;

import java.util.ArrayList;
import java.util.List;

/** Holds a history to all laws. */
final class Checker {

  private Checker() {}

  static List<Violation> check(History history) {
    List<Violation> broken = new ArrayList<>();
    broken.addAll(CommandLaw.broken(history));
    broken.addAll(OwnerLaw.broken(history.written(), history.ending()));
    broken.addAll(StreamLaw.broken(history));
    broken.addAll(EndingLaw.broken(history.ending()));
    return broken;
  }
}
