package io.hookswitch.token;

import java.time.Duration;

/**
 * A token made here.
 *
 * @param token as it travels; never logged
 * @param lifetime how long it is good from now
 */
public record Issued(String token, Duration lifetime) {
  @Override
  public String toString() {
    return "Issued[hidden, " + lifetime + "]";
  }
}
