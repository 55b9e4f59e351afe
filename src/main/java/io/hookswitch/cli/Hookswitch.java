package io.hookswitch.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code hookswitch}; its sub-commands do the work. */
@Command(
  name = "hookswitch",
  description = "Call-control edge gateway.",
  mixinStandardHelpOptions = true,
  versionProvider = VersionCommand.class,
  subcommands = { ServeCommand.class, VersionCommand.class, HashPasswordCommand.class, RulesCommand.class }
)
public final class Hookswitch implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  static CommandLine commandLine() {
    return new CommandLine(new Hookswitch()).setExecutionExceptionHandler((failure, command, parsed) ->
      Complaint.tell(failure, command.getErr())
    );
  }

  /** Where the installation is: what the start script says, else where we are. */
  static Path home() {
    return Path.of(System.getProperty("hookswitch.home", "")).toAbsolutePath().normalize();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.WRONGLY_ASKED;
  }
}
