package io.hookswitch.shard;

import io.hookswitch.records.UserNotes;
import io.hookswitch.store.EventStore;
import io.hookswitch.user.UserMachine;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What an owner of a user needs; the same for all users of a node.
 *
 * @param idle how long an owner that nobody asks anything stays
 */
public record UserSurroundings(
  UserMachine machine,
  EventStore events,
  UserNotes notes,
  Duration idle,
  InstantSource clock
) {}
