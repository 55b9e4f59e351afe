package io.hookswitch.config;

import java.nio.file.Path;

/**
 * Where tenants, users and devices are.
 *
 * @param file the directory as YAML
 */
public record DirectoryConfig(Path file) {
  public static final DirectoryConfig DEFAULT = new DirectoryConfig(Path.of("config/directory.yaml"));
}
