package io.hookswitch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.store.FencedWrite.Found;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the fence keeps out, at the one place where a call is kept. */
class FencedWriteTest {

  private final Map.Entry<Long, byte[]> entry = new AbstractMap.SimpleEntry<>(7L, null);

  @Test
  void theFirstStateNeedsAnEmptyPlace() {
    assertThat(create(1, "a")).isEqualTo(Found.AS_EXPECTED);
    assertThat(create(1, "b")).isEqualTo(Found.ANOTHER_STATE);
    assertThat(kept()).isEqualTo("a");
  }

  @Test
  void anOwnerWritesOneVersionAfterTheOther() {
    create(1, "a");
    assertThat(put(1, 2, "b")).isEqualTo(Found.AS_EXPECTED);
    assertThat(put(1, 2, "again")).isEqualTo(Found.ANOTHER_STATE);
    assertThat(put(1, 1, "late")).isEqualTo(Found.ANOTHER_STATE);
    assertThat(put(1, 3, "c")).isEqualTo(Found.AS_EXPECTED);
    assertThat(kept()).isEqualTo("c");
  }

  @Test
  void whoWasTakenOverWritesNothingAnyMore() {
    create(1, "a");
    assertThat(raise(2)).isEqualTo("a");
    assertThat(put(1, 2, "stale")).isEqualTo(Found.NEWER_OWNER);
    assertThat(remove(1)).isEqualTo(Found.NEWER_OWNER);
    assertThat(new FenceRaise(1).process(entry)).isEqualTo(Fenced.STALE);
    assertThat(put(2, 2, "b")).isEqualTo(Found.AS_EXPECTED);
    assertThat(kept()).isEqualTo("b");
  }

  @Test
  void aCallThatIsForgottenDoesNotComeBack() {
    create(1, "a");
    assertThat(remove(1)).isEqualTo(Found.AS_EXPECTED);
    assertThat(put(1, 2, "ghost")).isEqualTo(Found.ANOTHER_STATE);
    assertThat(entry.getValue()).isNull();
    assertThat(new FenceRaise(2).process(entry)).isEmpty();
    assertThat(entry.getValue()).as("looking for a call does not make it").isNull();
  }

  @Test
  void aWriteThatMayHaveBeenDoneIsDoneOnce() {
    FencedWrite first = new FencedWrite(1, 1, true, form(1, 1, "a"), true);
    assertThat(first.process(entry)).as("it was not").isEqualTo(Found.AS_EXPECTED);
    assertThat(first.process(entry)).as("it was").isEqualTo(Found.AS_EXPECTED);
    assertThat(put(1, 2, "b")).isEqualTo(Found.AS_EXPECTED);
    assertThat(first.process(entry)).as("more has been done since").isEqualTo(Found.ANOTHER_STATE);
    assertThat(new FencedWrite(1, 2, false, form(1, 2, "x"), true).process(entry))
      .as("somebody else's")
      .isEqualTo(Found.ANOTHER_STATE);
    raise(2);
    assertThat(new FencedWrite(1, 2, false, form(1, 2, "b"), true).process(entry)).isEqualTo(Found.NEWER_OWNER);
    assertThat(new FencedWrite(1, 9, false, null, true).process(entry)).isEqualTo(Found.NEWER_OWNER);
    FencedWrite last = new FencedWrite(2, 9, false, null, true);
    assertThat(last.process(entry)).isEqualTo(Found.AS_EXPECTED);
    assertThat(last.process(entry)).as("it is gone").isEqualTo(Found.AS_EXPECTED);
    assertThat(entry.getValue()).isNull();
  }

  private Found create(long fence, String json) {
    return new FencedWrite(fence, 1, true, form(fence, 1, json), false).process(entry);
  }

  private Found put(long fence, long version, String json) {
    return new FencedWrite(fence, version, false, form(fence, version, json), false).process(entry);
  }

  private Found remove(long fence) {
    return new FencedWrite(fence, 9, false, null, false).process(entry);
  }

  private String raise(long fence) {
    return new String(Fenced.read(new FenceRaise(fence).process(entry)).body(), StandardCharsets.UTF_8);
  }

  private String kept() {
    return new String(Fenced.read(entry.getValue()).body(), StandardCharsets.UTF_8);
  }

  private static byte[] form(long fence, long version, String json) {
    return Fenced.write(fence, version, json.getBytes(StandardCharsets.UTF_8));
  }
}
