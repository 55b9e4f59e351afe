package io.hookswitch.push.cometd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.push.cometd.Heard.Rendered;
import java.util.List;
import java.util.Optional;
import org.cometd.bayeux.ChannelId;
import org.junit.jupiter.api.Test;

class FollowingTest {

  private static final ChannelId CALLS = new ChannelId("/v2/me/calls");
  private static final ChannelId DEVICES = new ChannelId("/v2/me/devices");
  private static final ChannelId ALL = new ChannelId("/v2/me/*");

  private final Following following = new Following(3);

  private static Rendered event(long offset, ChannelId channel) {
    return new Rendered(new Position(1, offset), channel, null);
  }

  private static Replay upTo(long offset) {
    return new Replay(true, List.of(), new Position(1, offset));
  }

  private static Following.Due now(Rendered... events) {
    return new Following.Due.Now(List.of(events));
  }

  private Following.Due join(ChannelId topic, long seen, long end, Rendered... missed) {
    following.replayAsked();
    return following.joined(List.of(topic), Optional.of(new Position(1, seen)), upTo(end), List.of(missed));
  }

  @Test
  void beforeTheFirstSubscriptionNothingIsDue() {
    assertThat(following.live(event(1, CALLS))).isEqualTo(Following.NOTHING);
  }

  @Test
  void whatIsMissedComesFirstAndTheLiveOnesAfterItOnce() {
    following.replayAsked();
    assertThat(following.live(event(3, CALLS))).isEqualTo(Following.NOTHING);
    assertThat(following.live(event(4, CALLS))).isEqualTo(Following.NOTHING);
    assertThat(
      following.joined(
        List.of(CALLS),
        Optional.of(new Position(1, 1)),
        upTo(3),
        List.of(event(2, CALLS), event(3, CALLS))
      )
    ).isEqualTo(now(event(2, CALLS), event(3, CALLS)));
    assertThat(following.live(following.release().orElseThrow())).isEqualTo(Following.NOTHING);
    assertThat(following.live(following.release().orElseThrow())).isEqualTo(now(event(4, CALLS)));
    assertThat(following.release()).isEmpty();
    assertThat(following.live(event(4, CALLS))).isEqualTo(Following.NOTHING);
  }

  @Test
  void aSecondTopicBringsOnlyWhatTheFirstDidNot() {
    join(CALLS, 0, 2, event(1, CALLS), event(2, DEVICES));
    assertThat(join(ALL, 0, 2, event(1, CALLS), event(2, DEVICES))).isEqualTo(now(event(2, DEVICES)));
    assertThat(following.live(event(3, DEVICES))).isEqualTo(now(event(3, DEVICES)));
    following.left(ALL);
    assertThat(following.live(event(4, DEVICES))).isEqualTo(Following.NOTHING);
    assertThat(following.live(event(5, CALLS))).isEqualTo(now(event(5, CALLS)));
  }

  @Test
  void anotherEpochOrAHoleBeginsAnew() {
    join(CALLS, 5, 5);
    assertThat(following.live(new Rendered(new Position(2, 6), CALLS, null))).isInstanceOf(Following.Due.Lost.class);
    assertThat(following.live(new Heard.Hole(new Position(1, 4)))).isEqualTo(Following.NOTHING);
    assertThat(following.live(new Heard.Hole(new Position(1, 7)))).isInstanceOf(Following.Due.Lost.class);
  }

  @Test
  void theFirstEventOfAStreamGivesItsEpoch() {
    following.replayAsked();
    following.joined(List.of(CALLS), Optional.empty(), new Replay(false, List.of(), new Position(0, 0)), List.of());
    assertThat(following.live(event(1, CALLS))).isEqualTo(now(event(1, CALLS)));
  }

  @Test
  void tooMuchDuringAReplayIsNotHeld() {
    following.replayAsked();
    for (int offset = 1; offset <= 3; offset++) {
      assertThat(following.live(event(offset, CALLS))).isEqualTo(Following.NOTHING);
    }
    assertThat(following.live(event(4, CALLS))).isInstanceOf(Following.Due.Lost.class);
  }
}
