package io.hookswitch.south.asterisk;

import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.ManagerConfig;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where Asterisk is and how it is asked; the password goes nowhere but into the header of a request. */
final class Access {

  private static final Pattern USER = Pattern.compile("[!-~]{1,64}");
  private static final Pattern APP = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final URI url;
  private final String authorization;
  private final String managerSecret;
  private final AsteriskConfig config;

  /**
   * @param home where relative paths of the configuration start
   * @throws ConfigException with everything in the configuration that cannot be right
   */
  Access(AsteriskConfig config, Path home) {
    List<String> mistakes = new ArrayList<>();
    this.config = config;
    this.url = config.url();
    check(config, mistakes);
    String login = config.user() + ':' + password(config, home, mistakes);
    managerSecret = managerSecret(config.manager(), home, mistakes);
    if (!mistakes.isEmpty()) throw new ConfigException(mistakes);
    authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** No value is repeated that may have a secret in it. */
  private static void check(AsteriskConfig config, List<String> mistakes) {
    URI url = config.url();
    if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      mistakes.add("switch.asterisk.url: expected http://host:port/ari or https://host:port/ari");
    } else if (url.getUserInfo() != null) {
      mistakes.add("switch.asterisk.url: expected no user in it, but in switch.asterisk.user");
    }
    if (!APP.matcher(config.app()).matches()) {
      mistakes.add(
        "switch.asterisk.app: expected letters, digits, dot, dash, underscore, at most 64, found \"" +
          config.app() +
          '"'
      );
    }
    if (!config.phone().contains(AsteriskConfig.NUMBER)) {
      mistakes.add("switch.asterisk.phone: expected {number} in it, found \"" + config.phone() + '"');
    }
    config
      .network()
      .filter(pattern -> !pattern.contains(AsteriskConfig.NUMBER))
      .ifPresent(pattern -> mistakes.add("switch.asterisk.network: expected {number} in it, found \"" + pattern + '"'));
  }

  private static String password(AsteriskConfig config, Path home, List<String> mistakes) {
    return secret("switch.asterisk", config.password(), config.passwordFile().map(home::resolve), mistakes);
  }

  private static String managerSecret(ManagerConfig manager, Path home, List<String> mistakes) {
    if (manager.host().isEmpty()) return "";
    if (!USER.matcher(manager.user()).matches()) {
      mistakes.add("switch.asterisk.manager.user: expected no blanks, at most 64 characters");
    }
    Optional<Path> file = manager.passwordFile().map(home::resolve);
    return secret("switch.asterisk.manager", manager.password(), file, mistakes);
  }

  private static String secret(String where, Optional<String> password, Optional<Path> file, List<String> mistakes) {
    if (file.isEmpty()) {
      if (password.isEmpty()) mistakes.add(
        where +
          ": expected passwordFile, or HOOKSWITCH_" +
          where.toUpperCase(Locale.ROOT).replace('.', '_') +
          "_PASSWORD in the environment"
      );
      return password.orElse("");
    }
    try {
      return Files.readString(file.get()).strip();
    } catch (IOException unreadable) {
      mistakes.add(where + ".passwordFile: expected a file with the password, " + file.get() + " cannot be read");
      return "";
    }
  }

  /** What proves to the manager interface that one knows the password, without saying it. */
  String managerKey(String challenge) {
    try {
      byte[] told = (challenge + managerSecret).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(told));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String app() {
    return config.app();
  }

  AsteriskConfig config() {
    return config;
  }

  /** A request below the interface's own path, with its query. */
  RequestOptions request(String path, Map<String, String> query) {
    RequestOptions options = new RequestOptions();
    options
      .setHost(url.getHost())
      .setPort(port())
      .setSsl(secure())
      .setURI(url.getPath() + path + query(query));
    options.setTimeout(config.patience().toMillis()).putHeader("Authorization", authorization);
    return options;
  }

  WebSocketConnectOptions events() {
    WebSocketConnectOptions options = new WebSocketConnectOptions();
    options.setHost(url.getHost()).setPort(port()).setSsl(secure()).setTimeout(config.patience().toMillis());
    options.setURI(url.getPath() + "/events" + query(Map.of("app", app(), "subscribeAll", "false")));
    options.putHeader("Authorization", authorization);
    return options;
  }

  private boolean secure() {
    return "https".equals(url.getScheme());
  }

  private int port() {
    if (url.getPort() >= 0) return url.getPort();
    return secure() ? 443 : 80;
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String query(Map<String, String> values) {
    if (values.isEmpty()) return "";
    return values
      .entrySet()
      .stream()
      .map(one -> escaped(one.getKey()) + '=' + escaped(one.getValue()))
      .collect(Collectors.joining("&", "?", ""));
  }
}
