package io.hookswitch.call;

import static io.hookswitch.call.Operation.PauseCallRecording;
import static io.hookswitch.call.Operation.ResumeCallRecording;
import static io.hookswitch.call.Operation.StartCallRecording;
import static io.hookswitch.call.Operation.StopCallRecording;

import java.util.Set;

/** The recording buttons that are offered together. Exactly one control applies at a time. */
public enum RecordingControl {
  none(),
  record(StartCallRecording),
  pause(PauseCallRecording),
  pause_stop(PauseCallRecording, StopCallRecording),
  resume(ResumeCallRecording),
  resume_stop(ResumeCallRecording, StopCallRecording),
  stop(StopCallRecording);

  private final Set<Operation> operations;

  RecordingControl(Operation... operations) {
    this.operations = Set.of(operations);
  }

  /** The operations that this control stands for; the only place where the two are tied together. */
  public Set<Operation> operations() {
    return operations;
  }
}
