package io.hookswitch.perf;

import java.util.ArrayList;
import java.util.List;

/** What should not have happened: all of it counted, the first of it kept. */
public final class Mistakes {

  private static final int KEPT = 10;

  private final List<String> first = new ArrayList<>();
  private int count;

  public synchronized void add(String what) {
    count++;
    if (first.size() < KEPT) first.add(what);
  }

  public synchronized boolean none() {
    return count == 0;
  }

  @Override
  public synchronized String toString() {
    return count == 0 ? "no mistakes" : count + " mistakes, the first of them:\n  " + String.join("\n  ", first);
  }
}
