package io.hookswitch.directory;

import java.util.HashMap;
import java.util.Map;

/** Remembers where a value that must be one user's alone was seen first. */
final class Unique {

  private record Claim(String owner, int line) {}

  private final Map<String, Claim> claims = new HashMap<>();

  /**
   * @param scope within which the value may occur once
   * @param owner who may say it again, as a user's extension and the number of the user's phone are often one
   * @return whether it is the owner's
   */
  boolean claim(String scope, String owner, Text value, String expected) {
    Claim first = claims.putIfAbsent(scope + " " + value.value(), new Claim(owner, value.line()));
    boolean free = first == null || first.owner().equals(owner);
    if (!free) {
      String found = Mistakes.quote(value.value()) + " of line " + first.line() + " again";
      value.mistakes().add(value.line(), value.path(), expected, found);
    }
    return free;
  }
}
