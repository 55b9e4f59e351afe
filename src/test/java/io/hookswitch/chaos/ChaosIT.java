package io.hookswitch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A short run of {@link Chaos}: one node is killed, one stands still, and no law is broken. The seed is printed, and set
 * with {@code -Dhookswitch.chaos.seed}. Linux only; without the rights of root it takes a user namespace.
 */
class ChaosIT {

  @Test
  void aNodeIsKilledAndAnotherFreezesAndNothingIsLost() throws IOException, InterruptedException {
    boolean root = ProcessHandle.current().info().user().filter("root"::equals).isPresent();
    List<String> command = new ArrayList<>(List.of("unshare", "--net"));
    if (!root) command.add("--map-root-user");
    String booter = System.getProperty("java.class.path");
    command.addAll(
      List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-Dhookswitch.chaos.seed=" + Long.getLong("hookswitch.chaos.seed", System.nanoTime() % 1_000_000),
        "-Dhookswitch.chaos.faults=2",
        "-Dhookswitch.chaos.kinds=KILL,FREEZE",
        "-Dhookswitch.chaos.calls=60",
        "-Dhookswitch.chaos.rate=20",
        "-Dhookswitch.chaos.java=-Xmx256m -XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("surefire.test.class.path", booter),
        Chaos.class.getName()
      )
    );
    Path said = Files.createDirectories(Path.of("target", "chaos")).resolve("short.log");
    Process run = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(run::destroy));
    int exit = run.waitFor();
    String output = Files.readString(said, StandardCharsets.UTF_8);
    output
      .lines()
      .filter(line -> line.contains("hookswitch.chaos.seed"))
      .forEach(System.out::println);
    assertThat(exit).as("%s", output).isZero();
  }
}
