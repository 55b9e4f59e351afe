package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks phones for lines before a step, and tells them after it what has changed. */
final class Occupancy {

  private static final Logger LOG = LoggerFactory.getLogger(Occupancy.class);

  /**
   * While a part of the cluster's memory moves it may say nothing for half a minute: nobody's call waits so long for a phone's lines,
   * which are put right afterwards.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SwitchFloor floor;

  Occupancy(SwitchFloor floor) {
    this.floor = floor;
  }

  /** Those of the phones that are going to ring which are busy; the others are taken. */
  Future<Set<String>> busy(List<SimMachine.Ring> asked) {
    List<Future<Boolean>> answers = asked.stream().map(this::busy).toList();
    return Future.all(answers).map(all -> {
      Set<String> busy = new HashSet<>();
      for (int i = 0; i < asked.size(); i++) if (answers.get(i).result()) busy.add(asked.get(i).device());
      return busy;
    });
  }

  private Future<Boolean> busy(SimMachine.Ring ring) {
    return takesCalls(ring.device()).compose(takes -> takes ? occupied(ring) : Future.succeededFuture(true));
  }

  /** What was taken when these were asked for and these turned out to be busy. */
  static List<SimMachine.Ring> claimed(List<SimMachine.Ring> asked, Set<String> busy) {
    return asked
      .stream()
      .filter(ring -> !busy.contains(ring.device()))
      .toList();
  }

  private Future<Boolean> occupied(SimMachine.Ring ring) {
    return soon(floor.store().claim(ring.device(), ring.leg(), floor.config().lines()))
      .map(free -> !free)
      .recover(why -> {
        if (!(why instanceof TimeoutException)) return Future.failedFuture(why);
        LOG.warn("phone {} rings for {} although it may be busy: {}", ring.device(), ring.leg(), why.getMessage());
        return Future.succeededFuture(false);
      });
  }

  private <T> Future<T> soon(Future<T> answer) {
    if (answer.isComplete()) return answer;
    Promise<T> first = Promise.promise();
    Runnable heard = floor
      .loop()
      .after(PATIENCE, () -> first.tryFail(new TimeoutException("no answer in " + PATIENCE.toSeconds() + " s")));
    answer.onComplete((value, failure) -> {
      heard.run();
      if (failure == null) first.tryComplete(value);
      else first.tryFail(failure);
    });
    return first.future();
  }

  /** A phone of which that cannot be found out rings: a missed call is worse than a disturbance. */
  private Future<Boolean> takesCalls(String device) {
    return floor
      .exchange()
      .phones()
      .takesCalls(device)
      .onFailure(down -> LOG.warn("phone {} rings unasked: {}", device, down.getMessage()))
      .otherwise(true);
  }

  /**
   * Tells the phones, the one included that was asked for in vain. Never fails: the call has changed and that must be
   * told.
   *
   * @param claimed what {@link #busy} was asked for and found free
   * @return the lines that could not be told: their phones are wrong until {@link #right} has put them right
   */
  Future<Set<SimCall.Line>> tell(SimCall before, SimCall next, List<SimMachine.Ring> claimed) {
    Map<SimCall.Line, Boolean> then = before.lines();
    Map<SimCall.Line, Boolean> now = next.lines();
    Set<SimCall.Line> changed = new HashSet<>();
    now.forEach((line, rings) -> {
      if (!rings.equals(then.get(line))) changed.add(line);
    });
    changed.addAll(then.keySet());
    changed.removeIf(line -> now.containsKey(line) && now.get(line).equals(then.get(line)));
    claimed.forEach(ring -> {
      SimCall.Line line = new SimCall.Line(ring.device(), ring.leg());
      if (!now.containsKey(line)) changed.add(line);
    });
    return right(next, changed);
  }

  /** Lets the phones have these lines, or not, as the call says; gives those that could not be told. */
  Future<Set<SimCall.Line>> right(SimCall call, Set<SimCall.Line> lines) {
    Set<SimCall.Line> wrong = ConcurrentHashMap.newKeySet();
    List<Future<Void>> told = lines
      .stream()
      .map(line ->
        tell(call, line)
          .onFailure(down -> LOG.warn("call {}: {} could not be told: {}", call.id(), line, down.getMessage()))
          .recover(down -> {
            wrong.add(line);
            return Future.succeededFuture();
          })
      )
      .toList();
    return Future.join(told).map(wrong);
  }

  private Future<Void> tell(SimCall call, SimCall.Line line) {
    Boolean rings = call.lines().get(line);
    return soon(
      rings == null
        ? floor.store().vacate(line.device(), line.leg())
        : floor.store().occupy(line.device(), line.leg(), rings)
    );
  }

  /**
   * The lines of a call that was taken over, those included that only the gateway knows of: the node that had it may have gone
   * between a change of the call and that of its phones.
   */
  static Set<SimCall.Line> doubtful(SimCall call, Call known) {
    Set<SimCall.Line> all = new HashSet<>();
    for (Party party : known.parties()) {
      Endpoint.Subscriber who = party.endpoint().subscriber();
      if (who == null) continue;
      PartyId leg = known.id().party(party.index());
      call
        .leg(party.index())
        .map(SimLeg::lines)
        .filter(devices -> !devices.isEmpty())
        .orElse(List.of(who.device()))
        .stream()
        .forEach(device -> all.add(new SimCall.Line(device, leg)));
    }
    return all;
  }

  /** Frees the phones of a call that is about to be forgotten: nobody could do it afterwards. */
  Future<Void> free(SimCall call) {
    return Future.join(
      call
        .lines()
        .keySet()
        .stream()
        .map(line -> floor.store().vacate(line.device(), line.leg()))
        .toList()
    ).mapEmpty();
  }
}
