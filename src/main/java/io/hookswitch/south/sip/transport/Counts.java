package io.hookswitch.south.sip.transport;

import java.util.concurrent.atomic.LongAdder;

/** What has come and gone; looked at from any thread. */
public final class Counts {

  final LongAdder requests = new LongAdder();
  final LongAdder responses = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder tooMany = new LongAdder();
  final LongAdder unsent = new LongAdder();

  /** Requests that were let in. */
  public long requests() {
    return requests.sum();
  }

  public long responses() {
    return responses.sum();
  }

  /** Requests that were sent. */
  public long sent() {
    return sent.sum();
  }

  /** Messages that could not be understood. */
  public long malformed() {
    return malformed.sum();
  }

  /** Messages of those who may not send. */
  public long refused() {
    return refused.sum();
  }

  /** Requests beyond what one source may send. */
  public long tooMany() {
    return tooMany.sum();
  }

  /** Messages that were not sent since too much waited for that. */
  public long unsent() {
    return unsent.sum();
  }
}
