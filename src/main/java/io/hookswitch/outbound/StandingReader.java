package io.hookswitch.outbound;

import io.hookswitch.outbound.ChainState.Turn;
import io.hookswitch.outbound.ChainState.Waiting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a chain stands, as an export says it with each of the chain's records. Ordinary files say nothing of it. */
final class StandingReader {

  static final String STATE = "GSW_STATE";
  static final String DUE = "GSW_DUE";
  static final String TURN = "GSW_TURN";
  static final String AGENT = "GSW_AGENT";
  static final String ATTEMPTS = "GSW_ATTEMPTS";
  static final String RESULT = "GSW_CALL_RESULT";

  /** In the order of an export. */
  static final List<String> NAMES = List.of(STATE, DUE, TURN, AGENT, ATTEMPTS, RESULT);

  private static final int LONGEST_AGENT = 1000;
  private static final int MOST_ATTEMPTS = 1_000_000;

  private enum State {
    fresh,
    waiting,
    held,
    done,
  }

  private final ListMistakes mistakes;

  StandingReader(ListMistakes mistakes) {
    this.mistakes = mistakes;
  }

  static String state(ChainRow row) {
    if (row.isFresh()) return State.fresh.name();
    if (row.isDone()) return State.done.name();
    return (row.holder() == null ? State.waiting : State.held).name();
  }

  /** False when something is wrong; that is then among the mistakes. */
  boolean fits(Map<String, Cell> fields) {
    boolean waits = state(fields)
      .filter(state -> state == State.waiting)
      .isPresent();
    return (
      fits(fields, STATE, state(fields).isPresent(), "one of " + Arrays.asList(State.values())) &
      fits(fields, DUE, due(fields).isPresent() || !waits, "a time such as 2026-11-20T10:00:00Z") &
      fits(fields, TURN, turn(fields).isPresent(), "FIRST or LAST") &
      fits(fields, AGENT, agent(fields).isPresent(), "at most " + LONGEST_AGENT + " characters") &
      fits(fields, ATTEMPTS, attempts(fields).isPresent(), "a whole number from 0 to " + MOST_ATTEMPTS)
    );
  }

  private boolean fits(Map<String, Cell> fields, String name, boolean fits, String expected) {
    Cell cell = fields.get(name);
    if (fits || cell == null) return true;
    mistakes.add(cell, name, expected);
    return false;
  }

  /** A chain that an agent held when it was written goes back to the list: nobody has it here. */
  ChainRow row(Map<String, Cell> fields, int chain) {
    int attempts = attempts(fields).orElse(0);
    Turn turn = turn(fields).orElse(Turn.FIRST);
    return switch (state(fields).orElse(State.fresh)) {
      case fresh -> ChainRow.fresh(chain);
      case waiting -> ChainRow.of(
        chain,
        new Waiting(due(fields).orElse(0L), turn, agent(fields).orElse(null), attempts)
      );
      case held -> ChainRow.of(chain, new Waiting(0, turn, null, attempts));
      case done -> ChainRow.done(chain, attempts);
    };
  }

  private static Optional<State> state(Map<String, Cell> fields) {
    String word = word(fields, STATE);
    return Arrays.stream(State.values())
      .filter(state -> state.name().equals(word.toLowerCase(Locale.ROOT)))
      .findFirst();
  }

  private static Optional<Turn> turn(Map<String, Cell> fields) {
    return Arrays.stream(Turn.values())
      .filter(turn -> turn.name().equals(word(fields, TURN)))
      .findFirst();
  }

  private static Optional<String> agent(Map<String, Cell> fields) {
    return RecordReader.text(word(fields, AGENT), LONGEST_AGENT);
  }

  private static Optional<Integer> attempts(Map<String, Cell> fields) {
    return RecordReader.whole(word(fields, ATTEMPTS), MOST_ATTEMPTS).map(Math::toIntExact);
  }

  private static Optional<Long> due(Map<String, Cell> fields) {
    try {
      return Optional.of(Instant.parse(word(fields, DUE)).toEpochMilli());
    } catch (DateTimeException | ArithmeticException none) {
      return Optional.empty();
    }
  }

  private static String word(Map<String, Cell> fields, String name) {
    Cell cell = fields.get(name);
    return cell == null || cell.value() == null ? "" : cell.value().toString();
  }
}
