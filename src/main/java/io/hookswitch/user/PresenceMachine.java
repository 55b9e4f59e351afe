package io.hookswitch.user;

import io.hookswitch.user.PresenceInput.Arm;
import io.hookswitch.user.PresenceInput.AtPhone;
import io.hookswitch.user.PresenceInput.ByOthers;
import io.hookswitch.user.PresenceInput.CancelMonitoring;
import io.hookswitch.user.PresenceInput.ChangeAgentState;
import io.hookswitch.user.PresenceInput.DoNotDisturb;
import io.hookswitch.user.PresenceInput.EndSession;
import io.hookswitch.user.PresenceInput.ForwardCalls;
import io.hookswitch.user.PresenceInput.Reached;
import io.hookswitch.user.PresenceInput.StartSession;
import io.hookswitch.user.PresenceInput.StopForwarding;
import io.hookswitch.user.PresenceInput.Unwatch;
import io.hookswitch.user.PresenceInput.Used;
import io.hookswitch.user.PresenceInput.Watch;
import io.hookswitch.user.PresenceRefusal.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides what becomes of a user's presence; the same answer for the same arguments, always. */
public final class PresenceMachine {

  private PresenceMachine() {}

  /** The phone that an input is about; empty when the user does not have it. */
  public static Optional<String> device(Seat seat, Presence presence, PresenceInput input) {
    return input instanceof AtPhone one ? Optional.of(one.device()).filter(seat::has) : presence.workplace(seat);
  }

  /**
   * Makes one step.
   *
   * @param decision of the rules for the phone that the input is about, see {@link #device}
   */
  public static PresenceStep step(
    Seat seat,
    Presence presence,
    DeviceDecision decision,
    PresenceInput input,
    Instant at
  ) {
    Optional<String> device = device(seat, presence, input);
    // Whoever has no phone any more must still get out.
    if (device.isEmpty() && !(input instanceof EndSession)) return refuse(
      presence,
      decision,
      input,
      Why.NO_SUCH_DEVICE
    );
    if (device.isPresent() && !(input instanceof ByOthers) && !decision.allows(input.needs())) {
      return refuse(presence, decision, input, Why.NOT_ALLOWED);
    }
    return switch (input) {
      case StartSession start -> start(presence, start, at);
      case EndSession end -> end(presence, at);
      case ChangeAgentState change -> change(presence, decision, change, at);
      case DoNotDisturb wish -> set(presence, wish, presence.phone(wish.device()).disturb(wish.on()));
      case ForwardCalls wish -> set(presence, wish, presence.phone(wish.device()).to(wish.to()));
      case Arm wish -> set(presence, wish, presence.phone(wish.device()).armed(wish.arming()));
      case CancelMonitoring wish -> set(presence, wish, presence.phone(wish.device()).armed(null));
      case Used used -> used.arming().equals(presence.phone(used.device()).arming())
        ? set(presence, used, presence.phone(used.device()).armed(null))
        : unchanged(presence);
      case Watch watch -> watch(presence, decision, watch);
      case Unwatch unwatch -> unwatch.watcher().equals(presence.phone(unwatch.device()).watcher())
        ? set(presence, unwatch, presence.phone(unwatch.device()).watchedBy(null))
        : unchanged(presence);
      case Reached reached -> set(presence, reached, presence.phone(reached.device()).away(!reached.there()));
      case StopForwarding wish -> set(presence, wish, presence.phone(wish.device()).to(null));
    };
  }

  private static PresenceStep watch(Presence presence, DeviceDecision decision, Watch watch) {
    Watcher now = presence.phone(watch.device()).watcher();
    boolean free = now == null || now.equals(watch.watcher()) || now.equals(watch.instead());
    return free
      ? set(presence, watch, presence.phone(watch.device()).watchedBy(watch.watcher()))
      : refuse(presence, decision, watch, Why.MONITORED);
  }

  private static PresenceStep start(Presence presence, StartSession start, Instant at) {
    boolean stays = presence.loggedInAt(start.device());
    AgentState state =
      stays && presence.agent().availability() != Availability.LoggedOut ? presence.agent() : start.first();
    return channel(presence, start.session(), state, at);
  }

  private static PresenceStep end(Presence presence, Instant at) {
    return channel(presence, null, AgentState.OFFLINE, at);
  }

  private static PresenceStep change(Presence presence, DeviceDecision decision, ChangeAgentState change, Instant at) {
    // A rule file may say otherwise; there is still nobody who could be ready.
    if (presence.session() == null) return refuse(presence, decision, change, Why.NOT_LOGGED_IN);
    return channel(presence, presence.session(), change.to(), at);
  }

  private static PresenceStep channel(Presence presence, ContactCenterSession session, AgentState state, Instant at) {
    if (java.util.Objects.equals(session, presence.session()) && state.equals(presence.agent())) {
      return unchanged(presence);
    }
    Set<String> devices = new TreeSet<>();
    if (presence.session() != null) devices.add(presence.session().device());
    if (session != null) devices.add(session.device());
    return new PresenceStep(
      presence.in(session, state, at),
      List.of(new PresenceEffect.DevicesChanged(devices), new PresenceEffect.ChannelsChanged()),
      null
    );
  }

  private static PresenceStep set(Presence presence, AtPhone wish, PhoneState state) {
    if (state.equals(presence.phone(wish.device()))) return unchanged(presence);
    return new PresenceStep(
      presence.with(wish.device(), state),
      List.of(new PresenceEffect.DevicesChanged(Set.of(wish.device()))),
      null
    );
  }

  private static PresenceStep unchanged(Presence presence) {
    return new PresenceStep(presence, List.of(), null);
  }

  private static PresenceStep refuse(Presence presence, DeviceDecision decision, PresenceInput input, Why why) {
    return new PresenceStep(
      presence,
      List.of(),
      new PresenceRefusal(why, input.needs(), presence.agent().availability(), decision.allowed(), decision.rules())
    );
  }
}
