package io.hookswitch.cli;

import io.hookswitch.config.Release;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hookswitch version}: what is running, for a report of a fault. */
@Command(
  name = "version",
  description = "Prints the versions of Hookswitch and what it stands on.",
  mixinStandardHelpOptions = true,
  versionProvider = VersionCommand.class
)
final class VersionCommand implements Callable<Integer>, IVersionProvider {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    for (String line : getVersion()) spec.commandLine().getOut().println(line);
    return ExitCode.DONE;
  }

  @Override
  public String[] getVersion() {
    Release release = Release.current();
    return new String[] {
      "hookswitch " + release.version() + " (commit " + release.commit() + ")",
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      "Vert.x " + release.vertx(),
      "Hazelcast " + release.hazelcast(),
      "Drools " + release.drools(),
    };
  }
}
