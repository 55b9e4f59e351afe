package io.hookswitch.north.genesysv2;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A line of the capability table: what is listed wherever the facts fit, whatever the other facts are; and apart from
 * that what is listed for some of them only, so that the table cannot claim too much.
 */
final class Situation<F> {

  /** Those that go together, under the sheet's short names. */
  private static final List<List<String>> FAMILIES = List.of(
    List.of("UD", "AttachUserData", "UpdateUserData", "DeleteUserData", "DeleteUserDataPair"),
    List.of("XFER", "InitiateTransfer", "SingleStepTransfer", "InitiateConference", "SingleStepConference"),
    List.of("STATES", "Ready", "NotReady", "AfterCallWork", "AuxWork", "Offline")
  );

  private final String title;
  private final Predicate<F> fits;
  private Set<String> always;
  private final Set<String> sometimes = new TreeSet<>();

  Situation(String title, Predicate<F> fits) {
    this.title = title;
    this.fits = fits;
  }

  void see(F facts, Supplier<List<String>> listed) {
    if (!fits.test(facts)) return;
    List<String> now = listed.get();
    sometimes.addAll(now);
    if (always == null) always = new TreeSet<>(now);
    else always.retainAll(now);
  }

  boolean lists() {
    return !sometimes.isEmpty();
  }

  String line() {
    if (always == null) throw new IllegalStateException("no facts fit: " + title);
    Set<String> rest = new TreeSet<>(sometimes);
    rest.removeAll(always);
    String some = rest.isEmpty() ? "" : (always.isEmpty() ? "" : "; ") + "sometimes " + words(rest);
    String all = words(always) + some;
    return "| " + title + " | " + all + " |";
  }

  private static String words(Set<String> operations) {
    Set<String> left = new TreeSet<>(operations);
    StringBuilder words = new StringBuilder();
    for (List<String> family : FAMILIES) {
      List<String> members = family.subList(1, family.size());
      if (!left.containsAll(members)) continue;
      members.forEach(left::remove);
      words.append(words.isEmpty() ? "" : ", ").append(family.getFirst());
    }
    for (String one : Collections.unmodifiableSet(left)) {
      words
        .append(words.isEmpty() ? "" : ", ")
        .append('`')
        .append(one)
        .append('`');
    }
    return words.toString();
  }
}
