package io.hookswitch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.chaos.Ending.End;
import io.hookswitch.chaos.Ending.KeptCall;
import io.hookswitch.chaos.Operation.Kind;
import io.hookswitch.chaos.Operation.Result;
import io.hookswitch.chaos.Written.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sound history breaks no law, and one planted breach is found each time. */
class CheckerTest {

  private static final long CALL = 7;

  private final List<Operation> operations = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Heard> heard = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private final Map<Long, KeptCall> calls = new HashMap<>(Map.of(CALL, new KeptCall(9, Map.of(0, "anna", 1, ""))));
  private final Map<Long, Map<Integer, String>> legs = new HashMap<>(Map.of(CALL, Map.of(0, "phone", 1, "")));
  private final Map<String, Set<End>> lists = new HashMap<>(Map.of("anna", Set.of(new End(CALL, 0))));
  private final Map<String, Set<End>> phones = new HashMap<>(Map.of("phone", Set.of(new End(CALL, 0))));

  private List<Violation.Kind> found() {
    Ending ending = new Ending(calls, legs, lists, phones);
    return Checker.check(new History(operations, readings, heard, written, ending, 100))
      .stream()
      .map(Violation::kind)
      .toList();
  }

  private void operation(Kind kind, long value, long invoked, Result result) {
    operations.add(new Operation("anna", CALL, kind, 0, value, invoked, invoked + 5, result));
  }

  private void reading(long at, Map<Integer, Long> slots, String state) {
    readings.add(new Reading("anna", CALL, at, at + 5, slots, state, null));
  }

  private void update(long value, long invoked, Result result) {
    operation(Kind.UPDATE, value, invoked, result);
  }

  private void event(long epoch, long offset, long value) {
    heard.add(new Heard.Event("anna", 0, epoch, offset, CALL, Map.of(0, value)));
  }

  private void joined(boolean recovered, long epoch, long offset) {
    heard.add(new Heard.Joined("anna", 0, recovered, epoch, offset));
  }

  private void written(String node, long fence, long version) {
    written.add(new Written(node, Where.STORE, CALL, fence, version));
  }

  @Test
  void aSoundHistoryBreaksNoLaw() {
    operation(Kind.DIAL, 0, 0, Result.ACKNOWLEDGED);
    joined(false, 0, 0);
    update(1, 10, Result.ACKNOWLEDGED);
    event(1, 1, 1);
    reading(20, Map.of(0, 1L), "Established");
    update(2, 30, Result.ACKNOWLEDGED);
    event(1, 2, 2);
    operation(Kind.HOLD, 0, 40, Result.ACKNOWLEDGED);
    reading(50, Map.of(0, 2L), "Held");
    written("one", 3, 1);
    written("two", 4, 2);
    written("two", 4, 3);
    assertThat(found()).isEmpty();
  }

  @Test
  void anAcknowledgedCommandThatNobodySeesIsLost() {
    update(1, 10, Result.ACKNOWLEDGED);
    update(2, 20, Result.ACKNOWLEDGED);
    reading(50, Map.of(0, 1L), "Established");
    assertThat(found()).containsExactly(Violation.Kind.LOST_COMMAND);
  }

  @Test
  void soIsOneOfWhichThereIsNoTraceAtAll() {
    update(1, 10, Result.ACKNOWLEDGED);
    reading(50, Map.of(), "Established");
    assertThat(found()).containsExactly(Violation.Kind.LOST_COMMAND);
  }

  @Test
  void aCommandOfUnknownOutcomeMayHappenLate() {
    update(1, 10, Result.UNKNOWN);
    update(2, 50, Result.ACKNOWLEDGED);
    reading(80, Map.of(0, 1L), "Established");
    assertThat(found()).isEmpty();
  }

  @Test
  void butNotAfterEverybodysPatience() {
    update(1, 10, Result.UNKNOWN);
    update(2, 150, Result.ACKNOWLEDGED);
    reading(180, Map.of(0, 1L), "Established");
    assertThat(found()).containsExactly(Violation.Kind.LOST_COMMAND);
  }

  @Test
  void whatHasHappenedWasNotRefused() {
    update(1, 10, Result.REFUSED);
    reading(50, Map.of(0, 1L), "Established");
    assertThat(found()).containsExactly(Violation.Kind.REFUSED_AND_DONE);
  }

  @Test
  void anAcknowledgedHoldThatDidNotHoldIsLost() {
    operation(Kind.HOLD, 0, 10, Result.ACKNOWLEDGED);
    reading(500, Map.of(), "Established");
    assertThat(found()).containsExactly(Violation.Kind.LOST_COMMAND);
  }

  @Test
  void aHoldThatARetrieveOfUnknownOutcomeMayHaveUndoneIsNot() {
    operation(Kind.HOLD, 0, 10, Result.ACKNOWLEDGED);
    operation(Kind.RETRIEVE, 0, 20, Result.UNKNOWN);
    reading(500, Map.of(), "Established");
    assertThat(found()).isEmpty();
  }

  @Test
  void anAcknowledgedRecordingThatDoesNotRunIsLost() {
    operation(Kind.RECORD, 0, 10, Result.ACKNOWLEDGED);
    reading(500, Map.of(), "Established");
    assertThat(found()).containsExactly(Violation.Kind.LOST_COMMAND);
  }

