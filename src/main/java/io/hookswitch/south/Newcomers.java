package io.hookswitch.south;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchOrder;
import java.util.List;
import java.util.Optional;

/** The ends that an order brings to its call. */
final class Newcomers {

  private Newcomers() {}

  static List<Endpoint> of(SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Dial dial -> List.of(dial.from(), dial.to());
      case SwitchOrder.Redirect redirect -> List.of(redirect.to());
      case SwitchOrder.Consult consult -> List.of(consult.from(), consult.to());
      case SwitchOrder.Join join -> List.of(join.to());
      case SwitchOrder.Monitor monitor -> List.of(monitor.to());
      case SwitchOrder.Fork fork -> fork.locations();
      case SwitchOrder.Replace replace -> List.of(replace.to());
      case SwitchOrder.Answer none -> List.of();
      case SwitchOrder.Release none -> List.of();
      case SwitchOrder.Hold none -> List.of();
      case SwitchOrder.Retrieve none -> List.of();
      case SwitchOrder.Mute none -> List.of();
      case SwitchOrder.Digits none -> List.of();
      case SwitchOrder.Record none -> List.of();
      case SwitchOrder.Merge none -> List.of();
      case SwitchOrder.Alternate none -> List.of();
      case SwitchOrder.Partake none -> List.of();
      case SwitchOrder.Silence none -> List.of();
      case SwitchOrder.Inspect none -> List.of();
    };
  }

  /** The subscriber with whom a call begins; empty for an order about a call that has begun. */
  static Optional<Endpoint> began(SwitchOrder order) {
    List<Endpoint> own = switch (order) {
      case SwitchOrder.Dial dial -> List.of(dial.from());
      case SwitchOrder.Fork fork -> fork.locations();
      default -> List.of();
    };
    return own.stream().filter(Endpoint::internal).findFirst();
  }
}
