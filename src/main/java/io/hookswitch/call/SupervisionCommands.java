package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import io.hookswitch.call.SwitchOrder.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Supervisors on other users' calls: how they come, change the way they take part, and go. Whoever is heard by nobody, or
 * by the monitored user only, is hidden from the others.
 */
final class SupervisionCommands {

  private static final Set<Kind> CHANGES = EnumSet.of(Kind.Partake, Kind.Silence);

  private SupervisionCommands() {}

  /** Wanted as often as somebody thinks of it; done once, and only while the user talks or holds. */
  static Step join(Draft draft, Crossing.MonitorWanted wanted) {
    Party user = draft.call().party(wanted.user().index()).orElse(null);
    String device = wanted.supervisor().subscriber().device();
    boolean unfit =
      user == null ||
      !user.state().connected() ||
      !user.endpoint().internal() ||
      !user.endpoint().subscriber().device().equals(wanted.device()) ||
      user.monitoring() != Monitoring.None ||
      draft.call().parties().size() >= Arguments.MOST_PARTIES ||
      draft
        .call()
        .parties()
        .stream()
        .anyMatch(party -> there(party) && device.equals(deviceOf(party)));
    if (unfit) return draft.done();
    int index = draft.call().parties().size();
    Supervision supervision = new Supervision(wanted.how(), wanted.scope(), user.index(), false);
    CallId id = draft.call().id();
    return draft
      .put(Party.supervisor(index, wanted.supervisor(), supervision))
      .order(new SwitchOrder.Monitor(id.party(user.index()), id.party(index), wanted.supervisor(), wanted.how()))
      .done();
  }

  /** The owner before may have died before it told that the phone is connected; a supervisor has not been there yet. */
  static void missed(Draft draft, Party user) {
    boolean talks = user.state().connected() && user.endpoint().internal() && user.supervision() == null;
    boolean watched = draft
      .call()
      .parties()
      .stream()
      .anyMatch(party -> party.supervision() != null && party.supervision().user() == user.index());
    if (talks && !watched) draft.effect(new Effect.StillConnected(user.index()));
  }

  private static boolean there(Party party) {
    return party.live() || party.state() == PartyState.Null;
  }

  private static String deviceOf(Party party) {
    return party.endpoint().internal() ? party.endpoint().subscriber().device() : null;
  }

  /** The supervisor has had enough of all calls. */
  static Step end(Draft draft, PartyId supervisor) {
    Party me = draft.call().party(supervisor.index()).orElse(null);
    if (me != null && me.monitoring() != Monitoring.None && there(me)) release(draft, me);
    return draft.done();
  }

  static Step partake(Draft draft, Party me, Command.SwitchMonitoring wish) {
    PartyId user = draft.call().id().party(me.supervision().user());
    return change(draft, me, wish, new SwitchOrder.Partake(ConsultCommands.id(draft, me), user, wish.to()));
  }

  static Step silence(Draft draft, Party me, Command.MuteMonitoredUser wish) {
    PartyId user = draft.call().id().party(me.supervision().user());
    return change(draft, me, wish, new SwitchOrder.Silence(ConsultCommands.id(draft, me), user, wish.on()));
  }

  /** An older wish to the contrary must not be repeated after this one. */
  private static Step change(Draft draft, Party me, Command wish, SwitchOrder order) {
    Operation operation = wish.needs().getFirst();
    if (draft.call().ordered(me.index(), operation)) return draft.join(me.index(), operation).done();
    draft.fail(other -> other.party() == me.index() && other.order().kind() == order.kind(), "asked for otherwise");
    return draft.order(order, operation).done();
  }

  /** How the supervisor takes part now, as the switch says. */
  static void report(Draft draft, int index, Monitoring how, boolean userMuted) {
    Supervision known = draft.party(index).supervision();
    if (known == null || how == Monitoring.None) return;
    draft.confirm(order -> order.party() == index && come(order.order(), how, userMuted));
    draft.put(draft.party(index).with(new Supervision(how, known.scope(), known.user(), userMuted)));
    if (how != known.how()) {
      tellBoth(draft, index, known.user(), News.Status);
      boolean shown = how == Monitoring.BargeIn || known.how() == Monitoring.BargeIn;
      if (shown) draft.tellOthers(index, News.Participants);
    }
    if (userMuted != known.userMuted()) tellBoth(draft, index, known.user(), News.MonitoredUserMuted);
  }

