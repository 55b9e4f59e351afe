package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

  private int room = 2;
  private long now;
  private final List<String> told = new ArrayList<>();
  private final Line line = new Line(() -> room, Duration.ofNanos(10), Duration.ofNanos(100), () -> now);

  private Line.Turn turn(String name, boolean urgent) {
    return line.turn(
      urgent,
      new Line.Request() {
        @Override
        public void work() {
          told.add(name);
        }

        @Override
        public void sendAway() {
          told.add("not " + name);
        }
      }
    );
  }

  private Line.Turn inside(String name) {
    Line.Turn turn = turn(name, false);
    assertThat(turn.take()).isTrue();
    return turn;
  }

  private Line.Turn waiting(String name) {
    Line.Turn turn = turn(name, false);
    assertThat(turn.take()).isFalse();
    return turn;
  }

  @Test
  void whoFindsNoRoomWaitsForThoseBeforeHim() {
    Line.Turn a = inside("a");
    Line.Turn b = inside("b");
    waiting("c");
    waiting("d");
    assertThat(told).isEmpty();
    a.over();
    assertThat(told).containsExactly("c");
    b.over();
    b.over();
    assertThat(told).containsExactly("c", "d");
    assertThat(line.inside()).isEqualTo(2);
    assertThat(line.waiting()).isZero();
  }

  @Test
  void whoIsUrgentGoesPastThem() {
    inside("a");
    Line.Turn b = inside("b");
    waiting("c");
    Line.Turn urgent = turn("urgent", true);
    assertThat(urgent.take()).isTrue();
    b.over();
    assertThat(told).as("there are two inside").isEmpty();
    urgent.over();
    assertThat(told).containsExactly("c");
  }

  @Test
  void nobodyGoesPastThoseWhoWaitBecauseRoomWasMadeJustNow() {
    inside("a");
    inside("b");
    waiting("c");
    room = 3;
    waiting("d");
    line.look();
    assertThat(told).containsExactly("c");
  }

  @Test
  void whoGoesAwayGivesHisPlaceUp() {
    inside("a");
    Line.Turn b = inside("b");
    Line.Turn c = waiting("c");
    waiting("d");
    c.over();
    b.over();
    assertThat(told).containsExactly("d");
    Line.Turn never = turn("never", false);
    never.over();
    assertThat(never.take()).isFalse();
    assertThat(line.waiting()).isZero();
  }

  @Test
  void whoWaitsForSomethingElseInsideTakesNoRoom() {
    Line.Turn a = inside("a");
    now = 95;
    Line.Turn b = inside("b");
    waiting("c");
    line.look();
    assertThat(told).isEmpty();
    now = 100;
    line.look();
    assertThat(told).containsExactly("c");
    waiting("d");
    a.over();
    assertThat(told).as("it had made room before").containsExactly("c");
    b.over();
    assertThat(told).containsExactly("c", "d");
    assertThat(line.inside()).isEqualTo(2);
  }

  @Test
  void whoHasWaitedTooLongIsSentAway() {
    inside("a");
    Line.Turn b = inside("b");
    Line.Turn c = waiting("c");
    now = 5;
    waiting("d");
    now = 11;
    line.look();
    assertThat(told).containsExactly("not c");
    c.over();
    b.over();
    assertThat(told).containsExactly("not c", "d");
    assertThat(line.inside()).isEqualTo(2);
  }
}
