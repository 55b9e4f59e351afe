package io.hookswitch.south.sip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.sip.media.Hearing.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mixer, heard by phones on loopback: each says a tone of its own. */
class MediaTest {

  private static final Integer[] NOTHING = {};
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final int A = 650;
  private static final int B = 950;
  private static final int C = 1500;

  @TempDir
  private Path dir;

  private final BlockingQueue<String> pressed = new LinkedBlockingQueue<>();
  private final Map<String, Ear> ears = new HashMap<>();
  private Media media;

  @BeforeEach
  void open() throws IOException {
    Path music = dir.resolve("music.wav");
    Files.write(music, Tones.wav(Ear.MUSIC));
    media = new Media(HERE, 0, 0, Optional.of(music), (port, key) -> pressed.add(port + key));
    int[] tones = { A, B, C };
    for (int i = 0; i < NAMES.size(); i++) {
      Ear ear = new Ear(tones[i]);
      ears.put(NAMES.get(i), ear);
      int port = media.open(NAMES.get(i));
      InetSocketAddress there = new InetSocketAddress(HERE, ear.port());
      media.reaches(NAMES.get(i), new Remote(there, Codec.PCMA, 101, true));
      assertThat(port).isPositive();
    }
  }

  @AfterEach
  void close() {
    media.close();
    ears.values().forEach(Ear::close);
  }

  private static Hearing to(String... others) {
    return new Hearing(Set.of(others), Source.SILENCE, false, "");
  }

  private Ear ear(String name) {
    return ears.get(name);
  }

  @Test
  void whileTooMuchWaitsNoPhoneIsTakenOn() throws IOException {
    try (Media behind = new Media(HERE, 0, 0, Optional.empty(), (port, key) -> {}, 0)) {
      assertThatThrownBy(() -> behind.open("d"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is behind");
    }
    Figures figures = new Figures();
    figures.asked();
    figures.asked();
    figures.done();
    assertThat(figures.waiting()).isEqualTo(1);
  }

  @Test
  void everybodyHearsWhomTheTableSays() {
    media.hear(Map.of("a", to("b"), "b", to("a"), "c", to("a", "b")));
    ear("a").awaits(B);
    ear("b").awaits(A);
    ear("c").awaits(A, B);
    media.hear(Map.of("a", to("b", "c"), "b", new Hearing(Set.of("a"), Source.SILENCE, true, "")));
    ear("a").awaits(C);
    ear("c").awaits(A);
    ear("b").awaits(A);
  }

  @Test
  void theGatewayPlaysMusicAndRingback() {
    media.hear(
      Map.of("a", new Hearing(Set.of(), Source.MUSIC, true, ""), "b", new Hearing(Set.of(), Source.RINGBACK, true, ""))
    );
    ear("a").awaits(Ear.MUSIC);
    ear("b").awaits(Ear.RINGBACK);
    ear("c").awaits(NOTHING);
  }

  @Test
  void keysArePressedForAPhone() {
    ear("b").beginsWithDigits();
    media.press("b", "159#");
    ear("b").awaitsDigits("159#");
  }

  @Test
  void aRecordingHasWhatWasSaidAndHeardAndNothingOfThePause() throws Exception {
    Hearing recorded = new Hearing(Set.of("b"), Source.SILENCE, false, "t");
    media.hear(Map.of("a", recorded, "b", to("a"), "c", to()));
    ear("a").awaits(B);
    Path file = dir.resolve("deep/r.wav");
    media.record("a", "t", file, () -> pressed.add("broken"));
    Tones.awaitSeconds(file, 0.4);
    media.hear(Map.of("a", to("c")));
    ear("a").awaits(C);
    media.hear(Map.of("a", to("b")));
    ear("a").awaits(B);
    media.hear(Map.of("a", recorded));
    double before = Tones.seconds(file);
    Tones.awaitSeconds(file, before + 0.4);
    media.stopRecording("a", "t");
    media.close();
    byte[] wav = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getInt(40))
      .as("length of the sound")
      .isEqualTo(wav.length - 44);
    assertThat(header.getShort(22))
      .as("channels")
      .isEqualTo((short) 2);
    assertThat(Tones.volume(wav, 0, A)).isGreaterThan(2_000);
    assertThat(Tones.volume(wav, 0, B)).isLessThan(200);
    assertThat(Tones.volume(wav, 1, B)).isGreaterThan(2_000);
    assertThat(Tones.volume(wav, 1, C))
      .as("heard in the pause")
      .isLessThan(200);
    assertThat(pressed).isEmpty();
  }

  @Test
  void aRecordingThatCannotBeWrittenIsSaidToBeBroken() throws Exception {
    Path file = dir.resolve("there.wav");
    Files.createFile(file);
    media.record("a", "t", file, () -> pressed.add("broken"));
    assertThat(pressed.poll(5, TimeUnit.SECONDS)).isEqualTo("broken");
  }

  @Test
  void figuresAreKept() {
    media.hear(Map.of("a", to("b"), "b", to()));
    ear("a").awaits(B);
    assertThat(media.figures().packetsReceived()).isPositive();
    assertThat(media.figures().packetsSent()).isPositive();
    assertThat(media.figures().ticks()).isPositive();
    assertThat(media.figures().ports()).isEqualTo(3);
  }
}
