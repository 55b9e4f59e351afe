package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Command;
import io.hookswitch.call.Timing;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the lines of a journal through the core once more. */
final class Replay {

  private Replay() {}

  /** @return the state that they lead to; each line must lead to the version that it says */
  static Call of(List<Records.JournalLine> lines, Timing timing) {
    CallMachine machine = new CallMachine(timing);
    Call call = null;
    for (Records.JournalLine line : lines) {
      Line.Body body = WireJson.read(line.body().getBytes(StandardCharsets.UTF_8), Line.Body.class);
      if (line.kind().equals("TAKEOVER")) {
        if (call != null) assertThat(body.found()).as("what the new owner found").isEqualTo(call);
        call = machine.resume(body.found(), false, body.at()).next();
      } else {
        boolean late = body.input() instanceof Command.SetDisposition && body.decision().allowed().isEmpty();
        if (!late) {
          call = machine.step(call, body.decision(), body.input(), body.terms(), body.at()).next();
        }
      }
      assertThat(call.version()).as(line.what()).isEqualTo(line.place().version());
    }
    return call;
  }
}
