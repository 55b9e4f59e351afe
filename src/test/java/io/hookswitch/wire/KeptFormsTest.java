package io.hookswitch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Joined;
import io.hookswitch.call.Operation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A node reads what nodes of the releases before have written, and says so when it cannot. */
class KeptFormsTest {

  private final Samples samples = new Samples();

  /** Whoever changes a record sees here that other nodes have to read it. */
  @Test
  void theFormsOfThisReleaseAreKept() throws IOException {
    Path file = KeptForms.current();
    if ("write".equals(System.getProperty("hookswitch.forms"))) KeptForms.write(file);
    ObjectNode kept = KeptForms.read(file);
    ObjectNode written = KeptForms.written();
    for (String kind : List.of("json", "java", "frames")) {
      List<String> differ = new ArrayList<>();
      written
        .get(kind)
        .fieldNames()
        .forEachRemaining(name -> {
          if (!written.get(kind).get(name).equals(kept.get(kind).get(name))) differ.add(name);
        });
      kept
        .get(kind)
        .fieldNames()
        .forEachRemaining(name -> {
          if (!written.get(kind).has(name)) differ.add(name);
        });
      assertThat(differ)
        .as("other than in %s; see 'Releases' in docs/reliability.md, then run make forms", file)
        .isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFormOfEveryReleaseIsReadWithAllThatIsInIt() throws IOException {
    try (Stream<Path> files = Files.list(KeptForms.FOLDER)) {
      return files
        .sorted()
        .toList()
        .stream()
        .flatMap(file -> {
          JsonNode forms = KeptForms.read(file).get("json");
          List<DynamicTest> tests = new ArrayList<>();
          forms
            .fieldNames()
            .forEachRemaining(name ->
              tests.add(
                dynamicTest(file.getFileName() + " " + name, () ->
                  holds(name, KeptForms.again(name, forms.get(name)), forms.get(name))
                )
              )
            );
          return tests.stream();
        });
    }
  }

  @TestFactory
  Stream<DynamicTest> whatHazelcastKeepsOfEveryReleaseIsRead() throws IOException {
    try (Stream<Path> files = Files.list(KeptForms.FOLDER)) {
      return files
        .sorted()
        .toList()
        .stream()
        .flatMap(file -> {
          JsonNode forms = KeptForms.read(file).get("java");
          List<DynamicTest> tests = new ArrayList<>();
          forms
            .fieldNames()
            .forEachRemaining(name ->
              tests.add(
                dynamicTest(file.getFileName() + " " + name, () ->
                  assertThat(KeptForms.deserialize(forms.get(name).textValue()).getClass().getName()).isEqualTo(name)
                )
              )
            );
          return tests.stream();
        });
    }
  }

  /** The first four bytes name the format, and what this release has added is at the end. */
  @TestFactory
  Stream<DynamicTest> everyFrameOfEveryReleaseIsReadWithAllThatIsInIt() throws IOException {
    try (Stream<Path> files = Files.list(KeptForms.FOLDER)) {
      return files
        .sorted()
        .toList()
        .stream()
        .flatMap(file -> {
          JsonNode forms = KeptForms.read(file).get("frames");
          List<DynamicTest> tests = new ArrayList<>();
          forms.fieldNames().forEachRemaining(name ->
            tests.add(
              dynamicTest(file.getFileName() + " " + name, () -> {
                byte[] then = Base64.getDecoder().decode(forms.get(name).textValue());
                byte[] now = KeptForms.frameAgain(name, then);
                assertThat(Arrays.copyOfRange(now, Integer.BYTES, then.length)).isEqualTo(
                  Arrays.copyOfRange(then, Integer.BYTES, then.length)
                );
              })
            )
          );
          return tests.stream();
        });
    }
  }

  @Test
  void everyFormNamesItsFormatAndThoseThatNameNoneAreRead() {
    Call call = (Call) samples.of(Call.class);
    JsonObject form = new JsonObject(Buffer.buffer(WireJson.write(call)));
    assertThat(form.getInteger("v")).isEqualTo(Format.CURRENT);
    form.remove("v");
    assertThat(WireJson.read(form.toBuffer().getBytes(), Call.class)).isEqualTo(call);
    assertThat(new String(Format.stamp("{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)).isEqualTo(
      "{\"v\":1}"
    );
    assertThat(Format.stamp("\"DRAIN\"".getBytes(StandardCharsets.UTF_8)))
      .asString()
      .isEqualTo("\"DRAIN\"");
  }

  /** Whoever is on a call knows where it was first: that was all that was known. */
  @Test
  void aCallWhoseFormDoesNotSayWhatCameIntoItKnowsItByItsParties() {
    Call call = (Call) samples.of(Call.class);
    JsonObject form = new JsonObject(Buffer.buffer(WireJson.write(call)));
    form.remove("joined");
    JsonObject party = form.getJsonArray("parties").getJsonObject(0).put("known", "77:5");
    form.put("parties", new JsonArray().add(party).add(party.copy()).add(party.copy().putNull("known")));
    Call read = WireJson.read(form.toBuffer().getBytes(), Call.class);
    assertThat(read.joined()).isEqualTo(new Joined(List.of(new CallId(77)), false));
  }

  @Test
  void oneReleaseAheadIsReadAndTwoAreRefusedByName() {
    Call call = (Call) samples.of(Call.class);
    String form = new String(WireJson.write(call), StandardCharsets.UTF_8);
    String next = form.replaceFirst("\"v\":1", "\"v\":2,\"mood\":\"good\"");
    assertThat(WireJson.read(next.getBytes(StandardCharsets.UTF_8), Call.class)).isEqualTo(call);
    String later = form.replaceFirst("\"v\":1", "\"v\":3");
    assertThatThrownBy(() -> WireJson.read(later.getBytes(StandardCharsets.UTF_8), Call.class))
      .isInstanceOf(UnreadableFormatException.class)
      .hasMessage(
        "a Call has format 3; this release writes 1 and reads up to 2: nodes may be one release apart, not more"
      );
  }

  @Test
  void anOperationThatIsNotKnownHereIsNotListed() {
    JsonObject form = new JsonObject(Buffer.buffer(WireJson.write(samples.of(Decision.class))));
    form.put("allowed", JsonArray.of("Hold", "Levitate"));
    assertThat(WireJson.read(form.toBuffer().getBytes(), Decision.class).allowed()).containsExactly(Operation.Hold);
  }

  @Test
  void aStateThatIsNotKnownHereIsRefusedWithItsPlace() {
    JsonObject form = new JsonObject(Buffer.buffer(WireJson.write(samples.of(Call.class))));
    form.getJsonArray("parties").getJsonObject(0).put("state", "Floating");
    assertThatThrownBy(() -> WireJson.read(form.toBuffer().getBytes(), Call.class))
      .hasMessageContaining("Call")
      .cause()
      .hasMessageContaining("Floating")
      .hasMessageContaining("Call[\"parties\"]");
  }

  /** What was in the form is still there; what this release has added is not looked at. */
  private static void holds(String name, JsonNode now, JsonNode then) {
    if (then.isObject()) {
      then.fieldNames().forEachRemaining(field -> {
        if (field.equals("v")) return;
        assertThat(now.has(field)).as("%s: %s", name, field).isTrue();
        holds(name + "." + field, now.get(field), then.get(field));
      });
    } else if (then.isArray()) {
      assertThat(now.size()).as(name).isEqualTo(then.size());
      for (int i = 0; i < then.size(); i++) holds(name + "[" + i + "]", now.get(i), then.get(i));
    } else {
      assertThat(now).as(name).isEqualTo(then);
    }
  }
}
