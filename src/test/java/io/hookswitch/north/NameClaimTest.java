package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a name stands for, also when a node leaves in the middle of a change, which is then made once more. */
class NameClaimTest {

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final KeptAnswer MINE = new KeptAnswer("mine", "print", "one", 7, null);
  private static final KeptAnswer THEIRS = new KeptAnswer("theirs", "print", "other", 8, null);

  private final Place name = new Place();

  private KeptAnswer claim(KeptAnswer attempt, String over) {
    return twice(new NameClaim(attempt, over, KEPT));
  }

  private void settle(String attempt, KeptAnswer outcome) {
    twice(new NameOutcome(attempt, outcome, KEPT));
  }

  private <R> R twice(EntryProcessor<String, KeptAnswer, R> change) {
    R first = change.process(name);
    KeptAnswer left = name.getValue();
    assertThat(change.process(name)).isEqualTo(first);
    assertThat(name.getValue()).isEqualTo(left);
    return first;
  }

  @Test
  void theFirstToClaimANameHasIt() {
    assertThat(claim(MINE, null)).isEqualTo(MINE);
    assertThat(claim(THEIRS, null)).isEqualTo(MINE);
    assertThat(claim(THEIRS, "somebody")).isEqualTo(MINE);
    assertThat(name.millis).isEqualTo(KEPT.toMillis());
  }

  @Test
  void anAttemptOfWhichNothingComesGivesWay() {
    claim(MINE, null);
    assertThat(claim(THEIRS, "mine")).isEqualTo(THEIRS);
    settle("mine", MINE.with(Answer.ok(new JsonObject())));
    assertThat(name.getValue()).isEqualTo(THEIRS);
    settle("mine", null);
    assertThat(name.getValue()).isEqualTo(THEIRS);
  }

  @Test
  void anAnswerStays() {
    claim(MINE, null);
    KeptAnswer answered = MINE.with(Answer.of(201, new JsonObject().put("a", 1)));
    settle("mine", answered);
    assertThat(claim(THEIRS, "mine")).isEqualTo(answered);
    assertThat(name.getValue().again()).isEqualTo(Answer.of(201, new JsonObject().put("a", 1)).replayed());
  }

  @Test
  void whatWasNotDoneFreesTheName() {
    claim(MINE, null);
    settle("mine", null);
    assertThat(name.getValue()).isNull();
    assertThat(claim(THEIRS, null)).isEqualTo(THEIRS);
  }

  @Test
  void anAnswerIsKeptAlsoWhenItsClaimWasForgotten() {
    KeptAnswer answered = MINE.with(Answer.ok(new JsonObject()));
    settle("mine", answered);
    assertThat(name.getValue()).isEqualTo(answered);
  }

  private static final class Place
    extends AbstractMap.SimpleEntry<String, KeptAnswer>
    implements ExtendedMapEntry<String, KeptAnswer>
  {

    private static final long serialVersionUID = 1;
    private long millis;

    private Place() {
      super("user\nkey", null);
    }

    @Override
    public KeptAnswer setValue(KeptAnswer value, long ttl, TimeUnit unit) {
      millis = unit.toMillis(ttl);
      return setValue(value);
    }

    @Override
    public KeptAnswer setValueWithoutChangingExpiryTime(KeptAnswer value) {
      return setValue(value);
    }
  }
}
