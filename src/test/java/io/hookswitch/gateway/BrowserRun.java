package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tests of {@code src/test/browser}, run by Node.js in Chromium. */
final class BrowserRun {

  private static final Path FOLDER = Path.of("src/test/browser");

  /** Before the tests that failed, once more and with the reasons, at the end of what Node.js reports. */
  private static final String FAILED = "failing tests:";

  private BrowserRun() {}

  /** @param failed the tests that did, and why; empty when none has */
  record Outcome(int exit, String failed) {}

  /**
   * Runs all tests of a folder, one file after the other in the order of their names.
   *
   * @param folder within that of all browser tests
   * @param settings for them, in the environment
   */
  static Outcome of(String folder, Map<String, String> settings, Duration patience)
    throws IOException, InterruptedException {
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      throw new IllegalStateException(
        "the browser tests are not installed: npm ci --prefix " + FOLDER + " (make test does)"
      );
    }
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
    command.addAll(files(FOLDER.resolve(folder)));
    Path report = Files.createTempFile(Path.of("target").toAbsolutePath(), "browser", ".txt");
    ProcessBuilder tests = new ProcessBuilder(command).directory(FOLDER.toFile());
    tests.environment().putAll(settings);
    tests.redirectErrorStream(true).redirectOutput(report.toFile());
    Process process = tests.start();
    try {
      boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(report, StandardCharsets.UTF_8);
      System.out.println(said);
      assertThat(ended).as("the browser tests ended within %s", patience).isTrue();
      int failures = said.lastIndexOf(FAILED);
      return new Outcome(process.exitValue(), failures < 0 ? "" : said.substring(failures));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all
        .filter(file -> file.toString().endsWith(".test.js"))
        .map(file -> FOLDER.relativize(file).toString())
        .sorted()
        .toList();
    }
  }
}
