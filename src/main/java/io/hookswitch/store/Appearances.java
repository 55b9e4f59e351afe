package io.hookswitch.store;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The calls at one user, each under an appearance number. A value; changes make a new one. */
record Appearances(TreeMap<Integer, Key> byNumber) {
  /** A party, and the id it is known by, in a form that every node can read. */
  record Key(long call, int index, long knownCall, int knownIndex, boolean detached) implements Serializable {
    static Key of(PartyId party, PartyId known) {
      return new Key(party.call().number(), party.index(), known.call().number(), known.index(), false);
    }

    Key leftBehind() {
      return new Key(call, index, knownCall, knownIndex, true);
    }

    boolean is(PartyId party) {
      return call == party.call().number() && index == party.index();
    }

    boolean knownAs(PartyId known) {
      return knownCall == known.call().number() && knownIndex == known.index();
    }
  }

  static Appearances none() {
    return new Appearances(new TreeMap<>());
  }

  Appearances with(PartyId party, PartyId known) {
    // What has moved on is not called back by late news from where it came from.
    boolean home = party.equals(known);
    if (
      home &&
      byNumber
        .values()
        .stream()
        .anyMatch(key -> key.knownAs(known))
    ) return this;
    int number = 1;
    while (byNumber.containsKey(number)) number++;
    for (var entry : byNumber.entrySet()) {
      if (entry.getValue().knownAs(known)) number = entry.getKey();
    }
    TreeMap<Integer, Key> next = new TreeMap<>(byNumber);
    next.put(number, Key.of(party, known));
    return new Appearances(next);
  }

  Appearances detached(PartyId party) {
    TreeMap<Integer, Key> next = new TreeMap<>(byNumber);
    next.replaceAll((number, key) -> key.is(party) ? key.leftBehind() : key);
    return new Appearances(next);
  }

  Appearances without(PartyId party) {
    TreeMap<Integer, Key> next = new TreeMap<>(byNumber);
    next.values().removeIf(key -> key.is(party));
    return new Appearances(next);
  }

  boolean empty() {
    return byNumber.isEmpty();
  }

  List<CallStore.Listed> listed() {
    List<CallStore.Listed> all = new ArrayList<>();
    byNumber.forEach((number, key) ->
      all.add(
        new CallStore.Listed(
          new CallId(key.call()).party(key.index()),
          new CallId(key.knownCall()).party(key.knownIndex()),
          number,
          key.detached()
        )
      )
    );
    return all;
  }
}
