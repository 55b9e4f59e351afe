package io.hookswitch.call;

/** What a user is towards other users' calls. */
public enum UserRole {
  Agent,
  Supervisor,
}
