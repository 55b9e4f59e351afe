package io.hookswitch.user;

/** A kind of interaction that an agent can be logged in for; the words that clients use are the dialect's. */
public enum Channel {
  Voice,
}
