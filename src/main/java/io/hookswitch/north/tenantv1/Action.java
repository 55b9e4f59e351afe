package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import java.util.Optional;

/** What a client does to a half; spelled as in the {@code action} of a PUT, except for the DELETE. */
enum Action {
  hold,
  reconnect,
  blindTransfer,
  consultativeTransfer,
  startRecording,
  pauseRecording,
  resumeRecording,
  stopRecording,
  /** The DELETE. */
  release;

  boolean aboutRecording() {
    return switch (this) {
      case startRecording, pauseRecording, resumeRecording, stopRecording -> true;
      case hold, reconnect, blindTransfer, consultativeTransfer, release -> false;
    };
  }

  /**
   * The wish as the core knows it.
   *
   * @param to where to, with a {@link #blindTransfer} only
   */
  Command command(PartyId by, Optional<Endpoint> to) {
    return switch (this) {
      case hold -> new Command.Hold(by);
      case reconnect -> new Command.Retrieve(by);
      case blindTransfer -> new Command.Redirect(by, to.orElseThrow());
      case consultativeTransfer -> throw new IllegalArgumentException("needs another half");
      case startRecording -> new Command.StartRecording(by);
      case pauseRecording -> new Command.PauseRecording(by);
      case resumeRecording -> new Command.ResumeRecording(by);
      case stopRecording -> new Command.StopRecording(by);
      case release -> new Command.Leave(by);
    };
  }
}
