package io.hookswitch.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this build is made of.
 *
 * @param version of Hookswitch
 * @param commit it was built from, {@code unknown} when the build did not say
 * @param vertx the version of Vert.x
 * @param hazelcast the version of Hazelcast
 * @param drools the version of Drools
 */
public record Release(String version, String commit, String vertx, String hazelcast, String drools) {
  /** The release that is running. */
  public static Release current() {
    try (InputStream written = Release.class.getResourceAsStream("release.properties")) {
      Properties build = new Properties();
      build.load(written);
      return new Release(
        build.getProperty("version"),
        build.getProperty("commit"),
        build.getProperty("vertx"),
        build.getProperty("hazelcast"),
        build.getProperty("drools")
      );
    } catch (IOException broken) {
      throw new UncheckedIOException("release.properties in the jar cannot be read", broken);
    }
  }
}
