package io.hookswitch.chaos;

import java.util.List;

/**
 * All that was seen of one run.
 *
 * @param patienceMillis so long after it was sent a command of unknown outcome may still happen
 */
record History(
  List<Operation> operations,
  List<Reading> readings,
  List<Heard> heard,
  List<Written> written,
  Ending ending,
  long patienceMillis
) {}
