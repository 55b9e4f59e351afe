package io.hookswitch.outbound;

/** What came of an input to a chain or to a queue. */
enum Outcome {
  DONE,
  /** No chain is ready. */
  NONE,
  /** The asker does not hold it. */
  NOT_HELD,
  /** It has been dialled. */
  DIALLED,
  /** There is no such chain. */
  UNKNOWN,
  /** It is done for good. */
  FINISHED,
  /** There is no room for more. */
  FULL,
}
