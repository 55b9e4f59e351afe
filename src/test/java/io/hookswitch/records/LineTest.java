package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.UserId;
import io.hookswitch.wire.Format;
import io.hookswitch.wire.UnreadableFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that other releases have left on the disk. */
class LineTest {

  private static final Instant AT = Instant.parse("2026-11-30T09:00:00.000000001Z");

  private static Line line(long call) {
    return new Line(call, 7, 8, AT, 9, "COMMAND", "Hold", 1, "agent1", "cor", null, null, 3, true, "{}", null);
  }

  private static byte[] of(int format, Line line) {
    byte[] bytes = line.bytes();
    ByteBuffer.wrap(bytes).putInt(-format);
    return bytes;
  }

  @Test
  void aLineNamesItsFormatFirst() {
    assertThat(ByteBuffer.wrap(line(1).bytes()).getInt()).isEqualTo(-Format.CURRENT);
    assertThat(Line.of(line(1).bytes())).isEqualTo(line(1));
  }

  /** Then the call came first, in eight bytes. */
  @ParameterizedTest
  @ValueSource(longs = { 1, 0xFFFF_FFFFL, 0x8000_0000L, 4_611_686_018_427_387_905L, Long.MAX_VALUE })
  void aLineFromBeforeThereWereFormatsIsRead(long call) {
    byte[] bytes = line(call).bytes();
    assertThat(Line.of(Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length))).isEqualTo(line(call));
  }

  @Test
  void soIsWhatWasNotedOfAUserThen() {
    Line note = Line.of(UserNote.stream(new UserId("demo", "agent1"), 4, AT), 7, 8);
    byte[] bytes = note.bytes();
    assertThat(Line.of(Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length))).isEqualTo(note);
    assertThat(note.note()).isTrue();
  }

  @Test
  void whatTheNextReleaseAppendsIsSkippedAndALaterOneIsRefused() {
    byte[] next = of(Format.CURRENT + 1, line(1));
    assertThat(Line.of(Arrays.copyOf(next, next.length + 12))).isEqualTo(line(1));
    assertThatThrownBy(() -> Line.of(of(Format.CURRENT + 2, line(1))))
      .isInstanceOf(UnreadableFormatException.class)
      .hasMessageContaining("a line of the spool has format");
  }
}
