package io.hookswitch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;

/**
 * The first node of a cluster looks for others for a second ({@code hazelcast.max.wait.seconds.before.join}) in which it has
 * nothing else to do.
 */
public final class Joining {

  private Joining() {}

  /** @param work is called when this node begins to look, each time that it does; must not block */
  public static Config whenItBegins(Config config, Runnable work) {
    return when(config, LifecycleState.STARTING, work);
  }

  static Config when(Config config, LifecycleState state, Runnable work) {
    LifecycleListener told = event -> {
      if (event.getState() == state) work.run();
    };
    return config.addListenerConfig(new ListenerConfig(told));
  }
}