  private static boolean come(SwitchOrder order, Monitoring how, boolean userMuted) {
    return switch (order) {
      case SwitchOrder.Partake partake -> partake.how() == how;
      case SwitchOrder.Silence silence -> silence.on() == userMuted;
      default -> false;
    };
  }

  private static void tellBoth(Draft draft, int supervisor, int user, News news) {
    draft.tell(supervisor, news);
    if (draft.party(user).live()) draft.tell(user, news);
  }

  /** The others learn of a supervisor who comes or goes as far as it concerns them. */
  static void tellOfPresence(Draft draft, Party supervisor) {
    Supervision supervision = supervisor.supervision();
    if (draft.party(supervision.user()).live()) draft.tell(supervision.user(), News.Status);
    if (supervision.how() == Monitoring.BargeIn) draft.tellOthers(supervisor.index(), News.Participants);
  }

  /** After whatever has happened: nobody monitors without somebody to monitor, or twice. */
  static Draft tidy(Draft draft) {
    for (Party me : draft.call().parties()) {
      if (me.monitoring() == Monitoring.None || !me.live()) continue;
      Party user = draft.party(me.supervision().user());
      if (alone(draft.call()) || again(draft.call(), me)) release(draft, me);
      else if (user.state() != PartyState.Released) continue;
      else if (me.supervision().scope() == MonitoringScope.Agent) release(draft, me);
      else successor(draft.call()).ifPresent(next -> follow(draft, me, next));
    }
    return draft;
  }

  private static boolean alone(Call call) {
    return call
      .parties()
      .stream()
      .noneMatch(party -> party.monitoring() == Monitoring.None && there(party));
  }

  /** Both calls of a pair may have been monitored by the same supervisor before they became one. */
  private static boolean again(Call call, Party me) {
    return call
      .parties()
      .stream()
      .anyMatch(party -> party.index() < me.index() && party.live() && deviceOf(me).equals(deviceOf(party)));
  }

  /** The user to whom the call was left: who came last. */
  private static Optional<Party> successor(Call call) {
    return call
      .parties()
      .reversed()
      .stream()
      .filter(
        party -> party.state().connected() && party.endpoint().internal() && party.monitoring() == Monitoring.None
      )
      .findFirst();
  }

  /** The successor is monitored in the same way; what was done to the one who left is not done to the successor. */
  private static void follow(Draft draft, Party me, Party next) {
    draft.abandon(
      order -> order.party() == me.index() && CHANGES.contains(order.order().kind()),
      "the monitored user has left"
    );
    draft
      .put(me.with(me.supervision().of(next.index())))
      .tell(me.index(), News.Status)
      .tell(next.index(), News.Status);
    CallId id = draft.call().id();
    PartyId user = id.party(next.index());
    if (me.supervision().userMuted()) draft.order(new SwitchOrder.Silence(id.party(me.index()), user, false));
    draft.order(new SwitchOrder.Partake(id.party(me.index()), user, me.supervision().how()));
  }

  private static void release(Draft draft, Party me) {
    boolean going = draft
      .call()
      .orders()
      .values()
      .stream()
      .anyMatch(order -> order.party() == me.index() && order.order().kind() == Kind.Release);
    if (!going) draft.order(new SwitchOrder.Release(ConsultCommands.id(draft, me), ReleaseCause.Hangup));
  }

  /** Whether the party's user may know of the other one. */
  static boolean sees(Party me, Party other) {
    boolean hidden = other.monitoring() == Monitoring.ListenIn || other.monitoring() == Monitoring.Coach;
    return !hidden || me.monitoring() != Monitoring.None;
  }

  /** Why what the command is about cannot be done, "" when it can. */
  static String fault(Call call, Command wish) {
    Party me = call.at(wish.by().index());
    if (me.supervision() == null) return "this party monitors nobody";
    return call.at(me.supervision().user()).live() ? "" : "the monitored user has left the call";
  }

  /** The parties of a supervisor who monitors the user with this party, for whom the user may be silenced. */
  static List<Party> monitoring(Call call, Party user) {
    return call
      .parties()
      .stream()
      .filter(
        party -> party.monitoring() != Monitoring.None && party.live() && party.supervision().user() == user.index()
      )
      .toList();
  }
}
