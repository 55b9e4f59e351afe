package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.due;
import static io.hookswitch.call.Scene.give;
import static io.hookswitch.call.Scene.released;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Carol supervises Alice, who talks with Bob. */
class SupervisionCommandsTest {

  private static final Decision ALL = new Decision(
    EnumSet.allOf(Operation.class),
    RecordingControl.none,
    List.of("everything")
  );
  private static final Endpoint BOSS = Scene.phone("carol", RecordingMode.Always);
  private final Scene scene = Scene.talking();

  private Step want(Monitoring how, MonitoringScope scope) {
    Crossing wanted = new Crossing.MonitorWanted(ALICE, "phone of alice", BOSS, how, scope);
    return take(wanted);
  }

  private Step take(Crossing news) {
    Step step = scene.machine.step(scene.call, Decision.NOTHING, news, scene.now);
    scene.call = step.next();
    return step;
  }

  private Step says(Monitoring how, boolean muted) {
    return scene.hear(CAROL, (party, number) -> new SwitchEvent.Monitors(party, number, how, muted));
  }

  private void monitored(Monitoring how, MonitoringScope scope) {
    want(how, scope);
    scene.hear(CAROL, SwitchEvent.Answered::new);
    says(how, false);
  }

  private static List<Effect> orders(Step step) {
    return step
      .effects()
      .stream()
      .filter(effect -> effect instanceof Effect.ToSwitch)
      .toList();
  }

  @Test
  void aSupervisorIsCalledIntoTheCallOnce() {
    Step step = want(Monitoring.ListenIn, MonitoringScope.Call);
    SwitchOrder order = new SwitchOrder.Monitor(ALICE, CAROL, BOSS, Monitoring.ListenIn);
    assertThat(step.effects()).containsExactly(give(1, order), due(1));
    assertThat(want(Monitoring.Coach, MonitoringScope.Call).next()).isSameAs(scene.call);
    Step there = scene.hear(CAROL, SwitchEvent.Answered::new);
    assertThat(there.effects())
      .contains(new Effect.Enlist(2), tell(CAROL, News.Status), tell(ALICE, News.Status))
      .doesNotContain(tell(BOB, News.Participants), new Effect.Connected(2));
    assertThat(scene.call.orders()).isEmpty();
    assertThat(want(Monitoring.Coach, MonitoringScope.Call).next()).isSameAs(scene.call);
  }

  @Test
  void nobodyMonitorsAPhoneThatOnlyRingsOrIsAnotherOne() {
    Scene ringing = Scene.ringing();
    Crossing bob = new Crossing.MonitorWanted(BOB, "phone of bob", BOSS, Monitoring.Coach, MonitoringScope.Call);
    assertThat(ringing.machine.step(ringing.call, Decision.NOTHING, bob, ringing.now).next()).isSameAs(ringing.call);
    Crossing other = new Crossing.MonitorWanted(ALICE, "cell", BOSS, Monitoring.Coach, MonitoringScope.Call);
    assertThat(take(other).effects()).isEmpty();
  }

  @Test
  void whoeverListensOrCoachesIsHiddenFromTheOthersAndNotRecorded() {
    monitored(Monitoring.Coach, MonitoringScope.Call);
    assertThat(scene.call.visible(scene.party(ALICE))).containsExactly(scene.party(BOB));
    assertThat(scene.call.visible(scene.party(CAROL))).hasSize(2);
    assertThat(scene.call.conferenceRole(scene.party(ALICE))).isEqualTo(ConferenceRole.None);
    assertThat(scene.call.monitored(scene.party(ALICE))).isTrue();
    assertThat(scene.call.monitored(scene.party(BOB))).isFalse();
    assertThat(scene.call.orders()).isEmpty();
    scene.ask(new Command.SwitchMonitoring(CAROL, Monitoring.BargeIn), ALL);
    Step step = says(Monitoring.BargeIn, false);
    assertThat(step.effects()).contains(
      tell(CAROL, News.Status),
      tell(ALICE, News.Status),
      tell(BOB, News.Participants)
    );
    assertThat(scene.call.visible(scene.party(BOB))).hasSize(2);
  }

  @Test
  void theKindIsChangedByTheSwitchAndALaterWishWins() {
    monitored(Monitoring.Coach, MonitoringScope.Call);
    Step barge = scene.ask(new Command.SwitchMonitoring(CAROL, Monitoring.BargeIn), ALL);
    assertThat(orders(barge)).containsExactly(give(2, new SwitchOrder.Partake(CAROL, ALICE, Monitoring.BargeIn)));
    assertThat(scene.party(CAROL).monitoring()).isEqualTo(Monitoring.Coach);
    scene.ask(new Command.SwitchMonitoring(CAROL, Monitoring.ListenIn), ALL);
    assertThat(scene.call.orders()).containsOnlyKeys(3L);
    says(Monitoring.ListenIn, false);
    assertThat(scene.call.orders()).isEmpty();
    assertThat(scene.party(CAROL).monitoring()).isEqualTo(Monitoring.ListenIn);
    assertThat(scene.ask(new Command.SwitchMonitoring(CAROL, Monitoring.Coach), ALL).refused()).isTrue();
    assertThat(scene.ask(new Command.SwitchMonitoring(BOB, Monitoring.BargeIn), ALL).refused()).isTrue();
  }

