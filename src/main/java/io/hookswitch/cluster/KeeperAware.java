package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import java.util.Map;

/** A change of an entry that depends on what the node knows that keeps it. */
interface KeeperAware<K, V, R> extends EntryProcessor<K, V, R> {
  R process(Map.Entry<K, V> entry, HazelcastInstance keeper);
}
