package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Command;
import io.hookswitch.call.Revival;
import io.hookswitch.call.Timing;
import io.hookswitch.wire.WireJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes an exported journal through the core once more: the JSON that {@code GET /ops/calls/{id}/history} answers, and
 * nothing else.
 */
public final class Replay {

  private Replay() {}

  /** The lines as they are exported. */
  static List<JsonObject> exported(List<Records.JournalLine> lines) {
    return lines
      .stream()
      .map(line -> new JsonObject(RecordJson.line(line).encode()))
      .toList();
  }

  /** A call as its history tells it: {@code state}. */
  public static Call state(JsonObject state) {
    return read(state, Call.class);
  }

  /**
   * @param journal all that is exported of it; each line must lead to the version that it says
   * @return the state that it leads to
   */
  public static Call of(List<JsonObject> journal, Timing timing) {
    CallMachine machine = new CallMachine(timing);
    Call call = null;
    for (JsonObject line : journal) {
      String what = line.getString("what");
      long version = line.getLong("version");
      Line.Body body = read(line.getJsonObject("detail"), Line.Body.class);
      if (line.getString("kind").equals("TAKEOVER")) {
        // A new cluster begins a little beyond what is remembered.
        if (call != null) assertThat(body.found()).as("what the new owner found").isIn(call, Revival.of(call));
        call = machine.resume(body.found(), false, body.at()).next();
      } else if (!afterwards(body, call, version)) {
        Call before = body.heard() == null ? call : heard(call, body.heard());
        call = machine.step(before, body.decision(), body.input(), body.terms(), body.at()).next();
      }
      assertThat(call.version()).as(what).isEqualTo(version);
    }
    return call;
  }

  /** What is said of a call that the cluster has forgotten goes to its record alone. */
  private static boolean afterwards(Line.Body body, Call call, long version) {
    return body.input() instanceof Command.SetDisposition && call.version() == version;
  }

  /** The same call, and so far the switch has been heard. */
  private static Call heard(Call call, List<Long> last) {
    JsonObject json = new JsonObject(Buffer.buffer(WireJson.write(call)));
    JsonArray parties = json.getJsonArray("parties");
    assertThat(parties).hasSameSizeAs(last);
    for (int i = 0; i < last.size(); i++) parties.getJsonObject(i).put("seen", last.get(i));
    return read(json, Call.class);
  }

  private static <T> T read(JsonObject json, Class<T> type) {
    return WireJson.read(json.encode().getBytes(StandardCharsets.UTF_8), type);
  }
}
