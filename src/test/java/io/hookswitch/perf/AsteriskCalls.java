package io.hookswitch.perf;

import io.hookswitch.call.CallId;
import io.hookswitch.south.asterisk.AsteriskConnector;
import io.hookswitch.south.asterisk.RealAsterisk;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/**
 * Calls between two phones of a real Asterisk, set up and torn down as fast as it goes: {@code AsteriskCalls <calls> <at once>}. The
 * gateway has Asterisk call the one phone, which picks up after 0.3 s, and then the other, which does as well.
 */
public final class AsteriskCalls {

  private AsteriskCalls() {}

  public static void main(String[] words) throws Exception {
    int calls = Integer.parseInt(words[0]);
    int atOnce = Integer.parseInt(words[1]);
    RealAsterisk asterisk = RealAsterisk.shared();
    Vertx vertx = Vertx.vertx();
    DoubleSupplier cpu = () -> asterisk.cpu().toMillis() / 1_000.0;
    boolean good;
    try {
      run(vertx, asterisk, new CallLoad(100, atOnce, false), "warm-up", cpu);
      good = run(vertx, asterisk, new CallLoad(calls, atOnce, false), "set up and torn down", cpu);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean run(Vertx vertx, RealAsterisk asterisk, CallLoad load, String what, DoubleSupplier cpu)
    throws InterruptedException {
    AsteriskConnector connector = new AsteriskConnector(
      vertx,
      asterisk.config("hookswitch"),
      Path.of(""),
      new CallLoad.Phones(),
      () -> new CallId(1)
    );
    boolean good = load.run(connector, what, cpu);
    connector.close().toCompletionStage().toCompletableFuture().join();
    return good;
  }
}
