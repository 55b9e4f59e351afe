package io.hookswitch.config;

import java.nio.file.Path;

/**
 * Where tenants, users and devices are.
 *
 * @param file the directory as YAML
 * @param resellerGroup whether users of resellers reach groups of their reseller only
 * @param resellerTenant whether users of resellers reach tenants of their reseller only
 */
public record DirectoryConfig(Path file, boolean resellerGroup, boolean resellerTenant) {
  public static final DirectoryConfig DEFAULT = new DirectoryConfig(Path.of("config/directory.yaml"));

  public DirectoryConfig(Path file) {
    this(file, true, false);
  }
}
