package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.RecordingState;
import io.hookswitch.south.sip.Leg.Phase;
import io.hookswitch.south.sip.media.Hearing;
import io.hookswitch.south.sip.media.Hearing.Source;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SoundTest {

  private static Leg leg(int index, Phase phase) {
    return Leg.of(index, Endpoint.network("1", "1"), phase, "l" + index);
  }

  private static Hearing hears(int index, Leg... legs) {
    TreeMap<Integer, Leg> all = new TreeMap<>();
    for (Leg leg : legs) all.put(leg.index(), leg);
    SipCall call = new SipCall(new CallId(1), all, null, false, "");
    return Sound.of(List.of(new Sound.Seat(call, all.get(index))));
  }

  @Test
  void whoWaitsForSomebodyWhoIsCalledHearsThat() {
    Hearing waits = hears(0, leg(0, Phase.OFF_HOOK), leg(1, Phase.CALLED));
    assertThat(waits.source()).isEqualTo(Source.RINGBACK);
    assertThat(waits.others()).isEmpty();
    assertThat(waits.silent()).isTrue();
  }

  @Test
  void whoTalksHearsTheOthersAndWhoHoldsNobody() {
    Leg[] legs = { leg(0, Phase.TALKING), leg(1, Phase.TALKING), leg(2, Phase.HELD) };
    assertThat(hears(0, legs).others()).containsExactly("l1");
    assertThat(hears(0, legs).source()).isEqualTo(Source.SILENCE);
    assertThat(hears(2, legs)).isEqualTo(Hearing.NOTHING);
  }

  @Test
  void whoIsHeldHearsMusicUnlessTwoTalk() {
    assertThat(hears(1, leg(0, Phase.HELD), leg(1, Phase.TALKING)).source()).isEqualTo(Source.MUSIC);
    assertThat(hears(1, leg(0, Phase.HELD), leg(1, Phase.HELD))).isEqualTo(Hearing.NOTHING);
  }

  @Test
  void supervisorsHearAllAndAreHeardAsTheyTakePart() {
    for (Monitoring how : List.of(Monitoring.ListenIn, Monitoring.Coach, Monitoring.BargeIn)) {
      Leg[] legs = { leg(0, Phase.TALKING), leg(1, Phase.TALKING), leg(2, Phase.TALKING).monitoring(how, 0, false) };
      assertThat(hears(2, legs).others())
        .as("heard in " + how)
        .containsExactlyInAnyOrder("l0", "l1");
      assertThat(hears(0, legs).others().contains("l2"))
        .as("the user in " + how)
        .isEqualTo(how != Monitoring.ListenIn);
      assertThat(hears(1, legs).others().contains("l2"))
        .as("the other in " + how)
        .isEqualTo(how == Monitoring.BargeIn);
    }
  }

  @Test
  void whoIsMutedForASupervisorIsSilent() {
    Leg[] legs = {
      leg(0, Phase.TALKING),
      leg(1, Phase.TALKING),
      leg(2, Phase.TALKING).monitoring(Monitoring.BargeIn, 0, true),
    };
    assertThat(hears(0, legs).silent()).isTrue();
    assertThat(hears(1, legs).silent()).isFalse();
    assertThat(hears(0, leg(0, Phase.TALKING).muted(true), leg(1, Phase.TALKING)).silent()).isTrue();
  }

  @Test
  void theSupervisorsSilenceDoesNotKeepSomebodyFromTheMusic() {
    Leg listens = leg(2, Phase.TALKING).monitoring(Monitoring.ListenIn, 0, false);
    assertThat(hears(1, leg(0, Phase.HELD), leg(1, Phase.TALKING), listens).source()).isEqualTo(Source.MUSIC);
  }

  @Test
  void aRecordingIsWrittenWhileTheLegTalksAndIsNotPaused() {
    Leg taped = leg(0, Phase.TALKING).recorded(RecordingState.Started, "t");
    Leg other = leg(1, Phase.TALKING);
    assertThat(hears(0, taped, other).tape()).isEqualTo("t");
    assertThat(hears(0, taped.recorded(RecordingState.Paused, "t"), other).tape()).isEmpty();
    assertThat(hears(0, taped.in(Phase.HELD), other).tape()).isEmpty();
  }

  @Test
  void aPhoneWithTwoCallsHearsTheOneThatTalks() {
    TreeMap<Integer, Leg> one = new TreeMap<>();
    one.put(0, leg(0, Phase.HELD));
    one.put(1, leg(1, Phase.TALKING));
    TreeMap<Integer, Leg> two = new TreeMap<>();
    two.put(0, leg(0, Phase.TALKING));
    two.put(1, Leg.of(1, Endpoint.network("2", "2"), Phase.TALKING, "far"));
    SipCall first = new SipCall(new CallId(1), one, null, false, "");
    SipCall second = new SipCall(new CallId(2), two, null, false, "");
    Hearing phone = Sound.of(List.of(new Sound.Seat(first, one.get(0)), new Sound.Seat(second, two.get(0))));
    assertThat(phone.others()).containsExactly("far");
  }
}
