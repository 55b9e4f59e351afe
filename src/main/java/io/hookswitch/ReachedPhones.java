package io.hookswitch;

import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.shard.Presences;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What switches say of phones, for the presences of their users: of each phone in the order in which it was said. */
final class ReachedPhones {

  private static final Logger LOG = LoggerFactory.getLogger(ReachedPhones.class);
  /** A switch says all of its phones at once: so many are noted at a time. */
  private static final int LANES = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Presences presences;
  private final Function<Device, Optional<Seat>> seats;
  private final Map<String, List<Device>> phones;
  private final Map<Integer, Future<Void>> tails = new ConcurrentHashMap<>();

  /** @param seats whose a phone is */
  ReachedPhones(Presences presences, Directory directory, Function<Device, Optional<Seat>> seats) {
    this.presences = presences;
    this.seats = seats;
    phones = directory.devices().stream().collect(Collectors.groupingBy(Device::number));
  }

  /**
   * From any thread.
   *
   * @param tenants whose phones are on the switch that says it
   */
  void said(String number, Predicate<String> tenants, boolean there) {
    for (Device phone : phones.getOrDefault(number, List.of())) {
      if (!tenants.test(phone.user().tenant())) continue;
      seats.apply(phone).ifPresent(seat -> said(seat, phone.id(), there));
    }
  }

  private void said(Seat seat, String device, boolean there) {
    tails.compute(Math.floorMod(device.hashCode(), LANES), (lane, before) ->
      (before == null ? Future.<Void>succeededFuture() : before).transform(done -> note(seat, device, there))
    );
  }

  private Future<Void> note(Seat seat, String device, boolean there) {
    return presences
      .ask(seat, new PresenceInput.Reached(device, there), Main.CLOCK.instant().plus(PATIENCE))
      .onFailure(lost -> LOG.warn("device {}: that it is there: {}, was not noted: {}", device, there, lost.toString()))
      .<Void>mapEmpty()
      .otherwiseEmpty();
  }
}
