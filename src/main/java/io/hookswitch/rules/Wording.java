package io.hookswitch.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in words which facts are meant: leaves out every field that makes no difference, and takes values together. */
final class Wording {

  private static final int MOST_LINES = 12;

  private final FactSpace space;
  private final Set<List<Integer>> points = new LinkedHashSet<>();
  private long facts;

  Wording(FactSpace space) {
    this.space = space;
  }

  void add(int[] some, long alike) {
    expand(some, new ArrayList<>());
    facts += alike;
  }

  private void expand(int[] some, List<Integer> point) {
    int field = point.size();
    if (field == some.length) {
      points.add(List.copyOf(point));
      return;
    }
    for (int group = 0; group < space.width(field); group++) {
      if ((some[field] & (1 << group)) == 0) continue;
      point.add(group);
      expand(some, point);
      point.removeLast();
    }
  }

  /** How many facts are meant. */
  long facts() {
    return facts;
  }

  /** {@code state Held, consultation Transfer or Conference}; a line for each group of facts. */
  List<String> lines() {
    Set<List<Integer>> left = points;
    List<Integer> fields = new ArrayList<>();
    for (int field = 0; field < space.fields().size(); field++) fields.add(field);
    for (int i = fields.size() - 1; i >= 0; i--) {
      int at = i;
      Set<List<Integer>> without = left
        .stream()
        .map(point -> without(point, at))
        .collect(Collectors.toCollection(HashSet::new));
      if ((long) without.size() * space.width(fields.get(i)) != left.size()) continue;
      left = without;
      fields.remove(i);
    }
    List<List<Set<Integer>>> cubes = cubes(left, fields.size());
    List<String> lines = cubes
      .stream()
      .limit(MOST_LINES)
      .map(cube -> line(cube, fields))
      .collect(Collectors.toCollection(ArrayList::new));
    if (cubes.size() > MOST_LINES) lines.add("and " + (cubes.size() - MOST_LINES) + " more");
    return lines;
  }

  private static List<List<Set<Integer>>> cubes(Set<List<Integer>> points, int fields) {
    List<List<Set<Integer>>> cubes = new ArrayList<>();
    for (List<Integer> point : points) {
      List<Set<Integer>> cube = new ArrayList<>();
      for (Integer value : point) cube.add(new TreeSet<>(Set.of(value)));
      cubes.add(cube);
    }
    for (int field = fields - 1; field >= 0; field--) {
      Map<List<Set<Integer>>, Set<Integer>> merged = new LinkedHashMap<>();
      for (List<Set<Integer>> cube : cubes) {
        List<Set<Integer>> others = new ArrayList<>(cube);
        Set<Integer> values = others.remove(field);
        merged.computeIfAbsent(others, fresh -> new TreeSet<>()).addAll(values);
      }
      List<List<Set<Integer>>> next = new ArrayList<>();
      for (Map.Entry<List<Set<Integer>>, Set<Integer>> one : merged.entrySet()) {
        List<Set<Integer>> cube = new ArrayList<>(one.getKey());
        cube.add(field, one.getValue());
        next.add(cube);
      }
      cubes = next;
    }
    cubes.sort(java.util.Comparator.comparing(Object::toString));
    return cubes;
  }

  private String line(List<Set<Integer>> cube, List<Integer> fields) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      int field = fields.get(i);
      if (cube.get(i).size() == space.width(field)) continue;
      List<String> values = cube
        .get(i)
        .stream()
        .flatMap(group -> space.values(field, group).stream())
        .toList();
      parts.add(space.fields().get(field).name() + " " + String.join(" or ", values));
    }
    return parts.isEmpty() ? "always" : String.join(", ", parts);
  }

  private static List<Integer> without(List<Integer> point, int at) {
    List<Integer> rest = new ArrayList<>(point);
    rest.remove(at);
    return rest;
  }
}
