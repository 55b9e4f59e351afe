package io.hookswitch.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call has one acting owner: no version of it has been made twice, and no later version bears an earlier owner's fence.
 * And what an owner was told is safe is: the newest such version is the one that is there at the end, or is older.
 */
final class OwnerLaw {

  private record Thing(Written.Where where, long call) {}

  private OwnerLaw() {}

  static List<Violation> broken(List<Written> written, Ending ending) {
    List<Violation> broken = new ArrayList<>();
    written
      .stream()
      .collect(groupingBy(one -> new Thing(one.where(), one.call())))
      .forEach((thing, all) -> {
        broken.addAll(broken(thing, all));
        if (thing.where() == Written.Where.STORE) broken.addAll(lost(thing, all, ending));
      });
    return broken;
  }

  private static List<Violation> broken(Thing thing, List<Written> all) {
    List<Violation> broken = new ArrayList<>();
    Map<Long, List<Written>> versions = all.stream().collect(groupingBy(Written::version, TreeMap::new, toList()));
    long highest = Long.MIN_VALUE;
    for (Map.Entry<Long, List<Written>> version : versions.entrySet()) {
      List<Written> same = version.getValue();
      long lowest = same.stream().mapToLong(Written::fence).min().orElseThrow();
      if (same.size() > 1) broken.add(two(thing, version.getKey() + " was made more than once: " + same));
      if (lowest < highest) broken.add(two(thing, same + " after one of the fence " + highest));
      highest = Math.max(highest, same.stream().mapToLong(Written::fence).max().orElseThrow());
    }
    return broken;
  }

  private static List<Violation> lost(Thing thing, List<Written> all, Ending ending) {
    Ending.KeptCall kept = ending.calls().get(thing.call());
    if (kept == null) return List.of();
    return all
      .stream()
      .filter(one -> one.version() > kept.version())
      .map(one -> new Violation(Violation.Kind.LOST_WRITE, one + ", and at the end there is version " + kept.version()))
      .toList();
  }

  private static Violation two(Thing thing, String what) {
    return new Violation(Violation.Kind.TWO_OWNERS, thing.where() + " call " + thing.call() + ": version " + what);
  }
}
