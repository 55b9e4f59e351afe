package io.hookswitch.store;

import com.hazelcast.partition.PartitionAware;
import io.hookswitch.call.UserId;

/** Where an event is kept: in the partition that is the shard of its user. */
record EventKey(String user, long epoch, long offset) implements PartitionAware<String> {
  static EventKey of(UserId user, long epoch, long offset) {
    return new EventKey(user.toString(), epoch, offset);
  }

  @Override
  public String getPartitionKey() {
    return user;
  }
}
