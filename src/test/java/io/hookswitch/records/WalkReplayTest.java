package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Step;
import io.hookswitch.call.Terms;
import io.hookswitch.call.Walks;
import io.hookswitch.call.Witness;
import io.hookswitch.wire.MaskedJson;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to calls, their exported journals lead through the core to the state that was kept last. One walk is
 * repeated with {@code -Dhookswitch.walk.seed=<seed>}.
 */
class WalkReplayTest {

  private static final int WALKS = Integer.getInteger("hookswitch.replay.walks", 150);
  private static final Long ONLY = Long.getLong("hookswitch.walk.seed");

  private final Set<String> kinds = new HashSet<>();
  private final Set<String> what = new HashSet<>();

  @Test
  void theJournalOfACallByItself() {
    walk(Walks::ofOne);
    assertThat(kinds).contains("COMMAND", "SWITCH", "TIMER");
    assertThat(what).contains(
      "Dial",
      "Offered",
      "Hold",
      "SendDtmf",
      "UpdateUserData",
      "SetDisposition",
      "PauseRecording"
    );
  }

  @Test
  void theJournalsOfCallsThatTellEachOtherNewsAndChangeTheirOwners() {
    walk(Walks::ofTwo);
    assertThat(kinds).contains("COMMAND", "SWITCH", "CALL", "TIMER", "TAKEOVER");
    assertThat(what).contains("Consult", "Complete", "SwapCalls", "SingleStepConference");
  }

  private void walk(BiConsumer<Long, Witness> way) {
    for (long seed = ONLY == null ? 0 : ONLY; seed < (ONLY == null ? WALKS : ONLY + 1); seed++) {
      Recording recording = new Recording();
      way.accept(seed, recording);
      for (List<Moment> moments : recording.lives) {
        try {
          replay(moments);
        } catch (AssertionError | RuntimeException broken) {
          throw new AssertionError("-Dhookswitch.walk.seed=" + seed + ": " + broken.getMessage(), broken);
        }
      }
    }
  }

  private void replay(List<Moment> moments) {
    MaskedJson json = new MaskedJson(key -> false);
    List<Records.JournalLine> lines = new ArrayList<>();
    String state = null;
    for (Moment moment : moments) {
      Line line = Line.of(Line.of(moment, 1, lines.size() + 1, json).bytes());
      if (line.state() != null) state = new String(line.stateJson(), StandardCharsets.UTF_8);
      lines.add(told(line));
      kinds.add(line.kind());
      what.add(line.what());
    }
    Call kept = Replay.state(new JsonObject(state));
    assertThat(Replay.of(Replay.exported(lines), Walks.TIMING)).isEqualTo(kept);
  }

  /** As the database has it. */
  private static Records.JournalLine told(Line line) {
    return new Records.JournalLine(
      new Records.Place(line.version(), line.at(), line.run(), line.line()),
      line.kind(),
      line.what(),
      line.party(),
      line.principal(),
      line.correlation(),
      line.key(),
      line.refusal(),
      line.generation(),
      line.body()
    );
  }

  /** What the owners of calls would keep of a walk. */
  private static final class Recording implements Witness {

    private final List<List<Moment>> lives = new ArrayList<>();
    private final Map<CallId, List<Moment>> living = new LinkedHashMap<>();

    @Override
    public void took(Call before, CallInput input, Decision decision, Terms terms, Step step, Instant at) {
      Moment moment = Moment.of(before, input, decision, terms, step, "alice@acme", "c-1", at);
      if (moment == null) return;
      // A number that is forgotten may be heard of once more, as a new call.
      if (before == null) living.remove(moment.call());
      add(moment);
    }

    @Override
    public void tookOver(Call found, Step step, Instant at) {
      add(Moment.takenOver(found, step.next(), at));
    }

    private void add(Moment moment) {
      living
        .computeIfAbsent(moment.call(), fresh -> {
          lives.add(new ArrayList<>());
          return lives.getLast();
        })
        .add(moment);
    }
  }
}
