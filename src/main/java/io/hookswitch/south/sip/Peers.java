package io.hookswitch.south.sip;

import java.util.Set;

/** The nodes that may have recorded something; asked from any thread. */
public interface Peers {
  String self();

  /** All of them, this one included. */
  Set<String> members();

  /** A node that is alone, under this name. */
  static Peers alone(String name) {
    return new Peers() {
      @Override
      public String self() {
        return name;
      }

      @Override
      public Set<String> members() {
        return Set.of(name);
      }
    };
  }
}
