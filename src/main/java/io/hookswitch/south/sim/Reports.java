package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one call on their way to the gateway. */
final class Reports {

  private final SwitchFloor floor;
  private final CallId call;
  private final Mischief mischief;
  private final List<Runnable> pending = new ArrayList<>();
  private boolean stopped;

  Reports(SwitchFloor floor, CallId call) {
    this.floor = floor;
    this.call = call;
    mischief = new Mischief(floor.config(), call);
  }

  void send(List<SwitchEvent> events) {
    if (stopped) return;
    for (SwitchEvent event : events) {
      mischief.reports(event, floor.loop().now()).forEach(due -> send(event, due));
    }
  }

  private void send(SwitchEvent event, Instant due) {
    Duration delay = Duration.between(floor.loop().now(), due);
    Runnable[] self = new Runnable[1];
    Runnable deliver = () -> {
      if (!pending.remove(self[0])) return;
      floor.listener().accept(event);
      floor.sweep().accept(call);
    };
    if (delay.isPositive()) {
      self[0] = floor.loop().after(delay, deliver);
      pending.add(self[0]);
    } else {
      self[0] = () -> {};
      pending.add(self[0]);
      floor.loop().run(deliver);
    }
  }

  boolean delivered() {
    return pending.isEmpty();
  }

  void stop() {
    stopped = true;
    pending.forEach(Runnable::run);
    pending.clear();
  }
}
