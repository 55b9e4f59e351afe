package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.PlanEntry;
import io.hookswitch.config.PlanEntry.FarEnd;
import io.hookswitch.config.SimConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connector on real event loops and the real clock. */
@ExtendWith(VertxExtension.class)
class SimConnectorOnVertxTest {

  private static final CallId CALL = new CallId(7);

  /** What one connector reports, and whoever waits for it. */
  private static final class Listener {

    private final Map<String, Promise<Void>> awaited = new ConcurrentHashMap<>();

    void hear(SwitchEvent event) {
      heard(Told.text(event)).tryComplete();
    }

    private Promise<Void> heard(String text) {
      return awaited.computeIfAbsent(text, awaiting -> Promise.promise());
    }

    Future<Void> await(String text) {
      return heard(text).future();
    }
  }

  private static SimConfig config(double duplicates, double reorder, Duration answersAfter) {
    SimConfig base = Honest.SWITCH;
    return new SimConfig(
      1,
      Duration.ofMillis(2),
      0,
      duplicates,
      reorder,
      Duration.ofMillis(10),
      base.ringTimeout(),
      base.lines(),
      List.of(new PlanEntry(Pattern.compile(".*"), FarEnd.ANSWER, answersAfter, Optional.empty()))
    );
  }

  private static SimConnector connector(Vertx vertx, SimConfig config, SimStore store, Listener listener) {
    SimConnector connector = new SimConnector(vertx, config, Phones.SILENT, store);
    connector.onEvent(listener::hear);
    return connector;
  }

  private static SwitchOrder dial(Endpoint to) {
    return new SwitchOrder.Dial(CALL.party(0), Numbers.ALICE, CALL.party(1), to, true, "");
  }

  @Test
  void aClickToDialCallRunsFromTheOwnPhoneToTheHangUp(Vertx vertx, VertxTestContext test) {
    Listener listener = new Listener();
    SimConnector node = connector(vertx, config(0.5, 0, Duration.ofMillis(20)), new MemorySimStore(), listener);
    node
      .start()
      .compose(up -> node.send(1, 1, dial(Numbers.network("+32"))))
      .compose(taken -> listener.await("0 Originated"))
      .compose(heard -> listener.await("1 Ringing"))
      .compose(heard -> listener.await("0 Answered"))
      .compose(heard -> node.send(1, 2, new SwitchOrder.Hold(CALL.party(0))))
      .compose(taken -> listener.await("0 Held"))
      .compose(heard -> node.send(1, 3, new SwitchOrder.Release(CALL.party(0), ReleaseCause.Hangup)))
      .compose(taken -> listener.await("1 Released RemoteHangup"))
      .compose(heard -> node.close())
      .onComplete(test.succeedingThenComplete());
  }

  @Test
  void anotherNodeOfTheSameStoreGoesOnWithTheCall(Vertx vertx, VertxTestContext test) {
    MemorySimStore store = new MemorySimStore();
    Listener atFirst = new Listener();
    Listener atSecond = new Listener();
    SimConfig config = config(0, 0, Duration.ofMillis(200));
    SimConnector first = connector(vertx, config, store, atFirst);
    SimConnector second = connector(vertx, config, store, atSecond);
    Future.all(first.start(), second.start())
      .compose(up -> first.send(1, 1, dial(Numbers.network("+32"))))
      .compose(taken -> atFirst.await("1 Ringing"))
      .compose(heard -> {
        first.release(CALL);
        return second.adopt(1, SimConnectorTest.ringing());
      })
      .compose(adopted -> atSecond.await("1 Inspected Ringing recording None"))
      .compose(heard -> atSecond.await("0 Answered"))
      .onComplete(
        test.succeeding(answered ->
          test.verify(() -> {
            assertThat(atFirst.await("0 Answered").isComplete()).isFalse();
            test.completeNow();
          })
        )
      );
  }

  @Test
  void ordersOfOneCallAreTakenInOrderThoughNobodyWaits(Vertx vertx, VertxTestContext test) {
    SimConnector node = new SimConnector(
      vertx,
      config(0, 0, Duration.ofMillis(1)),
      Phones.SILENT,
      new MemorySimStore()
    );
    List<Long> sent = new ArrayList<>();
    Promise<Void> last = Promise.promise();
    Promise<Void> answered = Promise.promise();
    Predicate<SwitchEvent> connected = event -> event instanceof SwitchEvent.Answered && event.party().index() == 0;
    node.onEvent(event -> {
      if (connected.test(event)) answered.tryComplete();
      if (event instanceof SwitchEvent.DigitsSent tones) {
        sent.add(tones.order());
        if (sent.size() == 50) last.complete();
      }
    });
    node
      .start()
      .compose(up -> node.send(1, 1, dial(Numbers.network("+32"))))
      .compose(taken -> answered.future())
      .compose(up -> {
        for (long number = 2; number < 52; number++) node.send(1, number, new SwitchOrder.Digits(CALL.party(0), "1"));
        return last.future();
      })
      .onComplete(
        test.succeeding(done ->
          test.verify(() -> {
            assertThat(sent).isSorted().hasSize(50);
            test.completeNow();
          })
        )
      );
  }

  @Test
  void theAnswerToAnOrderComesBackToTheCallersEventLoop(Vertx vertx, VertxTestContext test) {
    SimConnector node = connector(vertx, config(0, 0, Duration.ofMillis(1)), new MemorySimStore(), new Listener());
    Context caller = vertx.getOrCreateContext();
    caller.runOnContext(go ->
      node
        .start()
        .compose(up -> node.send(1, 1, dial(Numbers.network("+32"))))
        .onComplete(
          test.succeeding(taken ->
            test.verify(() -> {
              assertThat(Vertx.currentContext()).isSameAs(caller);
              test.completeNow();
            })
          )
        )
    );
  }
}
