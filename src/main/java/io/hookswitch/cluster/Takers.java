package io.hookswitch.cluster;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which members take shards: those that have said so. One that has just joined has not, and one that drains has said that
 * it does not any more. Kept by the cluster, with a copy here that is asked without waiting.
 */
final class Takers {

  private final IMap<String, Boolean> said;
  private final String self;
  private final Calm calm;
  private final Map<String, Boolean> here = new ConcurrentHashMap<>();
  private volatile Boolean mine;

  /**
   * @param calm told who has begun to take shards, and who has stopped
   * @param changed called, from any thread, when somebody has said something else than before
   */
  Takers(IMap<String, Boolean> said, String self, Calm calm, Runnable changed) {
    this.said = said;
    this.self = self;
    this.calm = calm;
    said.addEntryListener((EntryAddedListener<String, Boolean>) event -> heard(event, changed), true);
    said.addEntryListener((EntryUpdatedListener<String, Boolean>) event -> heard(event, changed), true);
    said.addEntryListener(
      (EntryRemovedListener<String, Boolean>) event -> {
        if (!event.getKey().equals(self)) here.remove(event.getKey());
        changed.run();
      },
      false
    );
  }

  boolean takes(String member) {
    return here.getOrDefault(member, false);
  }

  /** Whether it has ever said anything and is still there. */
  boolean knows(String member) {
    return here.containsKey(member);
  }

  /** Whether this node has said just that before. */
  boolean said(boolean takes) {
    Boolean before = mine;
    return before != null && before == takes;
  }

  CompletionStage<Void> say(boolean takes) {
    mine = takes;
    learn(self, takes);
    return said.setAsync(self, takes);
  }

  /** A member that has left: it is called something else when it comes again. */
  void gone(String member) {
    here.remove(member);
    calm.left(member);
    said.removeAsync(member);
  }

  /**
   * Announcements get lost with the nodes that make them. Blocks, for as long as a node that dies is asked: it may have left by
   * then, and must not be put back by what was said of it before.
   */
  void refresh(Supplier<Set<String>> members) {
    Map<String, Boolean> all = said.getAll(members.get());
    here.keySet().removeIf(member -> !member.equals(self) && !all.containsKey(member));
    all.forEach((member, takes) -> {
      if (!member.equals(self)) learn(member, takes);
    });
    Set<String> still = members.get();
    here.keySet().removeIf(member -> !member.equals(self) && !still.contains(member));
    Boolean own = mine;
    // The others have taken this node for dead and forgotten it.
    if (own == null || own.equals(all.get(self))) return;
    if (own) calm.cameBack(self);
    said.set(self, own);
  }

  private void heard(EntryEvent<String, Boolean> event, Runnable changed) {
    if (!event.getKey().equals(self)) learn(event.getKey(), event.getValue());
    changed.run();
  }

  private void learn(String member, boolean takes) {
    Boolean before = here.put(member, takes);
    if (takes) calm.came(member);
    else if (before == null || before) calm.left(member);
  }
}
