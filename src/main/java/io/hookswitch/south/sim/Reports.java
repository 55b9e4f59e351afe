package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The events of one call on their way to the gateway. */
final class Reports {

  private final SwitchFloor floor;
  private final CallId call;
  private final Mischief mischief;
  /** Timers are coarse and may change places: each of them delivers the first event of the line, not its own. */
  private final Deque<SwitchEvent> line = new ArrayDeque<>();
  private final List<Runnable> timers = new ArrayList<>();
  private int underWay;
  private boolean stopped;

  Reports(SwitchFloor floor, CallId call, int visit) {
    this.floor = floor;
    this.call = call;
    mischief = new Mischief(floor.config(), call, visit);
  }

  void send(List<SwitchEvent> events) {
    if (stopped) return;
    for (SwitchEvent event : events) {
      for (Mischief.Arrival arrival : mischief.arrivals(event, floor.loop().now())) send(event, arrival);
    }
  }

  private void send(SwitchEvent event, Mischief.Arrival arrival) {
    if (arrival.inOrder()) line.add(event);
    underWay++;
    Runnable deliver = () -> deliver(arrival.inOrder() ? line.poll() : event);
    Duration delay = Duration.between(floor.loop().now(), arrival.due());
    if (!delay.isPositive()) {
      floor.loop().run(deliver);
      return;
    }
    Runnable[] timer = new Runnable[1];
    timer[0] = floor.loop().after(delay, () -> {
      timers.remove(timer[0]);
      deliver.run();
    });
    timers.add(timer[0]);
  }

  private void deliver(SwitchEvent event) {
    underWay--;
    if (stopped) return;
    floor.listener().accept(event);
    floor.sweep().accept(call);
  }

  boolean delivered() {
    return underWay == 0;
  }

  /** Nothing more is reported; what is under way is lost. */
  void stop() {
    stopped = true;
    timers.forEach(Runnable::run);
    timers.clear();
  }
}
