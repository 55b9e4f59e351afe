package io.hookswitch.shard;

import io.hookswitch.user.KeptEvent;
import io.hookswitch.wire.UserReply;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One user's stream as a node hears it: puts events in order, drops what was heard before, and notices what is missing.
 * While something is missing later events wait, and whoever feeds this asks the owner ({@link #asks}). Pure: the same
 * calls always give the same answers.
 */
final class Gapless {

  /** So many events wait at most; those beyond are asked for again. */
  static final int MOST_HELD = 256;
  private static final long UNKNOWN = -1;

  private final TreeMap<Long, KeptEvent> held = new TreeMap<>();
  private long epoch = UNKNOWN;
  private long last;
  /** The highest offset that is known to be there. */
  private long highest;
  private boolean asking;
  /** What was the highest when the owner was asked. */
  private long wanted;

  /** What may be delivered. */
  sealed interface Heard {}

  record Event(KeptEvent event) implements Heard {}

  /** All up to this place that was not heard is lost. */
  record Hole(long epoch, long offset) implements Heard {}

  long epoch() {
    return epoch;
  }

  long last() {
    return last;
  }

  /** From here on nothing may be missing, unless that is clear already. */
  void begin(long epoch, long offset) {
    if (this.epoch == UNKNOWN) restart(epoch, offset);
  }

  List<Heard> arrived(KeptEvent event) {
    begin(event.epoch(), event.offset() - 1);
    if (event.epoch() < epoch) return List.of();
    if (event.epoch() > epoch) restart(event.epoch(), 0);
    hold(event);
    return deliver(new ArrayList<>());
  }

  /** Whether the owner has to be asked, now, for what came after {@link #last}; true once until that is answered. */
  boolean asks() {
    return highest > last && doubts();
  }

  /** The same, although nothing is known to be missing. */
  boolean doubts() {
    if (epoch == UNKNOWN || asking) return false;
    wanted = highest;
    asking = true;
    return true;
  }

  /** The owner has answered; to be followed by {@link #asks}. */
  List<Heard> answered(UserReply reply) {
    asking = false;
    List<Heard> heard = new ArrayList<>();
    boolean knowsLess = reply.epoch() <= epoch && (reply.epoch() < epoch || reply.offset() < wanted);
    if (knowsLess) {
      // Copies were lost with nodes. The owner goes on from what it has, and so does whoever follows it.
      restart(reply.epoch(), reply.offset());
      heard.add(new Hole(epoch, last));
    } else if (reply.epoch() > epoch) {
      restart(reply.epoch(), 0);
      highest = reply.offset();
    } else if (reply.recovered()) {
      reply.missed().forEach(event -> heard.addAll(arrived(event)));
    } else {
      last = Math.max(last, reply.offset());
      highest = Math.max(highest, last);
      held.headMap(last, true).clear();
      heard.add(new Hole(epoch, last));
      deliver(heard);
    }
    return heard;
  }

  /** The owner could not be asked. */
  void unanswered() {
    asking = false;
  }

  private void restart(long epoch, long offset) {
    this.epoch = epoch;
    last = offset;
    highest = offset;
    wanted = 0;
    held.clear();
  }

  private void hold(KeptEvent event) {
    highest = Math.max(highest, event.offset());
    boolean next = event.offset() == last + 1;
    if (next || (event.offset() > last && held.size() < MOST_HELD)) held.put(event.offset(), event);
  }

  private List<Heard> deliver(List<Heard> heard) {
    while (!held.isEmpty() && held.firstKey() == last + 1) {
      heard.add(new Event(held.pollFirstEntry().getValue()));
      last++;
    }
    return heard;
  }
}
