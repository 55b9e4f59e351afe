package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Scratch;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchEvent.Retrieved;
import io.hookswitch.config.SipTlsConfig;
import io.hookswitch.south.asterisk.Ear;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Phones that speak SIP by TLS, with certificates that were made a moment ago; both ends look at each other's. */
class SipTlsIT extends SipScene {

  private static Papers gateway;
  private static Papers phones;
  private static Path place;
  private static SipTlsConfig config;
  private static SipFloor floor;

  @BeforeAll
  static void open() throws Exception {
    place = Scratch.folder("tls");
    gateway = Papers.make(place, "gateway");
    phones = Papers.make(place, "phones");
    Files.writeString(place.resolve("password"), Papers.PASSWORD + "\n");
    config = new SipTlsConfig(
      SippPhone.freePort(),
      Optional.empty(),
      Optional.empty(),
      Optional.of(gateway.store()),
      Optional.empty(),
      Optional.of(place.resolve("password")),
      Optional.of(phones.certificate()),
      true
    );
    floor = new SipFloor(config, phones.context(gateway));
  }

  @AfterAll
  static void close() {
    floor.close();
  }

  @Override
  SipFloor floor() {
    return floor;
  }

  @Test
  void phonesAreCalledByTls() {
    talk();
    floor.phone("15001").changes("sendonly");
    reported.await(Held.class, caller);
    ear("15002").awaits(Ear.MUSIC);
    floor.phone("15001").changes("sendrecv");
    reported.await(Retrieved.class, caller);
    ear("15002").awaits(TONE_A);
    Said invite = floor.phone("15002").awaits("INVITE", said -> !said.answer() && said.method().equals("INVITE"));
    assertThat(invite.header("via")).startsWith("SIP/2.0/TLS 127.0.0.1:" + config.port());
    assertThat(invite.uri("contact")).endsWith(":" + config.port() + ";transport=tls");
    floor.phone("15002").hangUp();
    assertThat(reported.await(Released.class, called).cause()).isEqualTo(ReleaseCause.Hangup);
  }

  @Test
  void aPhoneCallsByTlsWithItsPassword() {
    assertThat(floor.phone("15001").calls("15002").status()).isEqualTo(200);
    reported.await(Answered.class, caller);
    ear("15001").awaits(TONE_B);
    ear("15002").awaits(TONE_A);
  }

  @Test
  void aPhoneRegistersByTls() {
    assertThat(floor.phone("15003").registers().status()).isEqualTo(200);
  }

  @Test
  void whoShowsAnotherCertificateIsNotHeard() throws Exception {
    Papers stranger = Papers.make(place, "stranger");
    long before = floor.figure("hookswitch.sip.requests");
    assertThat(options(phones)).as("a phone").isPositive();
    assertThat(floor.figure("hookswitch.sip.requests")).isEqualTo(before + 1);
    assertThat(options(stranger)).as("a stranger").isNegative();
    assertThat(floor.figure("hookswitch.sip.requests")).isEqualTo(before + 1);
  }

  /** @return the first byte of the answer; negative when there is none */
  private static int options(Papers who) throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (SSLSocket socket = (SSLSocket) who.context(gateway).getSocketFactory().createSocket(here, config.port())) {
      socket.setSoTimeout(8_000);
      String text =
        "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1:9;branch=z9hG4bK" +
        System.nanoTime() +
        "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@b>\r\nCall-ID: " +
        System.nanoTime() +
        "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 1\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return socket.getInputStream().read();
    } catch (IOException refused) {
      return -1;
    }
  }
}
