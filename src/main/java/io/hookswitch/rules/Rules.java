package io.hookswitch.rules;

/** Somebody who decides. */
public interface Rules {
  /** Whether there is anything to decide by; while there is not, nothing is allowed and no command is taken. */
  default boolean able() {
    return true;
  }
}
