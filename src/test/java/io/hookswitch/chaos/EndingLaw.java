package io.hookswitch.chaos;

import io.hookswitch.chaos.Ending.End;
import io.hookswitch.chaos.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When everything has come to rest, store, switch, users' lists and phones tell the same story. */
final class EndingLaw {

  private final Ending ending;
  private final List<Violation> broken = new ArrayList<>();

  private EndingLaw(Ending ending) {
    this.ending = ending;
  }

  static List<Violation> broken(Ending ending) {
    EndingLaw law = new EndingLaw(ending);
    law.legs();
    law.lists();
    law.phones();
    return law.broken;
  }

  private void legs() {
    ending.legs().forEach((call, legs) ->
      legs.keySet().forEach(index -> {
        if (!ending.lives(new End(call, index))) add(Kind.ORPHAN_LEG, call + ":" + index + " is up and nobody's");
      })
    );
    ending.calls().forEach((call, kept) ->
      kept
        .parties()
        .keySet()
        .forEach(index -> {
          boolean up = ending.legs().getOrDefault(call, Map.of()).containsKey(index);
          if (!up) add(Kind.GHOST_CALL, call + ":" + index + " is on a call, and the switch has no leg for it");
        })
    );
  }

  private void lists() {
    Map<String, Set<End>> counted = new HashMap<>();
    ending.calls().forEach((call, kept) ->
      kept.parties().forEach((index, user) -> {
        if (!user.isEmpty()) counted.computeIfAbsent(user, none -> new HashSet<>()).add(new End(call, index));
      })
    );
    compare(ending.lists(), counted, Kind.GHOST_CALL, Kind.LOST_CALL, "list");
  }

  private void phones() {
    Map<String, Set<End>> counted = new HashMap<>();
    ending.legs().forEach((call, legs) ->
      legs.forEach((index, device) -> {
        if (!device.isEmpty()) counted.computeIfAbsent(device, none -> new HashSet<>()).add(new End(call, index));
      })
    );
    compare(ending.phones(), counted, Kind.WRONG_COUNT, Kind.WRONG_COUNT, "phone");
  }

  private void compare(Map<String, Set<End>> found, Map<String, Set<End>> counted, Kind more, Kind less, String what) {
    found.forEach((name, ends) -> {
      Set<End> extra = new HashSet<>(ends);
      extra.removeAll(counted.getOrDefault(name, Set.of()));
      if (!extra.isEmpty()) add(more, what + " of " + name + " names " + extra);
    });
    counted.forEach((name, ends) -> {
      Set<End> missing = new HashSet<>(ends);
      missing.removeAll(found.getOrDefault(name, Set.of()));
      if (!missing.isEmpty()) add(less, what + " of " + name + " lacks " + missing);
    });
  }

  private void add(Kind kind, String what) {
    broken.add(new Violation(kind, what));
  }
}
