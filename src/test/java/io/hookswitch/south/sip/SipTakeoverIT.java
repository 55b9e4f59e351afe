package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Alone;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.south.Reported;
import io.hookswitch.south.asterisk.Ear;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** For how long phones hear nothing when another node takes their call over. What else is true of that is in {@link SipContractIT}. */
@Alone
class SipTakeoverIT extends SipScene {

  private static final SipFloor FLOOR = new SipFloor();

  @AfterAll
  static void close() {
    FLOOR.close();
  }

  @Override
  SipFloor floor() {
    return FLOOR;
  }

  @Test
  void phonesHearEachOtherAgainWithinASecond() {
    talk();
    List<Ear> ears = List.of(ear("15001"), ear("15002"));
    Reported there = new Reported();
    try (SipFloor.Node other = FLOOR.node("127.0.0.2", there)) {
      ears.forEach(Ear::beginsWithGaps);
      FLOOR.connector().release(call);
      await(other.connector().adopt(2, SipFloor.stored(call)));
      ears.forEach(ear -> ear.awaitsFrom("127.0.0.2"));
      List<Duration> silences = ears.stream().map(Ear::longestGap).toList();
      System.out.printf(
        "takeover by another node: no sound for %d ms at one phone, for %d ms at the other%n",
        silences.getFirst().toMillis(),
        silences.getLast().toMillis()
      );
      assertThat(silences).allSatisfy(silence -> assertThat(silence).isLessThan(Duration.ofSeconds(1)));
      ear("15001").awaits(TONE_B);
      ear("15002").awaits(TONE_A);
      FLOOR.phone("15002").hangUp();
      there.await(Released.class, caller);
    }
  }
}
