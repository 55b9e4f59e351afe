package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a telephone of the tests talks. */
class EarTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int QUIET_MILLIS = 500;

  private final Ear ear = new Ear(650);
  private DatagramSocket end;

  @BeforeEach
  void open() throws IOException {
    end = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    end.setSoTimeout(QUIET_MILLIS);
  }

  @AfterEach
  void close() {
    ear.close();
    end.close();
  }

  @Test
  void itTalksToWhomItHears() throws IOException {
    says();
    hears();
  }

  @Test
  void itIsSilentWhenTheCallIsOverAndTalksOnTheNextOne() throws IOException {
    says();
    hears();
    long until = System.nanoTime() + PATIENCE.toNanos();
    assertThatThrownBy(() -> {
      while (System.nanoTime() < until) hears();
    }).isInstanceOf(SocketTimeoutException.class);
    says();
    hears();
  }

  private void says() throws IOException {
    byte[] packet = new byte[172];
    packet[1] = 8;
    end.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), ear.port()));
  }

  private void hears() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
    end.receive(packet);
    assertThat(packet.getLength()).isEqualTo(172);
  }
}
