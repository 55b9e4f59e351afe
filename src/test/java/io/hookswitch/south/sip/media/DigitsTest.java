package io.hookswitch.south.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigitsTest {

  private final DigitsOut out = new DigitsOut();

  private static RtpPacket packet(int at, byte[] payload) {
    return new RtpPacket(101, false, 0, at, 0, payload);
  }

  @Test
  void aKeyLastsEightTicksAndItsEndIsSaidThreeTimes() {
    assertThat(out.add("5")).isTrue();
    List<DigitsOut.Event> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      DigitsOut.Event event = out.next();
      if (event != null) said.add(event);
    }
    assertThat(said).hasSize(10);
    assertThat(said.getFirst().first()).isTrue();
    assertThat(said.getFirst().payload()).containsExactly(5, 10, 0, 160);
    assertThat(said.get(7).payload()).containsExactly(5, 0x8a, 5, 0);
    assertThat(said.subList(7, 10)).extracting(DigitsOut.Event::payload).containsOnly(said.get(7).payload());
  }

  @Test
  void whatIsPressedIsHeardOnce() {
    out.add("19#");
    DigitsIn in = new DigitsIn();
    StringBuilder heard = new StringBuilder();
    int at = 0;
    for (int i = 0; i < 100; i++) {
      DigitsOut.Event event = out.next();
      if (event == null) continue;
      if (event.first()) at = i * Codec.FRAME;
      char key = in.take(packet(at, event.payload()));
      if (key != 0) heard.append(key);
    }
    assertThat(heard).hasToString("19#");
  }

  @Test
  void whoPressesTooManyIsToldSo() {
    assertThat(out.add("1".repeat(64))).isTrue();
    assertThat(out.add("1")).isFalse();
  }

  @Test
  void whatIsNoKeyIsNone() {
    DigitsIn in = new DigitsIn();
    assertThat(in.take(packet(1, new byte[] { 16, 0, 0, 0 }))).isEqualTo((char) 0);
    assertThat(in.take(packet(1, new byte[] { 1 }))).isEqualTo((char) 0);
    assertThat(in.take(packet(1, new byte[] { 11, 0, 0, 0 }))).isEqualTo('#');
  }
}
