package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's curl lines, run as they stand there, answer in the shape that is printed below them. */
class ReadmeIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final Pattern EXAMPLE = Pattern.compile("```sh\\n(curl .*?)```\\s*```json\\n(.*?)```", Pattern.DOTALL);

  private record Example(String command, String answer) {}

  @Test
  void everyCurlLineAnswersAsPrinted() throws IOException {
    List<Example> examples = examples(Files.readString(GatewayHarness.HOME.resolve("README.md")));
    assertThat(examples).hasSize(4);
    for (Example example : examples) {
      Object printed = shape(Json.decodeValue(example.answer()));
      Patience.until(
        "the shape " + printed + " from " + example.command(),
        () -> run(example.command().replace("http://127.0.0.1:8080", GATEWAY.uri().toString())),
        // A phone rings a moment after it was dialled.
        answer -> shape(Json.decodeValue(answer)).equals(printed)
      );
    }
  }

  private static List<Example> examples(String page) {
    List<Example> examples = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(page);
    while (found.find()) examples.add(new Example(found.group(1), found.group(2)));
    return examples;
  }

  /** The names of all fields; ids and times are different every time. */
  private static Object shape(Object json) {
    return switch (json) {
      case JsonObject object -> {
        TreeMap<String, Object> fields = new TreeMap<>();
        object.forEach(field -> fields.put(field.getKey(), shape(field.getValue())));
        yield fields;
      }
      case JsonArray array -> array
        .stream()
        .map(item -> item instanceof JsonObject ? shape(item) : "text")
        .distinct()
        .toList();
      default -> json.getClass().getSimpleName();
    };
  }

  private static String run(String command) {
    try {
      Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s said %s", command, said).isZero();
      return said;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