  @Test
  void theMonitoredUserIsMutedForBothToSee() {
    monitored(Monitoring.BargeIn, MonitoringScope.Call);
    Step mute = scene.ask(new Command.MuteMonitoredUser(CAROL, true), ALL);
    assertThat(orders(mute)).containsExactly(give(2, new SwitchOrder.Silence(CAROL, ALICE, true)));
    Step muted = says(Monitoring.BargeIn, true);
    assertThat(muted.effects()).contains(tell(CAROL, News.MonitoredUserMuted), tell(ALICE, News.MonitoredUserMuted));
    assertThat(scene.call.userMuted(scene.party(ALICE))).isTrue();
    assertThat(scene.call.userMuted(scene.party(CAROL))).isTrue();
    assertThat(scene.call.userMuted(scene.party(BOB))).isFalse();
    assertThat(scene.party(ALICE).muted()).isFalse();
  }

  @Test
  void withScopeAgentTheSupervisorLeavesWithTheUser() {
    monitored(Monitoring.ListenIn, MonitoringScope.Agent);
    Step step = scene.hear(ALICE, released(ReleaseCause.Transferred));
    assertThat(orders(step)).containsExactly(give(2, new SwitchOrder.Release(CAROL, ReleaseCause.Hangup)));
    Step audit = scene.hear(BOB, SwitchEvent.Held::new);
    assertThat(orders(audit)).isEmpty();
  }

  @Test
  void withScopeCallTheSupervisorStaysWithWhomeverTheCallIsLeftTo() {
    monitored(Monitoring.Coach, MonitoringScope.Call);
    scene.ask(new Command.MuteMonitoredUser(CAROL, true), ALL);
    says(Monitoring.Coach, true);
    Step step = scene.hear(ALICE, released(ReleaseCause.Transferred));
    assertThat(orders(step)).containsExactly(
      give(3, new SwitchOrder.Silence(CAROL, BOB, false)),
      give(4, new SwitchOrder.Partake(CAROL, BOB, Monitoring.Coach))
    );
    assertThat(scene.call.monitored(scene.party(BOB))).isTrue();
    assertThat(scene.call.userMuted(scene.party(BOB))).isFalse();
  }

  @Test
  void nobodyMonitorsAnEmptyCall() {
    monitored(Monitoring.ListenIn, MonitoringScope.Call);
    scene.hear(ALICE, released(ReleaseCause.Hangup));
    scene.call = Scene.settled(scene.call, 2);
    Step step = scene.hear(BOB, released(ReleaseCause.RemoteHangup));
    assertThat(orders(step)).containsExactly(give(3, new SwitchOrder.Release(CAROL, ReleaseCause.Hangup)));
  }

  @Test
  void aSupervisorWhoCancelsIsTakenOffAndNobodyElse() {
    monitored(Monitoring.ListenIn, MonitoringScope.Call);
    assertThat(orders(take(new Crossing.MonitoringEnded(BOB)))).isEmpty();
    assertThat(orders(take(new Crossing.MonitoringEnded(CAROL)))).containsExactly(
      give(2, new SwitchOrder.Release(CAROL, ReleaseCause.Hangup))
    );
    assertThat(orders(take(new Crossing.MonitoringEnded(CAROL)))).isEmpty();
    Step gone = scene.hear(CAROL, released(ReleaseCause.Hangup));
    assertThat(gone.effects()).contains(tell(ALICE, News.Status)).doesNotContain(tell(BOB, News.Participants));
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Established);
  }

  @Test
  void aSupervisorWhoCannotBeReachedLeavesNoTrace() {
    want(Monitoring.ListenIn, MonitoringScope.Call);
    scene.hear(ALICE, Scene.orderFailed(1));
    assertThat(scene.party(CAROL).state()).isEqualTo(PartyState.Released);
    assertThat(scene.call.monitored(scene.party(ALICE))).isFalse();
    assertThat(orders(want(Monitoring.ListenIn, MonitoringScope.Call))).hasSize(1);
  }

  @Test
  void aNewOwnerAsksForTheSupervisorsWhomTheOneBeforeMayNotHaveAskedFor() {
    assertThat(scene.machine.resume(scene.call, false, scene.now).effects()).contains(
      new Effect.StillConnected(0),
      new Effect.StillConnected(1)
    );
    monitored(Monitoring.ListenIn, MonitoringScope.Call);
    scene.hear(CAROL, released(ReleaseCause.Hangup));
    assertThat(scene.machine.resume(scene.call, false, scene.now).effects())
      .as("whoever has been there and left is not called back")
      .doesNotContain(new Effect.StillConnected(0), new Effect.StillConnected(2))
      .contains(new Effect.StillConnected(1));
  }

  @Test
  void aUserWhoLeavesFirstHasTheSupervisorsLegLookedFor() {
    want(Monitoring.ListenIn, MonitoringScope.Agent);
    Step step = scene.hear(ALICE, released(ReleaseCause.Hangup));
    assertThat(orders(step)).containsExactly(give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(CAROL)));
    scene.hear(CAROL, released(ReleaseCause.Lost));
    scene.hear(BOB, released(ReleaseCause.RemoteHangup));
    assertThat(scene.call.over()).isTrue();
  }
}
