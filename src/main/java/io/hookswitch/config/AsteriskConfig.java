package io.hookswitch.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An Asterisk, reached by its REST interface (ARI).
 *
 * @param url of the interface, {@code http://host:8088/ari}; {@code https} too
 * @param user of ari.conf
 * @param password of that user; better in {@code passwordFile} or in the environment than in the file of settings
 * @param passwordFile a file with nothing but the password
 * @param app the name of this node's Stasis application; each node has its own
 * @param phone how Asterisk dials a subscriber's phone; {@code {number}} stands for the device's number
 * @param network how it dials everybody else; without it, it does not
 * @param ringTimeout how long a phone rings before Asterisk gives up
 * @param patience with a request that Asterisk does not answer
 * @param manager its manager interface
 */
public record AsteriskConfig(
  URI url,
  String user,
  Optional<String> password,
  Optional<Path> passwordFile,
  String app,
  String phone,
  Optional<String> network,
  Duration ringTimeout,
  Duration patience,
  ManagerConfig manager
) {
  /** Stands for a number in the two patterns. */
  public static final String NUMBER = "{number}";

  public static final AsteriskConfig DEFAULT = new AsteriskConfig(
    URI.create("http://127.0.0.1:8088/ari"),
    "hookswitch",
    Optional.empty(),
    Optional.empty(),
    "hookswitch",
    "PJSIP/" + NUMBER,
    Optional.empty(),
    Duration.ofSeconds(30),
    Duration.ofSeconds(3),
    ManagerConfig.DEFAULT
  );

  /** Without the password: it is not for logs. */
  @Override
  public String toString() {
    return "AsteriskConfig[url=" + url + ", user=" + user + ", app=" + app + "]";
  }
}
