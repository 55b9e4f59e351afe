package io.hookswitch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hookswitch serve}, see {@link Serving}. */
@Command(
  name = ServeCommand.NAME,
  description = "Starts one node and serves until SIGTERM or SIGINT.",
  mixinStandardHelpOptions = true
)
final class ServeCommand implements Callable<Integer> {

  static final String NAME = "serve";

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    return Serving.untilTheEnd(spec.commandLine().getErr());
  }
}
