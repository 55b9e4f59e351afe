package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutpourTest {

  private static final String PIECE = "x".repeat(1 << 20);
  private static final int PIECES = 64;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();
  private final Promise<Void> sent = Promise.promise();

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** A connection that has asked for what these pieces make. */
  private Socket client(Answer.Pieces pieces, Duration stalled) throws IOException {
    HttpServer server = await(
      vertx
        .createHttpServer()
        .requestHandler(request ->
          Outpour.send(request, Answer.text("first\n", pieces), "c-1", stalled).onComplete(sent)
        )
        .listen(0, "127.0.0.1")
    );
    Socket socket = new Socket("127.0.0.1", server.actualPort());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private Future<String> piece() {
    return Future.succeededFuture(asked.incrementAndGet() < PIECES ? PIECE : "");
  }

  @Test
  void whoReadsGetsAllOfIt() throws Exception {
    try (Socket socket = client(this::piece, Duration.ofSeconds(30))) {
      byte[] tail = new byte[0];
      long read = 0;
      while (!new String(tail, StandardCharsets.US_ASCII).endsWith("0\r\n\r\n")) {
        byte[] some = new byte[1 << 16];
        int length = socket.getInputStream().read(some);
        assertThat(length).as("bytes after %d", read).isPositive();
        read += length;
        tail = Arrays.copyOfRange(some, Math.max(0, length - 5), length);
      }
      assertThat(read).isGreaterThan((long) (PIECES - 1) * PIECE.length());
      await(sent.future());
    }
  }

  @Test
  void whoDoesNotReadHoldsOnePieceAndIsCutOff() throws Exception {
    try (Socket socket = client(this::piece, Duration.ofMillis(500))) {
      assertThat(await(sent.future().map(true).otherwise(false))).isFalse();
      assertThat(socket.isConnected()).isTrue();
      assertThat(asked.get())
        .as("what the buffers of both sides take, and one piece")
        .isLessThan(PIECES / 2);
    }
  }

  @Test
  void whatCannotBeMadeIsNotTakenForTheWhole() throws Exception {
    try (Socket socket = client(() -> Future.failedFuture("the database is away"), Duration.ofSeconds(30))) {
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(all).contains("first").doesNotEndWith("0\r\n\r\n");
    }
  }
}
