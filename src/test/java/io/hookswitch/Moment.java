package io.hookswitch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Between two looks at whether something has come about: who looks without a pause takes from those who bring it about. */
public final class Moment {

  private static final Duration LENGTH = Duration.ofMillis(10);

  private Moment() {}

  public static void pass() {
    LockSupport.parkNanos(LENGTH.toNanos());
  }
}
