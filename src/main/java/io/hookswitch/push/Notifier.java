package io.hookswitch.push;

import io.hookswitch.wire.Notice;

/** The door to everybody who listens. Publishing never fails and never waits for a listener. */
public interface Notifier {
  void publish(Notice notice);
}
