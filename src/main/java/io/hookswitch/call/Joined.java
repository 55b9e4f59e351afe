package io.hookswitch.call;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls that a call has been made one with. Each goes into one other, whole, so they are a tree: when the last of them is
 * over it tells those that came into it, and they tell theirs.
 *
 * @param origins those that were to come into this call: they are told when it is over, and know whether they came
 * @param ended whether nobody is left on the call that this one's parties went into
 */
public record Joined(List<CallId> origins, boolean ended) {
  public Joined {
    origins = List.copyOf(origins);
  }

  /** As far as it can be told from the parties alone, which know the first call that they were on. */
  static Joined by(CallId call, List<Party> parties) {
    List<CallId> known = parties
      .stream()
      .map(party -> party.knownAs(call).call())
      .filter(first -> !first.equals(call))
      .distinct()
      .toList();
    return new Joined(known, false);
  }

  Joined from(CallId origin) {
    if (origins.contains(origin)) return this;
    List<CallId> more = new ArrayList<>(origins);
    more.add(origin);
    return new Joined(more, ended);
  }

  Joined ended(boolean now) {
    return new Joined(origins, now);
  }
}
