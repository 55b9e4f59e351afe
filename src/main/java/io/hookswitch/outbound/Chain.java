package io.hookswitch.outbound;

import io.hookswitch.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of one customer, in the order in which they are to be tried; at least one. */
record Chain(List<Contact> contacts) {
  Chain {
    contacts = List.copyOf(contacts);
  }

  static Chain of(byte[] json) {
    return WireJson.read(json, Chain.class);
  }

  byte[] json() {
    return WireJson.write(this);
  }

  Optional<Contact> contact(int place) {
    return place < contacts.size() ? Optional.of(contacts.get(place)) : Optional.empty();
  }

  /** The place of the record to begin with: the first without a result, else the first. */
  int first() {
    for (int place = 0; place < contacts.size(); place++) {
      if (contacts.get(place).callResult().isEmpty()) return place;
    }
    return 0;
  }

  Chain with(int place, ContactChange change) {
    List<Contact> next = new ArrayList<>(contacts);
    next.set(place, next.get(place).with(change));
    return new Chain(next);
  }

  Chain and(Contact contact) {
    List<Contact> next = new ArrayList<>(contacts);
    next.add(contact);
    return new Chain(next);
  }

  boolean full() {
    return contacts.size() >= Handle.PLACES;
  }
}
