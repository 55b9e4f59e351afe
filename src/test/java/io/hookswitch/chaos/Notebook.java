package io.hookswitch.chaos;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the clients write down while they run. */
record Notebook(
  Clock clock,
  Queue<Operation> operations,
  Queue<Reading> readings,
  Queue<Heard> heard,
  Queue<String> remarks
) {
  Notebook() {
    this(
      new Clock(),
      new ConcurrentLinkedQueue<>(),
      new ConcurrentLinkedQueue<>(),
      new ConcurrentLinkedQueue<>(),
      new ConcurrentLinkedQueue<>()
    );
  }

  History history(List<Written> written, Ending ending, long patienceMillis) {
    return new History(
      List.copyOf(operations),
      List.copyOf(readings),
      List.copyOf(heard),
      written,
      ending,
      patienceMillis
    );
  }
}
