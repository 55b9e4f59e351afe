package io.hookswitch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.XmlConfigBuilder;
import io.hookswitch.config.ClusterConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Reads {@code cluster.xml}, with the values that come from the gateway's own configuration put in. */
public final class ClusterFile {

  private ClusterFile() {}

  /**
   * @throws IllegalArgumentException when the file is not there or is not a Hazelcast configuration; names the file
   */
  public static Config read(Path file, ClusterConfig values) {
    Properties properties = new Properties();
    properties.setProperty("hookswitch.cluster.name", values.name());
    properties.setProperty("hookswitch.cluster.host", values.host());
    properties.setProperty("hookswitch.cluster.port", String.valueOf(values.port()));
    try (InputStream xml = Files.newInputStream(file)) {
      return new XmlConfigBuilder(xml).setProperties(properties).build();
    } catch (IOException | InvalidConfigurationException broken) {
      throw new IllegalArgumentException(
        file + ": not a readable Hazelcast configuration: " + broken.getMessage(),
        broken
      );
    }
  }
}
