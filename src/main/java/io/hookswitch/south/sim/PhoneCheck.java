package io.hookswitch.south.sim;

import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees phones that ring for nobody: a phone is asked for its line before the call is kept, and the node may have died
 * between the two. Such a line is on no list of calls, and would stay busy for good. That a phone talks with nobody has been
 * seen once: a node that had lost the call told it late, when a fault let the word through after that of the next one. There are
 * many that talk, so each is looked at seldom. Lives on the loop.
 */
final class PhoneCheck {

  private static final Logger LOG = LoggerFactory.getLogger(PhoneCheck.class);
  /** Longer than any node takes from the one to the other. */
  static final Duration DOUBT = Duration.ofSeconds(30);

  /** Of so many looks at a shard one is at a phone that talks. */
  static final int SELDOM = 8;

  private final SwitchFloor floor;
  private final Map<Integer, Integer> turns = new HashMap<>();
  /** Since when, by shard: a line that is gone is doubted no more. */
  private final Map<Integer, Map<SimCall.Line, Instant>> doubtful = new HashMap<>();

  PhoneCheck(SwitchFloor floor) {
    this.floor = floor;
  }

  /** Never fails: there is a next time. */
  Future<Void> look(int shard) {
    return floor
      .store()
      .occupied(shard)
      .compose(phones -> {
        List<Future<?>> looks = new ArrayList<>();
        int turn = turns.merge(shard, 1, Integer::sum);
        Map<SimCall.Line, Instant> doubts = doubtful.computeIfAbsent(shard, none -> new HashMap<>());
        doubts.keySet().removeIf(line -> !phones.getOrDefault(line.device(), Map.of()).containsKey(line.leg()));
        phones.forEach((device, legs) ->
          legs.forEach((leg, rings) -> {
            SimCall.Line line = new SimCall.Line(device, leg);
            if (rings || doubts.containsKey(line) || due(leg, turn)) looks.add(look(line, doubts));
          })
        );
        return Future.join(looks).<Void>mapEmpty();
      })
      .onFailure(lost -> LOG.warn("shard {}: phones that ring could not be looked at: {}", shard, lost.getMessage()))
      .otherwiseEmpty();
  }

  private static boolean due(PartyId leg, int turn) {
    return Math.floorMod(leg.hashCode() + turn, SELDOM) == 0;
  }

  private Future<Void> look(SimCall.Line line, Map<SimCall.Line, Instant> doubts) {
    return floor
      .store()
      .load(line.leg().call())
      .compose(form -> {
        boolean known = form
          .map(bytes -> SimJson.read(line.leg().call(), bytes))
          .filter(call -> call.lines().containsKey(line))
          .isPresent();
        Instant now = floor.loop().now();
        Instant since = known ? now : doubts.getOrDefault(line, now);
        if (known) doubts.remove(line);
        else doubts.put(line, since);
        return now.isBefore(since.plus(DOUBT)) ? Future.succeededFuture() : free(line, doubts);
      });
  }

  private Future<Void> free(SimCall.Line line, Map<SimCall.Line, Instant> doubts) {
    LOG.info("phone {} is in use for leg {}, which no call has: it is freed", line.device(), line.leg());
    doubts.remove(line);
    return floor.store().vacate(line.device(), line.leg());
  }
}
