package io.hookswitch.cli;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Which gateway, and as whom. A password never stands on the command line, where every user of the machine can read it. */
final class ServerOptions {

  static final String PASSWORD = "HOOKSWITCH_PASSWORD";

  @Option(
    names = "--server",
    paramLabel = "URL",
    defaultValue = "http://127.0.0.1:8080",
    description = "Any node of the cluster; ${DEFAULT-VALUE} when left out."
  )
  private URI server;

  @Option(names = "--user", required = true, paramLabel = "NAME", description = "An operator's login.")
  private String user;

  @Option(
    names = "--password-file",
    paramLabel = "FILE",
    description = "Its first line is the password. Without it: the environment's " +
      PASSWORD +
      ", else you are asked for it."
  )
  private Path passwordFile;

  private final Map<String, String> environment;
  private final Supplier<Optional<String>> prompt;

  ServerOptions() {
    this(System.getenv(), ServerOptions::ask);
  }

  ServerOptions(Map<String, String> environment, Supplier<Optional<String>> prompt) {
    this.environment = environment;
    this.prompt = prompt;
  }

  /** @throws IllegalArgumentException when there is no password, or no gateway could be meant */
  OpsClient connect() {
    boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!web || server.getHost() == null) {
      throw new IllegalArgumentException("--server: expected http://host:port or https://host, found " + server);
    }
    return new OpsClient(server, user, password());
  }

  private String password() {
    if (passwordFile != null) {
      try {
        return Files.readString(passwordFile, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      } catch (IOException unreadable) {
        throw new IllegalArgumentException("--password-file: cannot be read: " + unreadable);
      }
    }
    String known = environment.get(PASSWORD);
    if (known != null) return known;
    return prompt
      .get()
      .orElseThrow(() ->
        new IllegalArgumentException(
          "no password: set " + PASSWORD + ", or give --password-file; nobody can be asked here"
        )
      );
  }

  private static Optional<String> ask() {
    Console console = System.console();
    if (console == null) return Optional.empty();
    char[] typed = console.readPassword("Password: ");
    return Optional.ofNullable(typed).map(String::new);
  }
}
