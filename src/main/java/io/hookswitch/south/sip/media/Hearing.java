package io.hookswitch.south.sip.media;

import java.util.Set;

/**
 * What one phone hears.
 *
 * @param others whom it hears, by the names of their ports
 * @param source what the gateway plays to it as well
 * @param silent whether nobody hears it, whoever has it among the others; nor is what it says recorded
 * @param tape the recording that is written now; empty for none, also while it is paused
 */
public record Hearing(Set<String> others, Source source, boolean silent, String tape) {
  /** Nobody, and nothing; and nobody hears it. */
  public static final Hearing NOTHING = new Hearing(Set.of(), Source.SILENCE, true, "");

  public Hearing {
    others = Set.copyOf(others);
  }

  /** What the gateway plays. */
  public enum Source {
    SILENCE,
    /** That somebody is being called. */
    RINGBACK,
    /** Music on hold. */
    MUSIC,
  }
}
