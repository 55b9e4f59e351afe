package io.hookswitch.north;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Requests that have been taken on, and wait until the node has room to work on them: first come, first served, and who is
 * urgent does not wait. Who has been inside for long takes no room any more: it waits for a switch, or for a call that gets
 * another owner, and would keep all others out. From any thread.
 */
final class Line {

  private final IntSupplier room;
  private final long longestNanos;
  private final LongSupplier nanos;
  private final long busyNanos;
  private final Queue<Turn> waiting = new ArrayDeque<>();
  /** In the order in which they began; those that are over stay until they are first. */
  private final Queue<Turn> begun = new ArrayDeque<>();
  private int inside;

  /**
   * @param room how many may be worked on at once
   * @param longest how long to stand in line; who has waited so long is sent away
   * @param busy how long a request that is worked on takes room
   */
  Line(IntSupplier room, Duration longest, Duration busy, LongSupplier nanos) {
    this.busyNanos = busy.toNanos();
    this.room = room;
    this.longestNanos = longest.toNanos();
    this.nanos = nanos;
  }

  /** What is done when a turn comes that had to be waited for, and when it does not come in time; on any thread. */
  interface Request {
    void work();

    void sendAway();
  }

  /** A request's place: before the line, in it, inside, or gone. */
  final class Turn {

    private final boolean urgent;
    private final Request request;
    private long since;
    private boolean inLine;
    private boolean takesRoom;
    private boolean over;

    private Turn(boolean urgent, Request request) {
      this.urgent = urgent;
      this.request = request;
    }

    /** @return whether there is room now; else the request is told when there is */
    boolean take() {
      synchronized (Line.this) {
        if (over) return false;
        since = nanos.getAsLong();
        boolean now = urgent || (waiting.isEmpty() && inside < room.getAsInt());
        if (now) begin(since);
        else inLine = waiting.add(this);
        return now;
      }
    }

    private void begin(long now) {
      since = now;
      takesRoom = true;
      inside++;
      begun.add(this);
    }

    private void makeRoom() {
      if (takesRoom) inside--;
      takesRoom = false;
    }

    /** It is done, or nobody wants it any more. */
    void over() {
      synchronized (Line.this) {
        if (over) return;
        over = true;
        makeRoom();
        if (inLine) waiting.remove(this);
      }
      look();
    }
  }

  /** @param urgent does not wait */
  Turn turn(boolean urgent, Request request) {
    return new Turn(urgent, request);
  }

  /** Lets in whoever has room now, and sends away who has waited too long. */
  void look() {
    List<Runnable> next = new ArrayList<>();
    synchronized (this) {
      long now = nanos.getAsLong();
      for (Turn first = begun.peek(); first != null; first = begun.peek()) {
        if (!first.over && now - first.since < busyNanos) break;
        first.makeRoom();
        begun.remove();
      }
      for (Turn first = waiting.peek(); first != null; first = waiting.peek()) {
        boolean late = now - first.since > longestNanos;
        if (!late && inside >= room.getAsInt()) break;
        waiting.remove();
        first.inLine = false;
        if (late) {
          first.over = true;
          next.add(first.request::sendAway);
        } else {
          first.begin(now);
          next.add(first.request::work);
        }
      }
    }
    next.forEach(Runnable::run);
  }

  /** Those that take room. */
  synchronized int inside() {
    return inside;
  }

  synchronized int waiting() {
    return waiting.size();
  }
}
