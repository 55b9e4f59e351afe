package io.hookswitch.cli;

import java.io.PrintWriter;

/**
 * Where the JVM begins. A start without options, which is nearly every one, takes the short way: to make out the whole command
 * line takes a tenth of the time until a node is ready.
 */
public final class Launcher {

  private Launcher() {}

  public static void main(String[] arguments) {
    boolean serves = arguments.length == 1 && arguments[0].equals(ServeCommand.NAME);
    System.exit(serves ? serve() : Hookswitch.commandLine().execute(arguments));
  }

  private static int serve() {
    PrintWriter err = new PrintWriter(System.err, true);
    try {
      return Serving.untilTheEnd(err);
    } catch (InterruptedException | RuntimeException failure) {
      return Complaint.tell(failure, err);
    }
  }
}
