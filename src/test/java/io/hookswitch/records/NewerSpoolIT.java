package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.Database;
import io.hookswitch.wire.Format;
import io.hookswitch.wire.MaskedJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which nodes of several releases have run. */
class NewerSpoolIT {

  private static final UserId USER = new UserId("demo", "agent1");

  @TempDir
  private Path dir;

  /** A file of a node that is gone, with one line. */
  private Path left(String slot, int format) throws IOException {
    byte[] line = Line.of(UserNote.stream(USER, 1, Instant.EPOCH), 1, 1).bytes();
    ByteBuffer.wrap(line).putInt(-format);
    CRC32 sum = new CRC32();
    sum.update(line);
    ByteBuffer frame = ByteBuffer.allocate(Spool.FRAME_HEAD + line.length)
      .putInt(line.length)
      .putInt((int) sum.getValue())
      .put(line);
    Path folder = Files.createDirectories(dir.resolve(slot));
    return Files.write(folder.resolve("0000000000000001-00000001.spool"), frame.array());
  }

  @Test
  void whatItCannotReadIsLeftToOthersAndHoldsNobodyUp() throws Exception {
    Path later = left("node-7", Format.CURRENT + 2);
    Path next = left("node-8", Format.CURRENT + 1);
    try (
      Slot slot = Slot.claim(dir);
      Database database = Database.of(StorageConfig.DEFAULT.in(dir), dir);
      Spool spool = new Spool(slot.dir(), 2, new MaskedJson(key -> false), 1 << 20, 100).start();
      Drain drain = new Drain(dir, slot.dir(), spool, database, 1 << 20, false)
    ) {
      drain.start();
      assertThat(spool.append(UserNote.stream(USER, 2, Instant.EPOCH)).get(20, TimeUnit.SECONDS)).isTrue();
      drain.inherited().get(20, TimeUnit.SECONDS);
      drain.settled().get(20, TimeUnit.SECONDS);
      assertThat(drain.reachable()).isTrue();
      assertThat(drain.arrived()).isEqualTo(2);
    }
    assertThat(later).exists();
    assertThat(next).doesNotExist();
  }
}
