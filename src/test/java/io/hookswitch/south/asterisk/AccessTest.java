package io.hookswitch.south.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.Endpoint;
import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.ManagerConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final String SECRET = "b1gSecret";

  @TempDir
  private Path home;

  private static AsteriskConfig config(String url, Optional<String> password, Optional<Path> file) {
    return config(url, password, file, ManagerConfig.DEFAULT);
  }

  private static AsteriskConfig config(
    String url,
    Optional<String> password,
    Optional<Path> file,
    ManagerConfig manager
  ) {
    AsteriskConfig usual = AsteriskConfig.DEFAULT;
    return new AsteriskConfig(
      URI.create(url),
      usual.user(),
      password,
      file,
      "my-app",
      usual.phone(),
      usual.network(),
      usual.ringTimeout(),
      usual.patience(),
      manager
    );
  }

  @Test
  void thePasswordComesFromAFileAndGoesIntoTheHeaderOnly() throws IOException {
    Files.writeString(home.resolve("secret"), SECRET + "\n");
    AsteriskConfig config = config("http://pbx:8088/ari", Optional.empty(), Optional.of(Path.of("secret")));
    Access access = new Access(config, home);
    assertThat(access.request("/channels", Map.of()).getHeaders().get("Authorization")).isEqualTo(
      "Basic aG9va3N3aXRjaDpiMWdTZWNyZXQ="
    );
    assertThat(access.request("/channels/a", Map.of("reason", "no answer")).getURI()).isEqualTo(
      "/ari/channels/a?reason=no%20answer"
    );
    assertThat(access.events().getURI()).startsWith("/ari/events?").contains("app=my-app").doesNotContain(SECRET);
  }

  @Test
  void settingsAreShownWithoutThePassword() {
    assertThat(config("http://pbx:8088/ari", Optional.of(SECRET), Optional.empty()).toString()).doesNotContain(SECRET);
  }

  @Test
  void theManagersPasswordIsProvedAndNotSaid() {
    ManagerConfig manager = manager("pbx", Optional.of(SECRET));
    AsteriskConfig config = config("http://pbx:8088/ari", Optional.of("x"), Optional.empty(), manager);
    // printf 123456b1gSecret | md5sum
    assertThat(new Access(config, home).managerKey("123456")).isEqualTo("ff65e372d67ed9ba9e00123ce952cca7");
    assertThat(config.toString() + manager).doesNotContain(SECRET);
    AsteriskConfig none = config(
      "http://pbx:8088/ari",
      Optional.of("x"),
      Optional.empty(),
      manager("pbx", Optional.empty())
    );
    assertThatThrownBy(() -> new Access(none, home)).hasMessage(
      "switch.asterisk.manager: expected passwordFile, or HOOKSWITCH_SWITCH_ASTERISK_MANAGER_PASSWORD in the environment"
    );
  }

  private static ManagerConfig manager(String host, Optional<String> password) {
    return new ManagerConfig(Optional.of(host), 5038, "hookswitch", password, Optional.empty());
  }

  @Test
  void withoutAPasswordItSaysWhereOneIsExpected() {
    assertThatThrownBy(() -> new Access(config("http://pbx:8088/ari", Optional.empty(), Optional.empty()), home))
      .isInstanceOf(ConfigException.class)
      .hasMessage("switch.asterisk: expected passwordFile, or HOOKSWITCH_SWITCH_ASTERISK_PASSWORD in the environment");
    assertThatThrownBy(() ->
      new Access(config("http://pbx:8088/ari", Optional.empty(), Optional.of(Path.of("none"))), home)
    ).hasMessageContaining("switch.asterisk.passwordFile: expected a file with the password");
  }

  @ParameterizedTest
  @ValueSource(strings = { "ws://pbx:8088/ari", "http:/ari", "http://me:" + SECRET + "@pbx/ari" })
  void anAddressThatIsNoneIsRefusedAndNoSecretIsRepeated(String url) {
    assertThatThrownBy(() -> new Access(config(url, Optional.of("x"), Optional.empty()), home))
      .isInstanceOf(ConfigException.class)
      .hasMessageStartingWith("switch.asterisk.url: expected ")
      .hasMessageNotContaining(SECRET);
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    AsteriskConfig usual = AsteriskConfig.DEFAULT;
    AsteriskConfig wrong = new AsteriskConfig(
      usual.url(),
      usual.user(),
      Optional.empty(),
      Optional.empty(),
      "one,two",
      "PJSIP/15001",
      Optional.of("PJSIP/trunk"),
      usual.ringTimeout(),
      usual.patience(),
      usual.manager()
    );
    assertThatThrownBy(() -> new Access(wrong, home)).isInstanceOfSatisfying(ConfigException.class, mistakes ->
      assertThat(mistakes.mistakes()).hasSize(4)
    );
  }

  @ParameterizedTest
  @ValueSource(strings = { "1&Local/2", "1@elsewhere", "1/2", "", "1,2", "a b" })
  void aNumberCannotBecomeAnotherDialString(String number) {
    AsteriskConfig usual = AsteriskConfig.DEFAULT;
    AsteriskConfig trunk = new AsteriskConfig(
      usual.url(),
      usual.user(),
      usual.password(),
      usual.passwordFile(),
      usual.app(),
      usual.phone(),
      Optional.of("PJSIP/{number}@trunk"),
      usual.ringTimeout(),
      usual.patience(),
      usual.manager()
    );
    Dialling dialling = new Dialling(trunk, null);
    assertThat(dialling.string(Endpoint.network("+3236548290", "1"))).isEqualTo("PJSIP/+3236548290@trunk");
    assertThatThrownBy(() -> dialling.string(Endpoint.network(number, number))).isInstanceOf(Refused.class);
    assertThat(Dialling.caller(number)).isEqualTo("anonymous");
  }
}
