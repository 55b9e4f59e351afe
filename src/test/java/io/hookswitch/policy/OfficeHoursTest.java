package io.hookswitch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Hours;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.RuleFile;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.rules.VerdictMemory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the hour strikes, and nobody has done anything. */
@ExtendWith(VertxExtension.class)
class OfficeHoursTest {

  private static final Instant STRIKES = Instant.parse("2026-11-27T17:00:00Z");

  @Test
  void callsAreReviewedAgainstTheHoursThatWere(Vertx vertx, VertxTestContext test) {
    AtomicReference<Instant> now = new AtomicReference<>(STRIKES.minusSeconds(3600));
    RulesInForce rules = new RulesInForce();
    rules.become(new Force(Loaded.of(1, files(), VerdictMemory.NONE), null, null));
    NodeAnswers node = new NodeAnswers(
      vertx,
      "self",
      new Follower(vertx, null, rules, VerdictMemory.NONE),
      rules,
      now::get
    );
    node.watch(
      new Reviewed(before ->
        test.verify(() -> {
          Circumstances was = before.circumstances("acme", now.get());
          Circumstances is = rules.circumstances("acme", now.get());
          assertThat(was.hours()).isEqualTo(Hours.Open);
          assertThat(is.hours()).isEqualTo(Hours.Closed);
          assertThat(now.get()).as("not before it struck").isEqualTo(STRIKES);
          test.completeNow();
        })
      ),
      before -> Future.succeededFuture(0)
    );
    now.set(STRIKES.minusSeconds(1));
    // After the node has looked at the clock once, and seen that it is early.
    vertx.setTimer(700, later -> now.set(STRIKES));
  }

  private static RuleFiles files() {
    Map<String, String> texts = new TreeMap<>();
    for (RuleFile one : RuleFiles.read(Path.of("rules")).files()) {
      if (!one.name().startsWith("tests/")) texts.put(one.name(), one.text());
    }
    texts.put("calendars.csv", "days,from,until,zone\nMon-Fri,08:00,18:00,Europe/Berlin\n");
    texts.merge("conditions.csv", "office hours,call,hours == Open,\n", String::concat);
    texts.computeIfPresent("capabilities.csv", (name, text) -> text.replace("Dial,yes,", "Dial,office hours,"));
    return RuleFiles.of(texts);
  }

  /** Calls that are asked to be reviewed. */
  private record Reviewed(Consumer<CapabilityRules> seen) implements LiveCalls {
    @Override
    public Future<Void> look(Consumer<Call> look) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Integer> review(CapabilityRules before) {
      seen.accept(before);
      return Future.succeededFuture(0);
    }
  }
}
