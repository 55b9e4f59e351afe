package io.hookswitch.south.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JitterTest {

  private final Jitter jitter = new Jitter();

  private static short[] frame(int number) {
    return new short[] { (short) number };
  }

  private void put(int... numbers) {
    for (int number : numbers) jitter.put(number & 0xffff, frame(number));
  }

  private void takes(Integer... numbers) {
    for (Integer number : numbers) {
      short[] frame = jitter.take();
      assertThat(frame == null ? null : (Integer) (int) frame[0]).isEqualTo(number);
    }
  }

  @Test
  void oneFrameAloneIsNotPlayedYet() {
    put(5);
    takes((Integer) null);
    put(6);
    takes(5, 6, null);
  }

  @Test
  void theyComeOutInOrder() {
    put(1, 3, 2, 4);
    takes(1, 2, 3, 4);
  }

  @Test
  void oneThatIsLostIsSilence() {
    put(1, 2, 4);
    takes(1, 2, null, 4);
  }

  @Test
  void oneThatComesTooLateIsDropped() {
    put(1, 2, 3);
    takes(1, 2);
    put(1);
    takes(3, null);
  }

  @Test
  void itGoesOnBeyondTheLastNumber() {
    put(65_534, 65_535, 65_536, 65_537);
    takes(-2, -1, 0, 1);
  }

  @Test
  void nobodyLagsBehindForGood() {
    put(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    takes(5);
  }

  @Test
  void whoBeginsAnewIsHeardAnew() {
    put(1, 2);
    takes(1);
    put(30_000, 30_001);
    takes(30_000, 30_001);
  }
}
