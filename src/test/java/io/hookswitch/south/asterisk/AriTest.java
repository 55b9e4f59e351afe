package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AriTest {

  @Test
  void whoeverComesWhileAsteriskDoesNotAnswerIsToldSoAtOnce() {
    Vertx vertx = Vertx.vertx();
    try (FakeAri silent = new FakeAri(vertx, request -> FakeAri.SILENCE)) {
      Ari ari = new Ari(vertx, new Access(silent.config(), Path.of("")));
      for (int i = 0; i < AriRequests.MOST; i++) ari.answer("some");
      assertThatThrownBy(() -> FakeAri.await(ari.answer("one too many"))).hasMessageContaining(
        "Asterisk is overloaded: it has not answered 1000 requests yet"
      );
      FakeAri.await(ari.close());
    }
    FakeAri.await(vertx.close());
  }
}
