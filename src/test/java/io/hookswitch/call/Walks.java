package io.hookswitch.call;

import java.util.HashMap;

/** Random lives of calls, for those outside of the core who look on. The same seed walks the same way. */
public final class Walks {

  public static final Timing TIMING = Scene.TIMING;
  private static final int LONGEST_LIFE = 300;

  private Walks() {}

  /** A call by itself, whose clients name every command and send it twice. */
  public static void ofOne(long seed, Witness witness) {
    new CallWalk(seed, new HashMap<>(), witness).walk(LONGEST_LIFE);
  }

  /** A call, its consult call and perhaps one more, that tell each other news; any of them may get another owner. */
  public static void ofTwo(long seed, Witness witness) {
    PairWalk.walk(seed, witness);
  }
}
