package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.north.Answer;
import io.hookswitch.rules.Shipped;
import io.hookswitch.wire.Ask;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** foouser holds its first call and is on two others. */
class ReconnectionTest {

  private static final PartyId ME = Scene.FIRST.party(0);

  private final Scene scene = new Scene().talking().hear(ME, SwitchEvent.Held::new);
  private final CallId second = scene.another("1002");
  private final CallId third = scene.another("+15551234567");

  @BeforeEach
  void forgetHowItCameAbout() {
    scene.calls.asked.clear();
  }

  @Test
  void everyOtherCallIsReleasedBeforeTheHeldOneComesBack() {
    assertThat(reconnect()).isEqualTo(Answer.ok(new JsonObject()));
    assertThat(scene.calls.commands()).containsExactly(
      new Command.Leave(second.party(0)),
      new Command.Leave(third.party(0)),
      new Command.Retrieve(ME)
    );
    assertThat(over(second)).isTrue();
    assertThat(over(third)).isTrue();
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
  }

  @Test
  void callsOfOthersStay() {
    scene.about("foo", "foogroup", "baruser").as(scene.people.foo("baruser"));
    scene.dial("1003");
    CallId theirs = new CallId(1595870);
    scene.about("foo", "foogroup", "foouser").as(scene.people.foo("foouser"));
    reconnect();
    assertThat(over(theirs)).isFalse();
  }

  @Test
  void aReconnectThatIsRefusedReleasesNothing() {
    scene.hear(ME, SwitchEvent.Retrieved::new);
    assertThat(reconnect()).isEqualTo(Answer.of(400, Scene.error(Objection.CALL_STATE)));
    assertThat(scene.calls.commands()).isEmpty();
    assertThat(List.of(over(second), over(third))).containsOnly(false);
  }

  @Test
  void aReleaseThatFailsDoesNotStopIt() {
    scene.calls.road = ask ->
      ask.input() instanceof Command.Leave && ask.call().equals(second)
        ? Future.failedFuture(new ReplyException(ReplyFailure.TIMEOUT, "late"))
        : null;
    assertThat(reconnect()).isEqualTo(Answer.ok(new JsonObject()));
    assertThat(over(second)).isFalse();
    assertThat(over(third)).isTrue();
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
  }

  @Test
  void releasesHaveHalfOfTheTime() {
    reconnect();
    List<Duration> patience = scene.calls.asked
      .stream()
      .filter(ask -> ask.input() != null)
      .map(ask -> Duration.between(scene.calls.now, ask.deadline()))
      .toList();
    assertThat(patience).containsExactly(Duration.ofMillis(2500), Duration.ofMillis(2500), Duration.ofSeconds(5));
    assertThat(scene.calls.asked)
      .filteredOn(ask -> ask.input() != null)
      .allMatch(ask -> ask.until() == Ask.Until.SETTLED);
  }

  @Test
  void whatTheSwitchCannotRetrieveStaysHeld() {
    scene.calls.fault = "no trunk";
    assertThat(reconnect()).isEqualTo(Answer.of(400, Scene.error(Objection.ENDPOINT_STATE)));
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Held);
  }

  /** The sheet: a consultation is cancelled by reconnecting the first call, by whichever dialect it was begun. */
  @Test
  void aConsultationOfTheOtherDialectIsDroppedForTheHeldCall() {
    CallId consult = consulting();
    assertThat(reconnect()).isEqualTo(Answer.ok(new JsonObject()));
    assertThat(List.of(over(second), over(third), over(consult))).containsOnly(true);
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
  }

  @Test
  void aPairThatTheRulesKeepOnHoldLosesNothing() {
    CallId consult = consulting();
    scene.calls.rules = facts -> Decision.NOTHING;
    assertThat(reconnect()).isEqualTo(Answer.of(400, Scene.error(Objection.CALL_STATE)));
    assertThat(scene.calls.commands()).isEmpty();
    assertThat(List.of(over(second), over(third), over(consult))).containsOnly(false);
  }

  /** With the shipped rules. */
  private CallId consulting() {
    scene.calls.rules = Shipped.rules()::decide;
    CallId consult = new CallId(1595900);
    Endpoint to = Endpoint.network("+3221234567", "+3221234567");
    Command wish = new Command.Consult(ME, consult, to, Consultation.Transfer, Map.of());
    scene.hear(ME, SwitchEvent.Retrieved::new);
    scene.calls.ask(new Ask(ME.call(), "foo", 0, wish, Ask.Until.SETTLED, scene.calls.now.plusSeconds(5), "test"));
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Held);
    assertThat(scene.half(0).decision().allows(Operation.Retrieve)).isFalse();
    scene.calls.asked.clear();
    return consult;
  }

  private Answer reconnect() {
    return scene.action(Scene.FIRST_HALF, Action.reconnect);
  }

  private boolean over(CallId call) {
    return scene.calls.calls.get(call).over();
  }
}
