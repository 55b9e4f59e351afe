package io.hookswitch.shard;

import io.hookswitch.policy.LiveCalls;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds live calls wherever their owners are: each node goes through its own, a few at a time on their owners' event loops,
 * and keeps no more of them than a page has.
 */
public final class CallSearch {

  private static final String QUESTION = "calls";
  private static final Comparator<FoundCall> OLDEST_FIRST = Comparator.comparingLong(FoundCall::call);

  private final EveryNode nodes;

  /** @param owned by this node */
  public CallSearch(EveryNode nodes, LiveCalls owned) {
    this.nodes = nodes;
    nodes.answer(QUESTION, CallQuery.class, query -> here(owned, query));
  }

  /** The part of one node; also how much it has looked through. */
  record Part(List<FoundCall> calls, long fitting) {}

  /** A call and the node that has shown it. */
  public record Located(FoundCall call, String node) {}

  /**
   * The newest calls that fit.
   *
   * @param fitting how many there are in all, those of this page included
   * @param silent nodes that have not answered, whose calls are not here
   */
  public record Page(List<Located> calls, long fitting, List<String> silent) {}

  /** Never fails. */
  public Future<Page> search(CallQuery query) {
    return nodes.ask(QUESTION, query, Part.class).map(answers -> {
      List<Located> all = new ArrayList<>();
      answers.said().forEach((node, part) -> part.calls().forEach(call -> all.add(new Located(call, node))));
      all.sort(Comparator.comparing(Located::call, OLDEST_FIRST.reversed()));
      long fitting = answers.said().values().stream().mapToLong(Part::fitting).sum();
      return new Page(List.copyOf(all.subList(0, Math.min(query.limit(), all.size()))), fitting, answers.silent());
    });
  }

  private static Future<Part> here(LiveCalls owned, CallQuery query) {
    Newest newest = new Newest(query.limit());
    return owned
      .look(call -> {
        if (query.fits(call)) newest.add(FoundCall.of(call));
      })
      .map(done -> newest.part());
  }

  /** So many of the newest; filled by several event loops at once. */
  private static final class Newest {

    private final PriorityQueue<FoundCall> calls = new PriorityQueue<>(OLDEST_FIRST);
    private final int limit;
    private long fitting;

    Newest(int limit) {
      this.limit = limit;
    }

    synchronized void add(FoundCall call) {
      fitting++;
      calls.add(call);
      if (calls.size() > limit) calls.remove();
    }

    synchronized Part part() {
      return new Part(List.copyOf(calls), fitting);
    }
  }
}
