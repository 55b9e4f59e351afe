package io.hookswitch.south.sim;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** The loop and the clock of a test: nothing happens until time passes, on the thread of the test. */
final class VirtualTime implements SimLoop {

  private record Task(Instant due, long order, Runnable work) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = due.compareTo(other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long given;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void run(Runnable task) {
    after(Duration.ZERO, task);
  }

  @Override
  public Runnable after(Duration delay, Runnable work) {
    Task task = new Task(now.plus(delay), given++, work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  @Override
  public <T> Future<T> ask(Supplier<Future<T>> work) {
    Promise<T> answer = Promise.promise();
    run(() -> work.get().onComplete((value, failure) -> answer.complete(value, failure)));
    return answer.future();
  }

  /** Whatever is due by then is done, in order. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    while (!tasks.isEmpty() && !tasks.peek().due().isAfter(end)) {
      Task next = tasks.poll();
      now = next.due();
      next.work().run();
    }
    now = end;
  }

  boolean quiet() {
    return tasks.isEmpty();
  }
}
