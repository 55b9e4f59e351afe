package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void anAnswerThatBeginsAndDoesNotEndIsNotWaitedForWithoutEnd() {
    Vertx vertx = Vertx.vertx();
    try (FakeAri stuck = new FakeAri(vertx, request -> FakeAri.HALF)) {
      Ari ari = new Ari(vertx, new Access(stuck.config(), Path.of("")));
      // More than it has connections: those that come later get one of those that were given up.
      List<Future<Void>> all = IntStream.range(0, 20)
        .mapToObj(i -> ari.answer("some"))
        .toList();
      for (Future<Void> one : all) assertThatThrownBy(() -> FakeAri.await(one)).hasMessageContaining("3000");
      FakeAri.await(ari.close());
    }
    FakeAri.await(vertx.close());
  }

  @Test
  void whereSoundIsDroppedOrMayBeAllCallsAreMixed() {
    Vertx vertx = Vertx.vertx();
    try (FakeAri asterisk = new FakeAri(vertx, request -> 200)) {
      Ari ari = new Ari(vertx, new Access(asterisk.config(), Path.of("")));
      FakeAri.await(ari.bridge("before-it-has-said-what-it-is"));
      asterisk.is("22.10.1+dfsg+~cs6.17.60671434-1");
      FakeAri.await(ari.build());
      FakeAri.await(ari.bridge("of-debian"));
      asterisk.is("22.10.1");
      FakeAri.await(ari.build());
      FakeAri.await(ari.bridge("of-its-own-sources"));
      assertThat(asterisk.queries()).containsExactly(
        "type=mixing%2Cdtmf_events%2Cvideo_sfu",
        "only=system",
        "type=mixing%2Cdtmf_events%2Cvideo_sfu",
        "only=system",
        "type=mixing%2Cdtmf_events"
      );
      FakeAri.await(ari.close());
    }
    FakeAri.await(vertx.close());
  }
}
