package io.hookswitch.south.sip;

import io.hookswitch.call.PartyId;
import io.hookswitch.south.sip.media.Media;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What this node has in its folder of recordings. */
final class Shelf {

  private static final Pattern NAME = Pattern.compile("-?\\d{1,20}-\\d{1,6}-\\d{1,20}\\.wav");

  private final Vertx vertx;
  private final Path folder;
  private final Media media;

  Shelf(Vertx vertx, Path folder, Media media) {
    this.vertx = vertx;
    this.folder = folder;
    this.media = media;
  }

  /**
   * A file.
   *
   * @param at when it was written to last, in milliseconds
   * @param sizeBytes how long it is now
   * @param growing whether it is not complete yet
   */
  record Piece(String name, long at, long sizeBytes, boolean growing) {}

  /** All of a leg, in no order. */
  Future<List<Piece>> of(PartyId leg) {
    String first = leg.call() + "-" + leg.index() + "-";
    return vertx.executeBlocking(() -> {
      List<Piece> found = new ArrayList<>();
      if (!Files.isDirectory(folder)) return found;
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, first + "*.wav")) {
        for (Path file : files) found.add(piece(file));
      }
      return found;
    }, false);
  }

  /** Deletes all of a leg that nobody writes any more. Repeatable. */
  Future<Void> forget(PartyId leg) {
    return of(leg).compose(pieces ->
      vertx.executeBlocking(() -> {
        for (Piece piece : pieces) if (!piece.growing()) Files.deleteIfExists(folder.resolve(piece.name()));
        return null;
      }, false)
    );
  }

  private Piece piece(Path file) throws IOException {
    // Asked first: what is complete by then does not grow.
    boolean growing = media.records(file);
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Piece(file.getFileName().toString(), now.lastModifiedTime().toMillis(), now.size(), growing);
  }

  /**
   * Some bytes of a file.
   *
   * @return fewer than asked for at its end only; failed when there is no such file
   */
  Future<Buffer> read(String name, long from, int most) {
    if (!NAME.matcher(name).matches()) return Future.failedFuture(new NoSuchFileException(name));
    return vertx.executeBlocking(() -> {
      ByteBuffer bytes = ByteBuffer.allocate(most);
      try (FileChannel file = FileChannel.open(folder.resolve(name))) {
        while (bytes.hasRemaining()) {
          if (file.read(bytes, from + bytes.position()) < 0) break;
        }
      }
      return Buffer.buffer().appendBytes(bytes.array(), 0, bytes.position());
    }, false);
  }
}
