package io.hookswitch;

import io.hookswitch.call.PartyId;
import io.hookswitch.north.Download;
import io.hookswitch.north.ops.RecordingFamily;
import io.hookswitch.south.SwitchConnector;
import io.vertx.core.Future;
import java.util.Optional;

/** The switch's files, for those who may have them. */
record SwitchRecordings(SwitchConnector connector) implements RecordingFamily.Recordings {
  @Override
  public Future<Integer> count(PartyId leg) {
    return connector.recordings(leg);
  }

  @Override
  public Future<Optional<Download>> file(PartyId leg, int take) {
    return connector
      .recording(leg, take)
      .map(found -> found.map(file -> new Download(file.sizeBytes(), file.bytes(), file.abandon())));
  }
}
