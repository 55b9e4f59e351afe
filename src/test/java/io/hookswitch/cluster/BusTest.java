package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.BusConfig;
import io.hookswitch.config.BusTlsConfig;
import io.hookswitch.config.ClusterConfig;
import io.hookswitch.config.ConfigException;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusTest {

  @TempDir
  private static Path home;

  private static Authority authority;
  private static BusTlsConfig node;

  @BeforeAll
  static void anAuthority() throws Exception {
    authority = Authority.make(home, "authority");
    node = authority.issue("node1");
  }

  private EventBusOptions options(int port, BusTlsConfig tls) throws CannotListenException {
    ClusterConfig usual = ClusterConfig.DEFAULT;
    BusConfig bus = new BusConfig(port, tls);
    return Bus.options(new ClusterConfig(usual.name(), usual.file(), usual.port(), usual.host(), 1, bus), home);
  }

  private List<String> mistakes(BusTlsConfig tls) throws CannotListenException {
    try {
      options(0, tls);
    } catch (ConfigException wrong) {
      return wrong.mistakes();
    }
    throw new AssertionError("taken as good: " + tls);
  }

  private static Optional<Path> file(Path name) {
    return Optional.of(name);
  }

  @Test
  void withoutFilesItIsInTheClearAtAnyPort() throws Exception {
    EventBusOptions options = options(0, BusTlsConfig.DEFAULT);
    assertThat(options.isSsl()).isFalse();
    assertThat(options.getPort()).isZero();
  }

  @Test
  void withFilesBothEndsShowACertificate() throws Exception {
    // As an operator would write them: from the installation home.
    EventBusOptions options = options(
      15801,
      new BusTlsConfig(
        node.certificate().map(home::relativize),
        node.key().map(home::relativize),
        node.authority().map(home::relativize)
      )
    );
    assertThat(options.getPort()).isEqualTo(15801);
    assertThat(options.isSsl()).isTrue();
    assertThat(options.isTrustAll()).isFalse();
    assertThat(options.getClientAuth()).isEqualTo(ClientAuth.REQUIRED);
  }

  @Test
  void halfOfThemIsAMistakeAndAllOfItIsSaid() throws Exception {
    Path nowhere = home.resolve("nowhere.pem");
    assertThat(mistakes(new BusTlsConfig(file(nowhere), Optional.empty(), node.authority()))).containsExactly(
      "cluster.bus.tls.certificate: expected the file with the certificate of this node, found no file that can be read at " +
        nowhere,
      "cluster.bus.tls.key: expected the file with the key of the certificate, found nothing"
    );
  }

  @Test
  void aFileOfSomethingElseIsNamed() throws Exception {
    Path letter = Files.writeString(home.resolve("letter.txt"), "Dear operator");
    assertThat(mistakes(new BusTlsConfig(file(letter), node.key(), node.authority())))
      .singleElement()
      .asString()
      .startsWith("cluster.bus.tls.certificate: " + letter + ": expected a certificate and its key in PEM, found ");
    assertThat(mistakes(new BusTlsConfig(node.certificate(), node.key(), file(letter))))
      .singleElement()
      .asString()
      .startsWith("cluster.bus.tls.authority: " + letter + ": expected certificates in PEM, found ");
  }

  @Test
  void theKeyIsThatOfTheCertificate() throws Exception {
    BusTlsConfig other = authority.issue("node2");
    assertThat(mistakes(new BusTlsConfig(node.certificate(), other.key(), node.authority()))).containsExactly(
      "cluster.bus.tls.key: " + other.key().orElseThrow() + ": expected the key of the certificate, found another one"
    );
  }

  @Test
  void aCertificateThatOthersWouldRefuseIsRefusedHere() throws Exception {
    BusTlsConfig foreign = Authority.make(home, "stranger").issue("node1");
    BusTlsConfig old = authority.issue("node3", "-startdate", "-9d");
    BusTlsConfig oneSided = authority.issue("node4", "-ext", "eku=serverAuth");
    for (BusTlsConfig tls : List.of(foreign, old, oneSided)) {
      assertThatThrownBy(() ->
        options(0, new BusTlsConfig(tls.certificate(), tls.key(), file(authority.certificate())))
      )
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("cluster.bus.tls.certificate: " + tls.certificate().orElseThrow())
        .hasMessageContaining("signed by cluster.bus.tls.authority, found CN=node");
    }
  }
}
