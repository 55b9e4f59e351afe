package io.hookswitch.call;

import java.util.Optional;

/**
 * A command that its client has named, and what it was answered.
 *
 * @param key the name
 * @param party whose command it was, an index of the call
 * @param fingerprint of all that the client sent
 * @param order that decides whether it comes true, {@code null} when that is known, or none was needed
 * @param failure what the switch said when it failed the order, {@code null} when it did not
 * @param refusal why the command was not accepted, {@code null} when it was
 */
public record JournalEntry(String key, int party, String fingerprint, Long order, String failure, Refusal refusal) {
  boolean of(int asker, Once once) {
    return party == asker && key.equals(once.key());
  }

  boolean awaits(long number) {
    return order != null && order == number;
  }

  JournalEntry settled(Optional<String> outcome) {
    return new JournalEntry(key, party, fingerprint, null, outcome.orElse(null), refusal);
  }

  JournalEntry awaiting(long other) {
    return new JournalEntry(key, party, fingerprint, other, failure, refusal);
  }
}
