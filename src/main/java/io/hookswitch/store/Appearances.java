package io.hookswitch.store;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The calls at one user, each under an appearance number. A value; changes make a new one. */
record Appearances(TreeMap<Integer, Key> byNumber) implements Serializable {
  /** A party id in a form that every node can read. */
  record Key(long call, int index) implements Serializable {}

  static Appearances none() {
    return new Appearances(new TreeMap<>());
  }

  Appearances with(PartyId party) {
    Key key = new Key(party.call().number(), party.index());
    if (byNumber.containsValue(key)) return this;
    int free = 1;
    while (byNumber.containsKey(free)) free++;
    TreeMap<Integer, Key> next = new TreeMap<>(byNumber);
    next.put(free, key);
    return new Appearances(next);
  }

  Appearances without(PartyId party) {
    Key key = new Key(party.call().number(), party.index());
    TreeMap<Integer, Key> next = new TreeMap<>(byNumber);
    next.values().removeIf(key::equals);
    return new Appearances(next);
  }

  boolean empty() {
    return byNumber.isEmpty();
  }

  List<CallStore.Listed> listed() {
    List<CallStore.Listed> all = new ArrayList<>();
    byNumber.forEach((number, key) ->
      all.add(new CallStore.Listed(new PartyId(new CallId(key.call()), key.index()), number))
    );
    return all;
  }
}
