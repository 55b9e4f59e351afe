package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.ConfigException;
import io.hookswitch.config.SipTlsConfig;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

  private final Vertx vertx = Vertx.vertx();

  @TempDir
  Path home;

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static SipTlsConfig pem(Path certificate, Path key) {
    return new SipTlsConfig(
      5061,
      Optional.of(certificate),
      Optional.ofNullable(key),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.of(certificate),
      false
    );
  }

  private static SipTlsConfig store(Path store, String password) {
    return new SipTlsConfig(
      5061,
      Optional.empty(),
      Optional.empty(),
      Optional.of(store),
      Optional.of(password),
      Optional.empty(),
      Optional.empty(),
      false
    );
  }

  @Test
  void withoutACertificateThereIsNoTls() {
    assertThat(Certificates.of(vertx, SipTlsConfig.DEFAULT, home)).isEmpty();
  }

  @Test
  void bothFormsAreRead() throws Exception {
    Papers papers = Papers.make(home, "own");
    Path certificate = home.relativize(papers.certificate());
    assertThat(Certificates.of(vertx, pem(certificate, home.relativize(papers.key())), home)).isPresent();
    assertThat(Certificates.of(vertx, store(papers.store(), Papers.PASSWORD), home)).isPresent();
  }

  @Test
  void whatCannotBeUsedIsSaidWithoutThePassword() throws Exception {
    Papers papers = Papers.make(home, "own");
    assertThatThrownBy(() -> Certificates.of(vertx, store(papers.store(), "guessed"), home))
      .isInstanceOf(ConfigException.class)
      .hasMessageContaining("switch.sip.tls.keyStore")
      .hasMessageNotContaining("guessed");
    assertThatThrownBy(() -> Certificates.of(vertx, pem(papers.certificate(), null), home))
      .isInstanceOf(ConfigException.class)
      .hasMessageContaining("switch.sip.tls.key");
    assertThat(store(papers.store(), "guessed").toString()).doesNotContain("guessed");
  }
}
