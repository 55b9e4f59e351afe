package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import org.junit.jupiter.api.Test;

/** The core's states as this dialect sees them; foouser (party 0) calls quxuser (party 1) of its group. */
class HalfTest {

  private static final PartyId ME = Scene.FIRST.party(0);
  private static final PartyId OTHER = Scene.FIRST.party(1);
  private static final PartyId THIRD = Scene.FIRST.party(2);

  private final Scene scene = new Scene();

  @Test
  void bothEndsAlertUntilTheAnswer() {
    scene.dialled();
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Alerting);
    scene.hear(ME, SwitchEvent.Originated::new).hear(OTHER, SwitchEvent.Ringing::new);
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Alerting);
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Alerting);
  }

  @Test
  void bothEndsAreActiveAfterTheAnswer() {
    scene.talking();
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Active);
  }

  @Test
  void aHoldShowsAtTheOtherEndOfTheTenant() {
    scene.talking().hear(OTHER, SwitchEvent.Held::new);
    assertThat(scene.half(0).state()).isEqualTo(HalfState.RemoteHeld);
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Held);
  }

  @Test
  void aHoldOfOnesOwnHidesTheHoldOfTheOther() {
    scene.talking().hear(OTHER, SwitchEvent.Held::new).hear(ME, SwitchEvent.Held::new);
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Held);
  }

  @Test
  void aHoldInTheNetworkDoesNotShow() {
    scene.dial("+15551234567");
    scene.hear(ME, SwitchEvent.Answered::new).hear(OTHER, SwitchEvent.Answered::new);
    scene.hear(OTHER, SwitchEvent.Held::new);
    assertThat(scene.first().heldRemotely(scene.half(0).party())).isTrue();
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
  }

  @Test
  void whoIsTransferredByTheOtherAlertsAgainAndKeepsItsAnswerTime() {
    scene.talking();
    scene.about("foo", "foogroup", "quxuser").as(scene.people.foo("quxuser"));
    scene.put("callhalf-1595867:1", "{\"action\": \"blindTransfer\", \"phoneNumber\": \"1002\"}");
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Alerting);
    assertThat(scene.half(0).party().answeredAt()).isNotNull();
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Detached);
    assertThat(RemoteParty.of(scene.half(0), scene.people)).isEqualTo(new RemoteParty("1002", "Group"));
    assertThat(RemoteParty.of(scene.half(1), scene.people)).isEqualTo(new RemoteParty("1001", "Group"));

    scene.hear(THIRD, SwitchEvent.Answered::new);
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Detached);
  }

  @Test
  void aDetachedHalfIsReleasedWithTheCall() {
    whoIsTransferredByTheOtherAlertsAgainAndKeepsItsAnswerTime();
    scene.hear(ME, Scene.released(ReleaseCause.Hangup)).hear(THIRD, Scene.released(ReleaseCause.RemoteHangup));
    assertThat(scene.half(1).state()).isEqualTo(HalfState.Released);
  }

  @Test
  void whoIsLeftAloneIsStillActive() {
    scene.talking().hear(OTHER, Scene.released(ReleaseCause.Hangup));
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Active);
    assertThat(RemoteParty.of(scene.half(0), scene.people)).isEqualTo(new RemoteParty(Scene.SEED_NUMBER, "Group"));
  }

  @Test
  void theRemotePartyIsWhatWasTypedUntilTheOwnPhoneIsPickedUp() {
    scene.dial("0032 12-34 56 78");
    assertThat(RemoteParty.of(scene.half(0), scene.people)).isEqualTo(new RemoteParty("003212345678", "Unknown"));
    scene.hear(ME, SwitchEvent.Originated::new);
    assertThat(RemoteParty.of(scene.half(0), scene.people)).isEqualTo(new RemoteParty("+3212345678", "Group"));
  }

  @Test
  void theRemotePartyOfAnotherGroupIsShownByItsFullNumber() {
    scene.dial("2001");
    scene.hear(ME, SwitchEvent.Originated::new).hear(OTHER, SwitchEvent.Ringing::new);
    assertThat(RemoteParty.of(scene.half(0), scene.people)).isEqualTo(new RemoteParty("+3212345672", "Enterprise"));
    assertThat(RemoteParty.of(scene.half(1), scene.people)).isEqualTo(new RemoteParty("+3212345670", "Enterprise"));
  }

  @Test
  void whoIsNoSubscriberOfTheTenantIsInTheNetwork() {
    scene.dial("+3223456780");
    scene.hear(ME, SwitchEvent.Originated::new);
    assertThat(RemoteParty.of(scene.half(0), scene.people)).isEqualTo(new RemoteParty("+3223456780", "Network"));
  }

  @Test
  void aWithheldNumberIsEmpty() {
    CallId id = new CallId(1);
    Endpoint me = scene.people.endpointOf(scene.people.device("phone-of-foouser").orElseThrow());
    scene.calls.hear(
      new SwitchEvent.Offered(id.party(0), scene.calls.nextSequence(), "foo", Endpoint.network("", ""), me)
    );
    assertThat(scene.show("callhalf-1:1").body().getJsonObject("remoteParty").getString("address")).isEmpty();
    assertThat(scene.show("callhalf-1:1").body().getString("personality")).isEqualTo("Terminator");
  }
}
