package io.hookswitch.south.asterisk;

import io.hookswitch.call.PartyId;
import io.hookswitch.south.RecordingFile;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/** What Asterisk has recorded, as files; on any event loop. */
final class RecordingFiles {

  private static final Future<Optional<RecordingFile>> NONE = Future.succeededFuture(Optional.empty());

  private final AriRecordings ari;

  RecordingFiles(Ari ari) {
    this.ari = ari.recordings();
  }

  /** @param known how many there are at least */
  Future<Integer> count(PartyId leg, int known) {
    if (known == Tapes.MOST) return Future.succeededFuture(known);
    return ari
      .complete(Names.recording(leg, known + 1))
      .compose(there -> there ? count(leg, known + 1) : Future.succeededFuture(known));
  }

  Future<Optional<RecordingFile>> file(PartyId leg, int take) {
    String name = Names.recording(leg, take);
    return ari
      .complete(name)
      .compose(there -> there ? found(name) : NONE)
      .recover(why -> Ari.unknown(why) ? NONE : Future.failedFuture(why));
  }

  /** The last one first: whoever is interrupted finds the rest again. Where one was never made, there are others behind it. */
  Future<Void> forget(PartyId leg, int takes) {
    return count(leg, Math.min(takes, Tapes.MOST)).compose(most -> forgetDownFrom(leg, most));
  }

  private Future<Void> forgetDownFrom(PartyId leg, int take) {
    if (take < 1) return Future.succeededFuture();
    return ari.delete(Names.recording(leg, take)).compose(gone -> forgetDownFrom(leg, take - 1));
  }

  private Future<Optional<RecordingFile>> found(String name) {
    return ari.file(name).map(response -> Optional.of(file(response)));
  }

  private static RecordingFile file(HttpClientResponse response) {
    String size = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean known = size != null && size.matches("[0-9]{1,15}");
    OptionalLong sizeBytes = known ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty();
    return new RecordingFile(sizeBytes, response, () -> response.request().reset());
  }
}
