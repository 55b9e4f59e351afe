package io.hookswitch.south.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RtpPacketTest {

  @Test
  void whatIsWrittenIsRead() {
    ByteBuffer wire = ByteBuffer.allocate(100);
    RtpPacket packet = new RtpPacket(8, true, 65_000, -5, 7, new byte[] { 1, 2, 3 });
    packet.write(wire);
    assertThat(RtpPacket.read(wire)).hasValueSatisfying(read ->
      assertThat(read).usingRecursiveComparison().isEqualTo(packet)
    );
  }

  @Test
  void extensionSourcesAndPaddingAreLeftOut() {
    byte[] wire = new byte[12 + 4 + 8 + 3 + 2];
    wire[0] = (byte) (0x80 | 0x20 | 0x10 | 1);
    wire[19] = 1;
    wire[24] = 42;
    wire[28] = 2;
    assertThat(RtpPacket.read(ByteBuffer.wrap(wire))).hasValueSatisfying(read ->
      assertThat(read.payload()).containsExactly(42, 0, 0)
    );
  }

  @Test
  void whatIsNotWholeIsNothing() {
    assertThat(RtpPacket.read(ByteBuffer.allocate(11))).isEmpty();
    assertThat(RtpPacket.read(ByteBuffer.allocate(12)))
      .as("version 0")
      .isEmpty();
    byte[] wire = new byte[12];
    wire[0] = (byte) 0x8f;
    assertThat(RtpPacket.read(ByteBuffer.wrap(wire)))
      .as("15 sources that are not there")
      .isEmpty();
    wire[0] = (byte) 0xa0;
    wire[11] = (byte) 200;
    assertThat(RtpPacket.read(ByteBuffer.wrap(wire)))
      .as("more padding than packet")
      .isEmpty();
    wire[0] = (byte) 0x90;
    assertThat(RtpPacket.read(ByteBuffer.wrap(wire)))
      .as("an extension that is not there")
      .isEmpty();
  }
}
