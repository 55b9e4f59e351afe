package io.hookswitch.chaos;

import static java.util.stream.Collectors.groupingBy;

import io.hookswitch.chaos.Ending.End;
import io.hookswitch.chaos.Operation.Kind;
import io.hookswitch.chaos.Operation.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was acknowledged has happened, and nothing takes it back but a later command; what was refused has not happened.
 *
 * <p>A slot of the user data is a register. A reading may show any write to it but one that an acknowledged later write
 * has overwritten before the reading began: later in real time, since a command whose client gave up may be done late.
 */
final class CommandLaw {

  private final History history;
  private final List<Violation> broken = new ArrayList<>();

  private CommandLaw(History history) {
    this.history = history;
  }

  static List<Violation> broken(History history) {
    CommandLaw law = new CommandLaw(history);
    Map<Long, List<Operation>> byCall = history.operations().stream().collect(groupingBy(Operation::call));
    Map<Long, List<Reading>> readings = history.readings().stream().collect(groupingBy(Reading::call));
    byCall.forEach((call, operations) -> {
      if (call == 0) law.dials(operations);
      else law.call(call, operations, readings.getOrDefault(call, List.of()));
    });
    return law.broken;
  }

  private void dials(List<Operation> fruitless) {
    fruitless
      .stream()
      .filter(Operation::acknowledged)
      .forEach(dial -> lost(dial, "no call came of it"));
  }

  private void call(long call, List<Operation> operations, List<Reading> readings) {
    Map<Integer, List<Operation>> slots = operations
      .stream()
      .filter(operation -> operation.kind() == Kind.UPDATE)
      .collect(groupingBy(Operation::slot));
    for (Reading reading : readings) {
      // Whether a call may be gone is told by the end of the run; a Genesys party is not shown when it has left.
      if (reading.state() != null) slots.forEach((slot, writes) -> register(reading, slot, writes));
    }
    boolean mayBeOver = operations.stream().anyMatch(one -> one.kind().ends() && one.result() != Result.REFUSED);
    if (mayBeOver) over(call, operations);
    else stays(call, operations, readings);
  }

  private void register(Reading reading, int slot, List<Operation> writes) {
    Long seen = reading.slots().get(slot);
    Optional<Operation> newest = writes
      .stream()
      .filter(write -> write.acknowledged() && write.ended() < reading.invoked())
      .max(Comparator.comparingLong(Operation::invoked));
    Optional<Operation> writer = writes
      .stream()
      .filter(write -> seen != null && write.value() == seen)
      .findFirst();
    if (writer.isPresent() && writer.get().result() == Result.REFUSED) {
      add(Violation.Kind.REFUSED_AND_DONE, writer.get() + " is seen by " + reading);
    } else if (newest.isPresent()) {
      boolean stale = writer.isEmpty() || until(writer.get()) < newest.get().invoked();
      if (stale) lost(newest.get(), "not seen by " + reading);
    }
  }

  private long until(Operation write) {
    return write.unknown() ? Math.max(write.ended(), write.invoked() + history.patienceMillis()) : write.ended();
  }

  private void over(long call, List<Operation> operations) {
    for (Operation end : operations) {
      if (!end.kind().ends() || !end.acknowledged()) continue;
      Set<End> listed = history.ending().lists().getOrDefault(end.user(), Set.of());
      if (listed.stream().anyMatch(one -> one.call() == call)) lost(end, "the call is still there");
    }
  }

  private void stays(long call, List<Operation> operations, List<Reading> readings) {
    Operation known = operations.stream().filter(Operation::acknowledged).findFirst().orElse(null);
    if (known == null) return;
    if (!history.ending().calls().containsKey(call)) {
      add(Violation.Kind.LOST_CALL, "call " + call + " of " + known.user() + " is gone, and nobody ended it");
      return;
    }
    readings
      .stream()
      .max(Comparator.comparingLong(Reading::invoked))
      .filter(last -> last.state() != null)
      .ifPresent(last -> {
        settled(operations, Set.of(Kind.HOLD), Set.of(Kind.RETRIEVE), last, "Held".equals(last.state()));
        boolean recorded = "Recording".equals(last.recording());
        // While the call is held a recording waits, and is not shown.
        if ("Established".equals(last.state())) settled(
          operations,
          Set.of(Kind.RECORD),
          Set.of(Kind.STOP_RECORDING),
          last,
          recorded
        );
      });
  }

  /** Commands that the switch obeys a little later: only the last reading tells. */
  private void settled(Collection<Operation> all, Set<Kind> on, Set<Kind> off, Reading last, boolean is) {
    Set<Kind> both = new HashSet<>(on);
    both.addAll(off);
    List<Operation> wishes = all
      .stream()
      .filter(one -> both.contains(one.kind()) && one.result() != Result.REFUSED)
      .toList();
    Optional<Operation> newest = wishes
      .stream()
      .filter(Operation::acknowledged)
      .max(Comparator.comparingLong(Operation::invoked));
    if (newest.isEmpty()) return;
    boolean wanted = on.contains(newest.get().kind());
    boolean doubtful = wishes
      .stream()
      .anyMatch(one -> one.unknown() && until(one) >= newest.get().invoked() && on.contains(one.kind()) != wanted);
    if (!doubtful && wanted != is) lost(newest.get(), "at the end it is " + last);
  }

  private void lost(Operation operation, String how) {
    add(Violation.Kind.LOST_COMMAND, operation + ": " + how);
  }

  private void add(Violation.Kind kind, String what) {
    broken.add(new Violation(kind, what));
  }
}
