package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Endpoint;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.hookswitch.south.asterisk.Mix.Change;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixTest {

  private static List<Leg> legs(Phase... phases) {
    List<Leg> legs = new ArrayList<>();
    for (Phase phase : phases) {
      int index = legs.size();
      legs.add(Leg.of(index, "c" + index, Endpoint.network("1", "1"), phase));
    }
    return legs;
  }

  private static Mix mix(Phase... phases) {
    return Mix.of(legs(phases));
  }

  @Test
  void whoeverWaitsForSomebodyWhoIsCalledHearsThat() {
    assertThat(Mix.NOTHING.to(mix(Phase.OFF_HOOK, Phase.CALLED))).containsExactly(new Change.Ringback(0, true));
  }

  @Test
  void theAnswerEndsTheRingbackBeforeTheyMeet() {
    assertThat(mix(Phase.OFF_HOOK, Phase.RINGING).to(mix(Phase.TALKING, Phase.TALKING))).containsExactly(
      new Change.Ringback(0, false),
      new Change.Enters(0),
      new Change.Enters(1)
    );
  }

  @Test
  void whoHoldsIsOutBeforeTheMusicBegins() {
    assertThat(mix(Phase.TALKING, Phase.TALKING).to(mix(Phase.HELD, Phase.TALKING))).containsExactly(
      new Change.Leaves(0),
      new Change.Music(true)
    );
    assertThat(mix(Phase.HELD, Phase.TALKING).to(mix(Phase.TALKING, Phase.TALKING))).containsExactly(
      new Change.Music(false),
      new Change.Enters(0)
    );
  }

  @Test
  void inAConferenceNobodyHearsMusicWhileTwoTalk() {
    assertThat(mix(Phase.HELD, Phase.TALKING, Phase.TALKING).music()).isFalse();
    assertThat(mix(Phase.HELD, Phase.HELD, Phase.TALKING).music()).isTrue();
    assertThat(mix(Phase.HELD, Phase.HELD).music()).isFalse();
  }

  @Test
  void whoeverIsLeftAloneByATransferLeavesTheBridgeAndHearsThatTheTargetIsCalled() {
    assertThat(
      mix(Phase.TALKING, Phase.TALKING)
        .without(0)
        .to(mix(Phase.GONE, Phase.TALKING, Phase.CALLED))
    ).containsExactly(new Change.Leaves(1), new Change.Ringback(1, true));
  }

  @Test
  void whatHasBeenDoneIsNotDoneAgain() {
    Mix wanted = mix(Phase.HELD, Phase.TALKING);
    Mix now = mix(Phase.TALKING, Phase.TALKING);
    for (Change change : now.to(wanted)) now = now.after(change);
    assertThat(now).isEqualTo(wanted);
    assertThat(now.to(wanted)).isEmpty();
  }

  @Test
  void oneThatHasCalledInIsAnsweredBeforeItMeetsSomebody() {
    Leg arrived = Leg.of(0, "1.2", Endpoint.network("1", "1"), Phase.TALKING).calledIn().muted(true);
    List<Leg> legs = new ArrayList<>(legs(Phase.GONE, Phase.TALKING));
    legs.set(0, arrived);
    assertThat(Mix.NOTHING.to(Mix.of(legs))).containsExactly(
      new Change.Answered(0),
      new Change.Mute(0, true),
      new Change.Enters(0),
      new Change.Enters(1)
    );
  }
}
