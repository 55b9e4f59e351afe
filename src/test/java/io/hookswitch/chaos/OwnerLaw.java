package io.hookswitch.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hookswitch.chaos.Written.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call has one acting owner: no version of it has two contents, and no later version bears an earlier owner's fence. The
 * order in which an onlooker saw them is not looked at: that is no more than its network's.
 */
final class OwnerLaw {

  private record Thing(Where where, long call) {}

  private OwnerLaw() {}

  static List<Violation> broken(List<Written> written) {
    List<Violation> broken = new ArrayList<>();
    written
      .stream()
      .collect(groupingBy(one -> new Thing(one.where(), one.call())))
      .forEach((thing, all) -> broken.addAll(broken(thing, all)));
    return broken;
  }

  private static List<Violation> broken(Thing thing, List<Written> all) {
    List<Violation> broken = new ArrayList<>();
    Map<Long, List<Written>> versions = all.stream().collect(groupingBy(Written::version, TreeMap::new, toList()));
    long highest = Long.MIN_VALUE;
    for (Map.Entry<Long, List<Written>> version : versions.entrySet()) {
      List<Written> same = version.getValue();
      long lowest = same.stream().mapToLong(Written::fence).min().orElseThrow();
      if (same.stream().mapToLong(Written::digest).distinct().count() > 1) {
        broken.add(two(thing, version.getKey() + " is there with two contents, by fences " + fences(same)));
      }
      if (lowest < highest) {
        broken.add(two(thing, version.getKey() + " is of the fence " + lowest + ", an earlier one of " + highest));
      }
      highest = Math.max(highest, same.stream().mapToLong(Written::fence).max().orElseThrow());
    }
    return broken;
  }

  private static List<Long> fences(List<Written> same) {
    return same.stream().map(Written::fence).distinct().sorted().toList();
  }

  private static Violation two(Thing thing, String what) {
    return new Violation(Violation.Kind.TWO_OWNERS, thing.where() + " call " + thing.call() + ": version " + what);
  }
}
