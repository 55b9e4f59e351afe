package io.hookswitch.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.user.PresenceEffect.ChannelsChanged;
import io.hookswitch.user.PresenceEffect.DevicesChanged;
import io.hookswitch.user.PresenceInput.ChangeAgentState;
import io.hookswitch.user.PresenceInput.DoNotDisturb;
import io.hookswitch.user.PresenceInput.EndSession;
import io.hookswitch.user.PresenceInput.ForwardCalls;
import io.hookswitch.user.PresenceInput.StartSession;
import io.hookswitch.user.PresenceInput.StopForwarding;
import io.hookswitch.user.PresenceRefusal.Why;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresenceMachineTest {

  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final UserId ANN = new UserId("acme", "ann");
  private static final Seat SEAT = new Seat(ANN, UserRole.Agent, List.of("desk", "cell"));
  private static final DeviceDecision ALL = new DeviceDecision(EnumSet.allOf(DeviceOperation.class), List.of("any"));
  private static final AgentState LUNCH = AgentState.NOT_READY.because("Lunch");

  private static final List<PresenceInput> INPUTS = List.of(
    start("desk"),
    start("cell"),
    start("stolen"),
    new EndSession(),
    new ChangeAgentState(AgentState.READY),
    new ChangeAgentState(AgentState.NOT_READY),
    new ChangeAgentState(LUNCH),
    new ChangeAgentState(AgentState.AFTER_CALL_WORK),
    new ChangeAgentState(AgentState.AUX_WORK),
    new ChangeAgentState(AgentState.OFFLINE),
    new DoNotDisturb("desk", true),
    new DoNotDisturb("desk", false),
    new DoNotDisturb("stolen", true),
    new ForwardCalls("desk", new Forwarding("15002", "15002")),
    new ForwardCalls("desk", new Forwarding("+14155550100", "4155550100")),
    new StopForwarding("desk"),
    new StopForwarding("cell")
  );

  private static StartSession start(String device) {
    return new StartSession(new ContactCenterSession(device, Set.of(Channel.Voice), "", ""), AgentState.NOT_READY);
  }

  private static Presence after(PresenceInput... inputs) {
    Presence presence = Presence.unknown(ANN);
    for (PresenceInput input : inputs) presence = step(presence, input).next();
    return presence;
  }

  private static PresenceStep step(Presence presence, PresenceInput input) {
    return PresenceMachine.step(SEAT, presence, ALL, input, LATER);
  }

  /** Version and times apart: those grow for ever. */
  private static Presence shape(Presence presence) {
    return new Presence(ANN, 0, presence.session(), presence.agent(), Instant.EPOCH, presence.phones());
  }

  @Test
  void aPhoneThatTheSwitchDoesNotReachIsAwayUntilItDoesWhateverTheRulesSay() {
    Presence before = after(new DoNotDisturb("desk", true));
    PresenceInput gone = new PresenceInput.Reached("desk", false);
    PresenceStep step = PresenceMachine.step(SEAT, before, DeviceDecision.NOTHING, gone, NOW);
    assertThat(step.next().phone("desk").away()).isTrue();
    assertThat(step.next().phone("desk").doNotDisturb()).isTrue();
    assertThat(step.effects()).containsExactly(new DevicesChanged(Set.of("desk")));
    assertThat(PresenceMachine.step(SEAT, step.next(), DeviceDecision.NOTHING, gone, LATER).next()).isSameAs(
      step.next()
    );
    PresenceInput back = new PresenceInput.Reached("desk", true);
    Presence after = PresenceMachine.step(SEAT, step.next(), DeviceDecision.NOTHING, back, LATER).next();
    assertThat(after.phone("desk")).isEqualTo(before.phone("desk"));
  }

  @Test
  void whenAllNodesWereGoneNobodyIsReadyBeforeSayingSo() {
    Presence ready = after(
      start("desk"),
      new ChangeAgentState(AgentState.READY),
      new DoNotDisturb("cell", true),
      new ForwardCalls("desk", new Forwarding("15002", "15002"))
    );
    Instant back = LATER.plusSeconds(60);
    Presence revived = ready.revived(AgentState.AUX_WORK, back);
    assertThat(revived).isEqualTo(
      new Presence(ANN, ready.version() + 1, ready.session(), AgentState.AUX_WORK, back, ready.phones())
    );
    Presence lunch = after(start("desk"), new ChangeAgentState(LUNCH));
    assertThat(lunch.revived(AgentState.AUX_WORK, back)).isEqualTo(lunch);
    Presence out = after(new DoNotDisturb("cell", true));
    assertThat(out.revived(AgentState.AUX_WORK, back)).isEqualTo(out);
  }

  @Test
  void everyPresenceThatCanBeReachedKeepsTheLawsUnderEveryInput() {
    Set<Presence> seen = new HashSet<>(Set.of(Presence.unknown(ANN)));
    Deque<Presence> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Presence presence = open.pop();
      for (PresenceInput input : INPUTS) {
        PresenceStep step = step(presence, input);
        laws(presence, input, step);
        Presence next = shape(step.next());
        if (seen.add(next)) open.push(next);
      }
    }
    // Nobody logged in, or at one of two phones in one of six states; three forwardings; disturbed or not.
    assertThat(seen).hasSize((1 + 2 * 6) * 3 * 2);
  }

  private static void laws(Presence before, PresenceInput input, PresenceStep step) {
    String what = before + " + " + input;
    Presence next = step.next();
    boolean changed = next != before;
    assertThat(step.effects().isEmpty()).as(what).isEqualTo(!changed);
    if (changed) assertThat(next.version())
      .as(what)
      .isEqualTo(before.version() + 1);
    if (step.refused()) assertThat(changed).as(what).isFalse();
    if (next.session() == null) assertThat(next.agent()).as(what).isEqualTo(AgentState.OFFLINE);
    assertThat(next.phones()).as(what).doesNotContainValue(PhoneState.PLAIN).doesNotContainKey("stolen");
    if (!step.refused()) assertThat(step(next, input).next())
      .as("again: " + what)
      .isSameAs(next);
    for (DeviceOperation operation : DeviceOperation.values()) {
      if (operation == input.needs()) continue;
      DeviceDecision other = new DeviceDecision(Set.of(operation), List.of());
      PresenceStep refused = PresenceMachine.step(SEAT, before, other, input, LATER);
      assertThat(refused.refused())
        .as("not allowed: " + what)
        .isTrue();
      assertThat(refused.next()).isSameAs(before);
    }
  }

  @Test
  void whoLogsInIsInTheFirstStateAtThatPhoneOnly() {
    Presence presence = after(start("cell"));
    assertThat(presence.agentAt("cell")).isEqualTo(AgentState.NOT_READY);
    assertThat(presence.agentAt("desk")).isEqualTo(AgentState.OFFLINE);
    assertThat(presence.workplace(SEAT)).contains("cell");
    assertThat(presence.agentSince()).isEqualTo(LATER);
  }

  @Test
  void aReloadedDesktopKeepsItsState() {
    Presence ready = after(start("desk"), new ChangeAgentState(AgentState.READY));
    assertThat(step(ready, start("desk")).next()).isSameAs(ready);
  }

  @Test
  void whoMovesToAnotherPhoneBeginsAnewAndBothPhonesAreTold() {
    PresenceStep step = step(after(start("desk"), new ChangeAgentState(AgentState.READY)), start("cell"));
    assertThat(step.next().agentAt("cell")).isEqualTo(AgentState.NOT_READY);
    assertThat(step.effects()).containsExactly(new DevicesChanged(Set.of("desk", "cell")), new ChannelsChanged());
  }

  @Test
  void whoIsOfflineAndLogsInAgainIsInTheFirstState() {
    Presence offline = after(start("desk"), new ChangeAgentState(AgentState.OFFLINE));
    assertThat(offline.session()).isNotNull();
    assertThat(step(offline, start("desk")).next().agent()).isEqualTo(AgentState.NOT_READY);
  }

  @Test
  void loggingOutKeepsWhatIsSetAtThePhones() {
    Presence out = after(start("desk"), new DoNotDisturb("desk", true), new EndSession());
    assertThat(out.phone("desk").doNotDisturb()).isTrue();
    assertThat(out.agent()).isEqualTo(AgentState.OFFLINE);
  }

  @Test
  void loggingOutTwiceIsNoMistake() {
    assertThat(step(Presence.unknown(ANN), new EndSession()).refused()).isFalse();
  }

  @Test
  void whoHasNoPhoneAnyMoreCanStillLogOut() {
    Seat bare = new Seat(ANN, UserRole.Agent, List.of());
    PresenceStep out = PresenceMachine.step(bare, after(start("desk")), DeviceDecision.NOTHING, new EndSession(), NOW);
    assertThat(out.next().session()).isNull();
    PresenceStep ready = PresenceMachine.step(bare, after(start("desk")), ALL, INPUTS.get(4), NOW);
    assertThat(ready.refusal().why()).isEqualTo(Why.NO_SUCH_DEVICE);
  }

  @Test
  void nobodyIsReadyWhoIsNotLoggedInWhateverTheRulesSay() {
    PresenceRefusal refusal = step(Presence.unknown(ANN), new ChangeAgentState(AgentState.READY)).refusal();
    assertThat(refusal.why()).isEqualTo(Why.NOT_LOGGED_IN);
    assertThat(refusal.operation()).isEqualTo(DeviceOperation.Ready);
    assertThat(refusal.availability()).isEqualTo(Availability.LoggedOut);
  }

  @Test
  void aPhoneOfSomebodyElseDoesNotExist() {
    assertThat(step(Presence.unknown(ANN), new DoNotDisturb("stolen", true)).refusal().why()).isEqualTo(
      Why.NO_SUCH_DEVICE
    );
  }

  @Test
  void aRefusalNamesWhatIsAllowedAndByWhichRules() {
    DeviceDecision decision = new DeviceDecision(Set.of(DeviceOperation.DoNotDisturbOff), List.of("dnd: off"));
    PresenceInput on = new DoNotDisturb("desk", true);
    PresenceRefusal refusal = PresenceMachine.step(SEAT, Presence.unknown(ANN), decision, on, NOW).refusal();
    assertThat(refusal.why()).isEqualTo(Why.NOT_ALLOWED);
    assertThat(refusal.allowed()).containsExactly(DeviceOperation.DoNotDisturbOff);
    assertThat(refusal.rules()).containsExactly("dnd: off");
  }

  @Test
  void aReasonChangesTheStateAndItsBeginning() {
    Presence lunch = after(start("desk"), new ChangeAgentState(LUNCH));
    assertThat(lunch.agent().reason()).isEqualTo("Lunch");
    assertThat(lunch.agent().id()).isEqualTo(AgentState.NOT_READY.id());
    PresenceStep same = PresenceMachine.step(SEAT, lunch, ALL, new ChangeAgentState(LUNCH), LATER.plusSeconds(5));
    assertThat(same.next().agentSince()).isEqualTo(LATER);
  }

  @Test
  void theFactsOfAPhoneAreWhatIsSetThere() {
    Presence presence = after(
      start("desk"),
      new ChangeAgentState(AgentState.AUX_WORK),
      new DoNotDisturb("desk", true),
      new ForwardCalls("cell", new Forwarding("15002", "15002"))
    );
    DeviceFacts desk = DeviceFacts.of(SEAT, presence, "desk");
    assertThat(desk.doNotDisturb()).isTrue();
    assertThat(desk.forwarding()).isFalse();
    assertThat(desk.loggedIn()).isTrue();
    assertThat(desk.workMode()).isEqualTo(WorkMode.AuxWork);
    DeviceFacts cell = DeviceFacts.of(SEAT, presence, "cell");
    assertThat(cell.forwarding()).isTrue();
    assertThat(cell.loggedIn()).isFalse();
    assertThat(cell.availability()).isEqualTo(Availability.LoggedOut);
  }

  @Test
  void anInputThatNamesNoPhoneIsAboutThePrimaryOne() {
    assertThat(PresenceMachine.device(SEAT, Presence.unknown(ANN), new EndSession())).isEqualTo(Optional.of("desk"));
  }
}