  @Test
  void anAcknowledgedHangupOfACallThatIsStillThereIsLost() {
    operation(Kind.HANGUP, 0, 10, Result.ACKNOWLEDGED);
    assertThat(found()).containsExactly(Violation.Kind.LOST_COMMAND);
  }

  @Test
  void anAcknowledgedDialWithoutACallIsLost() {
    operations.add(new Operation("anna", 0, Kind.DIAL, 0, 0, 10, 15, Result.ACKNOWLEDGED));
    assertThat(found()).containsExactly(Violation.Kind.LOST_COMMAND);
  }

  @Test
  void aCallThatNobodyEndedIsThere() {
    update(1, 10, Result.ACKNOWLEDGED);
    calls.clear();
    legs.clear();
    lists.clear();
    phones.clear();
    assertThat(found()).containsExactly(Violation.Kind.LOST_CALL);
  }

  @Test
  void aVersionThatIsMadeTwiceIsOfTwoOwners() {
    written("one", 1, 5);
    written("two", 2, 5);
    assertThat(found()).containsExactly(Violation.Kind.TWO_OWNERS);
  }

  @Test
  void aLaterVersionOfAnEarlierOwnerIsOfTwoOwners() {
    written("two", 2, 5);
    written("one", 1, 6);
    assertThat(found()).containsExactly(Violation.Kind.TWO_OWNERS);
  }

  @Test
  void aVersionThatIsMadeTwiceIsOfTwoOwnersWhateverTheirFence() {
    written("one", 2, 5);
    written("two", 2, 5);
    assertThat(found()).containsExactly(Violation.Kind.TWO_OWNERS);
  }

  @Test
  void whatWasSaidToBeSafeIsThereAtTheEnd() {
    written("one", 2, 9);
    written("one", 2, 10);
    assertThat(found()).containsExactly(Violation.Kind.LOST_WRITE);
  }

  @Test
  void aNodeSaysWhatIsSafe() {
    assertThat(Written.in("12:00 DEBUG i.h.shard.Effects  call 7: version 5 is kept under fence 3", "one")).contains(
      new Written("one", Where.STORE, CALL, 3, 5)
    );
    assertThat(
      Written.in("12:00 DEBUG i.h.s.s.LiveCall  switch: call 7: version 5 is kept under fence 0", "one")
    ).contains(new Written("one", Where.SWITCH, CALL, 0, 5));
    assertThat(
      Written.in("12:00 INFO  i.h.shard.NodeVerticle shard 7 (epoch 3): taking over 5 calls", "one")
    ).isEmpty();
  }

  @Test
  void anEventThatNeverComesIsAGap() {
    joined(false, 1, 4);
    event(1, 5, 1);
    event(1, 7, 2);
    assertThat(found()).containsExactly(Violation.Kind.UNANNOUNCED_GAP);
  }

  @Test
  void soIsOneBehindAPromiseThatAllFollows() {
    joined(false, 1, 4);
    event(1, 5, 1);
    joined(true, 1, 9);
    event(1, 8, 2);
    assertThat(found()).containsExactly(Violation.Kind.UNANNOUNCED_GAP);
  }

  @Test
  void anAnnouncedGapIsNone() {
    joined(false, 1, 4);
    event(1, 5, 1);
    joined(false, 3, 8);
    event(3, 9, 2);
    assertThat(found()).isEmpty();
  }

  @Test
  void anEventThatComesTwiceIsFound() {
    joined(false, 1, 4);
    event(1, 5, 1);
    event(1, 5, 1);
    assertThat(found()).containsExactly(Violation.Kind.UNANNOUNCED_GAP);
  }

  @Test
  void whatWasHeardLastIsHowItIs() {
    joined(false, 1, 4);
    event(1, 5, 1);
    reading(500, Map.of(0, 2L), "Established");
    assertThat(found()).containsExactly(Violation.Kind.UNANNOUNCED_GAP);
  }

  @Test
  void whatWasHeardAfterTheLastReadingIsNotHeldAgainstIt() {
    joined(false, 1, 4);
    reading(-10, Map.of(0, 1L), "Established");
    event(1, 5, 2);
    assertThat(found()).isEmpty();
  }

  @Test
  void aLegWithoutACallIsAnOrphan() {
    legs.put(8L, Map.of(1, ""));
    assertThat(found()).containsExactly(Violation.Kind.ORPHAN_LEG);
  }

  @Test
  void aPartyWithoutALegIsAGhost() {
    legs.put(CALL, Map.of(0, "phone"));
    assertThat(found()).containsExactly(Violation.Kind.GHOST_CALL);
  }

  @Test
  void aListedCallThatIsNotKeptIsAGhost() {
    lists.put("anna", Set.of(new End(CALL, 0), new End(9, 0)));
    assertThat(found()).containsExactly(Violation.Kind.GHOST_CALL);
  }

  @Test
  void aCallThatIsMissingInItsUsersListIsLost() {
    lists.clear();
    assertThat(found()).containsExactly(Violation.Kind.LOST_CALL);
  }

  @Test
  void aPhoneIsAsBusyAsItsLegsSay() {
    phones.put("phone", Set.of(new End(CALL, 0), new End(9, 0)));
    assertThat(found()).containsExactly(Violation.Kind.WRONG_COUNT);
  }
}
