package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call: its legs, and one input after the other, each with all its requests to Asterisk. Lives on the connector's event
 * loop. What is reported of it is with {@link Reports}, what Asterisk does for it with {@link Sound}, what follows from what
 * happens to its legs with {@link Course}.
 */
final class LiveCall {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCall.class);

  /** Of inputs. Each ends when Asterisk has answered, or has not within {@code switch.asterisk.patience}. */
  static final int MOST_WAITING = 256;

  private final CallId id;
  private final Floor floor;
  private final Reports reports;
  private final Sound sound;
  private final Course course;
  private final Map<Integer, Leg> legs = new TreeMap<>();
  private long fence = Long.MIN_VALUE;
  private Future<Void> tail = Future.succeededFuture();
  private int waiting;
  private boolean missed;

  LiveCall(CallId id, Floor floor) {
    this.id = id;
    this.floor = floor;
    reports = new Reports(id, floor.listener());
    sound = new Sound(this);
    course = new Course(this);
  }

  /**
   * After everything that came before.
   *
   * @return failed with {@link Crowded} when that is too much; what it was about is looked for when there is nothing before it
   */
  Future<Void> next(Supplier<Future<Void>> input) {
    if (waiting == MOST_WAITING) return crowded();
    waiting++;
    Future<Void> done = tail.transform(before -> Future.<Void>succeededFuture().compose(go -> input.get()));
    tail = done.otherwiseEmpty();
    tail.onComplete(over -> taken());
    return done;
  }

  private Future<Void> crowded() {
    Crowded why = new Crowded(id);
    if (!missed) LOG.warn("{}", why.getMessage());
    missed = true;
    return Future.failedFuture(why);
  }

  private void taken() {
    waiting--;
    if (waiting > 0 || !missed) return;
    missed = false;
    floor.missed(this);
  }

  /** After everything that came before of either call, and before all that comes after. */
  Future<Void> nextWith(LiveCall other, Supplier<Future<Void>> input) {
    if (other == this) return next(input);
    Future<Void> theirs = other.tail;
    Future<Void> done = next(() -> theirs.compose(before -> input.get()));
    other.tail = done.otherwiseEmpty();
    return done;
  }

  /** @throws StaleOwnerException when somebody newer owns the call */
  void ownedBy(long mine) {
    if (mine < fence) throw new StaleOwnerException(id, mine);
    fence = mine;
  }

  Floor floor() {
    return floor;
  }

  CallId id() {
    return id;
  }

  Reports reports() {
    return reports;
  }

  Sound sound() {
    return sound;
  }

  Course course() {
    return course;
  }

  Collection<Leg> legs() {
    return List.copyOf(legs.values());
  }

  Optional<Leg> leg(int index) {
    return Optional.ofNullable(legs.get(index));
  }

  Leg put(Leg leg) {
    legs.put(leg.index(), leg);
    if (leg.phase() == Phase.GONE) floor.channels().remove(leg.channel(), party(leg));
    else floor.channels().add(leg.channel(), party(leg));
    reports.changed();
    return leg;
  }

  void forget(Leg leg) {
    legs.remove(leg.index());
    floor.channels().remove(leg.channel(), party(leg));
  }

  /** The leg on another call that the phone of this leg is as well, when its user consults. */
  Optional<PartyId> elsewhere(Leg leg) {
    PartyId here = party(leg);
    return floor
      .channels()
      .legs(leg.channel())
      .stream()
      .filter(other -> !other.equals(here))
      .findFirst();
  }

  /** Those who are on the call, other than this leg. */
  List<Leg> others(Leg leg) {
    return legs
      .values()
      .stream()
      .filter(other -> other.index() != leg.index() && other.up())
      .toList();
  }

  /** Those of them for whose sake the leg may stay: not supervisors who only listen. */
  List<Leg> company(Leg leg) {
    return others(leg)
      .stream()
      .filter(other -> !other.silent())
      .toList();
  }

  PartyId party(Leg leg) {
    return id.party(leg.index());
  }

  boolean over() {
    return legs
      .values()
      .stream()
      .allMatch(leg -> leg.phase() == Phase.GONE);
  }
}
