package io.hookswitch.north.tenantv1;

/** How a half looks to a client of this dialect. */
enum HalfState {
  Alerting("Alerting"),
  Active("Active"),
  Held("Held"),
  RemoteHeld("Remote Held"),
  /** The user has left, the conversation goes on without it. */
  Detached("Detached"),
  Released("Released");

  private final String word;

  HalfState(String word) {
    this.word = word;
  }

  /** As clients read it. */
  String word() {
    return word;
  }
}
