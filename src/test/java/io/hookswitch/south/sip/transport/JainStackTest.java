package io.hookswitch.south.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.FreePort;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JainStackTest {

  /** With its own 64 KB, calls failed under load: the kernel dropped what came while the process stood still. */
  @Test
  void muchMayWaitInTheSocket() throws Exception {
    Ends ends = Ends.plain("127.0.0.1", FreePort.next());
    Counts counts = new Counts();
    Gate gate = new Gate(new Sources(List.of(), 1, System::nanoTime), counts);
    Vertx vertx = Vertx.vertx();
    JainTransport nobody = new JainTransport(
      vertx.getOrCreateContext(),
      ends,
      Optional.empty(),
      new Sources(List.of(), 1, System::nanoTime)
    );
    JainStack stack = JainStack.open(ends, Optional.empty(), gate, counts, nobody);
    try {
      assertThat(stack.stack().getReceiveUdpBufferSize()).isGreaterThanOrEqualTo(4 * 1024 * 1024);
    } finally {
      stack.stop();
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
