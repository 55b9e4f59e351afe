package io.hookswitch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Alone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A short run with a fixed seed: nodes are killed and stand still for a moment, and no law is broken. How long anything takes is not
 * looked at. {@code make chaos} is the long one.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Alone
class ChaosIT {

  private static final Path SAID = Path.of("target", "chaos-it.log");

  @Test
  void noLawIsBrokenWhenNodesAreKilledOrStandStill() throws IOException, InterruptedException {
    Process run = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(SAID.toFile()).start();
    try {
      assertThat(run.waitFor())
        .as("see " + SAID + " and target/chaos; needs iproute2 and util-linux")
        .isZero();
      assertThat(SAID).content().contains("no law was broken");
    } finally {
      // Its nodes go with it.
      run.destroy();
    }
  }

  /** In a network namespace of its own; without root in a user namespace too. */
  private static List<String> command() {
    List<String> command = new ArrayList<>(List.of("unshare", "--net"));
    if (!"root".equals(System.getProperty("user.name"))) command.add("--map-root-user");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx400m");
    command.add("-Dhookswitch.chaos.seed=3");
    command.add("-Dhookswitch.chaos.kinds=KILL,HICCUP");
    command.add("-Dhookswitch.chaos.faults=2");
    command.add("-Dhookswitch.chaos.calls=60");
    command.add("-Dhookswitch.chaos.rate=10");
    command.add("-cp");
    command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Chaos.class.getName());
    return command;
  }
}
