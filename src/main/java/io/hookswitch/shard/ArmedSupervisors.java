package io.hookswitch.shard;

import io.hookswitch.call.Crossing;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.hookswitch.user.Arming;
import io.hookswitch.user.MonitoringMode;
import io.hookswitch.user.Presence;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.PresenceRefusal;
import io.hookswitch.user.Seat;
import io.hookswitch.user.Watcher;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supervisors by the presences of both users. What counts is what the supervisor's phone is armed for; the mark at the
 * monitored phone only says where to look. The mark comes first and goes last, and one that leads to a phone which is
 * armed for something else (a node died between the two) counts for nothing.
 */
public final class ArmedSupervisors implements Supervisors {

  private static final Logger LOG = LoggerFactory.getLogger(ArmedSupervisors.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Presences presences;
  private final Calls calls;
  private final Phones phones;
  private final InstantSource clock;

  public ArmedSupervisors(Presences presences, Calls calls, Phones phones, InstantSource clock) {
    this.presences = presences;
    this.calls = calls;
    this.phones = phones;
    this.clock = clock;
  }

  /**
   * What the directory knows of phones.
   *
   * @param endpoint of a phone, by its id
   * @param seat of a user
   */
  public record Phones(Function<String, Optional<Endpoint>> endpoint, Function<UserId, Optional<Seat>> seat) {}

  @Override
  public void connected(PartyId party, Endpoint phone) {
    joinAny(party, phone, armed -> true);
  }

  @Override
  public void stillConnected(PartyId party, Endpoint phone, Instant since) {
    joinAny(party, phone, armed -> armed.arming().mode() == MonitoringMode.AllCalls || armed.arming().before(since));
  }

  private void joinAny(PartyId party, Endpoint phone, Predicate<Armed> whom) {
    UserId user = phone.subscriber().user();
    String device = phone.subscriber().device();
    presences
      .of(user)
      .compose(presence -> armedFor(presence, device))
      .compose(found ->
        found
          .filter(whom)
          .map(armed -> join(armed, party))
          .orElseGet(Future::succeededFuture)
      )
      .onFailure(lost -> LOG.warn("{}: whoever monitors {} did not join: {}", party, user, lost.getMessage()));
  }

  /** A supervisor's phone and what it is armed for. */
  private record Armed(Watcher by, Arming arming) {}

  private Future<Optional<Armed>> armedFor(Presence monitored, String device) {
    Watcher watcher = monitored.phone(device).watcher();
    if (watcher == null) return Future.succeededFuture(Optional.empty());
    return presences.of(watcher.user()).map(supervisor ->
      Optional.ofNullable(supervisor.phone(watcher.device()).arming())
        .filter(arming -> arming.device().equals(device))
        .map(arming -> new Armed(watcher, arming))
    );
  }

  /** Whoever wants one call only is disarmed before it is on it, lest it be on two. */
  private Future<Void> join(Armed armed, PartyId party) {
    Watcher by = armed.by();
    Endpoint phone = phones.endpoint().apply(by.device()).orElse(null);
    Seat seat = phones.seat().apply(by.user()).orElse(null);
    if (phone == null || seat == null) return Future.succeededFuture(); // has left the directory
    Arming arming = armed.arming();
    Crossing wanted = new Crossing.MonitorWanted(party, arming.device(), phone, arming.how(), arming.scope());
    if (arming.mode() == MonitoringMode.AllCalls) return calls.cross(party.call(), wanted);
    Instant deadline = clock.instant().plus(PATIENCE);
    return presences
      .ask(seat, new PresenceInput.Used(by.device(), arming), deadline)
      .compose(used -> unwatch(by, arming, deadline))
      .compose(done -> calls.cross(party.call(), wanted));
  }

  @Override
  public Future<Optional<PresenceRefusal>> arm(
    Seat supervisor,
    String device,
    Arming wanted,
    Seat user,
    Instant deadline,
    String correlation
  ) {
    Arming arming = wanted.since(clock.instant());
    Watcher watcher = new Watcher(supervisor.user(), device);
    return presences
      .look(supervisor)
      .compose(before -> {
        // Asked first, so that whoever may not leaves no mark.
        boolean may = before.decision(device).allows(new PresenceInput.Arm(device, arming).needs());
        return may ? watch(user, arming, watcher, deadline, correlation) : Future.succeededFuture(Optional.empty());
      })
      .compose(refusal ->
        refusal.isPresent()
          ? Future.succeededFuture(refusal)
          : armed(supervisor, watcher, arming, deadline, correlation)
      );
  }

  private Future<Optional<PresenceRefusal>> watch(
    Seat user,
    Arming arming,
    Watcher watcher,
    Instant deadline,
    String correlation
  ) {
    return presences
      .of(user.user())
      .compose(monitored ->
        armedFor(monitored, arming.device()).compose(other -> {
          Watcher stale = other.isPresent() ? null : monitored.phone(arming.device()).watcher();
          return presences.ask(user, new PresenceInput.Watch(arming.device(), watcher, stale), deadline, correlation);
        })
      )
      .map(Presences.View::refusal);
  }

  private Future<Optional<PresenceRefusal>> armed(
    Seat supervisor,
    Watcher watcher,
    Arming arming,
    Instant deadline,
    String correlation
  ) {
    return presences.of(supervisor.user()).compose(before -> {
      Arming old = before.phone(watcher.device()).arming();
      return presences
        .ask(supervisor, new PresenceInput.Arm(watcher.device(), arming), deadline, correlation)
        .compose(view -> {
          if (view.refusal().isPresent()) {
            return unwatch(watcher, arming, deadline).map(view.refusal());
          }
          boolean moved = old != null && !old.device().equals(arming.device());
          return (moved ? unwatch(watcher, old, deadline) : Future.<Void>succeededFuture())
            .compose(done -> joinRunning(new Armed(watcher, arming)))
            .map(Optional.<PresenceRefusal>empty());
        });
    });
  }

  /** Calls that the user is not connected on are left out by their owners; the supervisor joins when it is. */
  private Future<Void> joinRunning(Armed armed) {
    if (armed.arming().mode() != MonitoringMode.AllCalls) return Future.succeededFuture();
    return calls
      .of(armed.arming().user())
      .compose(all -> {
        List<Future<?>> joins = new ArrayList<>();
        all.forEach(one -> joins.add(join(armed, one.call().party(one.party()))));
        return Future.join(joins).<Void>mapEmpty();
      })
      .onFailure(lost -> LOG.warn("{} did not join a running call: {}", armed.by().user(), lost.getMessage()))
      .otherwiseEmpty();
  }

  @Override
  public Future<Optional<PresenceRefusal>> cancel(
    Seat supervisor,
    String device,
    Instant deadline,
    String correlation
  ) {
    return presences.of(supervisor.user()).compose(before ->
      presences.ask(supervisor, new PresenceInput.CancelMonitoring(device), deadline, correlation).compose(view -> {
        Arming was = before.phone(device).arming();
        if (view.refusal().isPresent() || was == null) return Future.succeededFuture(view.refusal());
        return unwatch(new Watcher(supervisor.user(), device), was, deadline)
          .compose(done -> leaveAll(supervisor.user()))
          .map(view.refusal());
      })
    );
  }

  private Future<Void> leaveAll(UserId supervisor) {
    return calls.of(supervisor).compose(all -> {
      List<Future<?>> told = new ArrayList<>();
      all.forEach(one ->
        told.add(calls.cross(one.call(), new Crossing.MonitoringEnded(one.call().party(one.party()))))
      );
      return Future.join(told).mapEmpty();
    });
  }

  /** A mark that stays counts for nothing, since nothing is armed any more. */
  private Future<Void> unwatch(Watcher watcher, Arming arming, Instant deadline) {
    Seat user = phones.seat().apply(arming.user()).orElse(null);
    if (user == null) return Future.succeededFuture();
    return presences
      .ask(user, new PresenceInput.Unwatch(arming.device(), watcher), deadline)
      .onFailure(lost -> LOG.warn("{}: the mark of {} stays: {}", arming.user(), watcher.user(), lost.getMessage()))
      .<Void>mapEmpty()
      .otherwiseEmpty();
  }
}
