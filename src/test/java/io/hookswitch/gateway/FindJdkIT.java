package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/find-jdk.sh} on machines with no Java, an old one, and a new one behind it. */
class FindJdkIT {

  @TempDir
  private Path machine;

  private Path path;
  private Path usual;

  /** A machine with a shell's tools and no Java. */
  @BeforeEach
  void aBareMachine() throws IOException {
    path = Files.createDirectory(machine.resolve("bin"));
    usual = Files.createDirectory(machine.resolve("jvm"));
    for (String tool : List.of("sh", "dirname", "sed", "readlink")) {
      Path found = List.of("/bin", "/usr/bin")
        .stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
      program(path.resolve(tool), "exec " + found + " \"$@\"");
    }
  }

  private record Found(int exit, String said) {}

  private Found find(Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(GatewayHarness.HOME.resolve("bin/find-jdk.sh").toString(), "java");
    builder.redirectErrorStream(true).environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOOKSWITCH_JDKS", usual.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Found(process.waitFor(), said);
  }

  private Path java(String name, String version) throws IOException {
    Path home = Files.createDirectories(usual.resolve(name));
    program(Files.createDirectory(home.resolve("bin")).resolve("java"), "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void program(Path file, String does) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void withoutAnyJavaItSaysWhereItLooked() throws IOException, InterruptedException {
    Found none = find(Map.of());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.said())
      .startsWith("No JDK of version 21 or newer was found. Install one, or set JAVA_HOME to it. Looked at:")
      .contains("JAVA_HOME: not set")
      .contains("PATH: no java on it")
      .contains("and in " + usual);
  }

  @Test
  void anOldJavaAndAWrongHomeAreNamed() throws IOException, InterruptedException {
    Path old = java("java-17", "17.0.9");
    Found none = find(Map.of("JAVA_HOME", "/nowhere"));
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.said())
      .contains("JAVA_HOME=/nowhere: no bin/java there")
      .contains(old + ": Java 17");
  }

  @Test
  void aNewOneBehindAnOldOneIsTaken() throws IOException, InterruptedException {
    java("java-17", "17.0.9");
    Path recent = java("java-25", "25");
    Path old = java("java-8", "1.8.0_392");
    assertThat(find(Map.of("JAVA_HOME", old.toString()))).isEqualTo(new Found(0, recent.toString()));
  }

  @Test
  void theServerSaysTheSame() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(GatewayHarness.HOME.resolve("bin/hookswitch").toString(), "serve");
    builder.redirectErrorStream(true).environment().clear();
    builder.environment().putAll(Map.of("PATH", path.toString(), "HOOKSWITCH_JDKS", usual.toString()));
    Process process = builder.start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains(
      "No JDK of version"
    );
    assertThat(process.waitFor()).isEqualTo(1);
  }
}
