package io.hookswitch.wire;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import java.time.Instant;

/**
 * One input, or a look, on its way to the owner of a call.
 *
 * @param call whose
 * @param tenant of the asker; a call of another tenant does not exist for it; {@code null} when the switch speaks
 * @param party who looks or acts, an index of the call; the answer is this party's view
 * @param input what happens, {@code null} to look only
 * @param until when the answer is wanted
 * @param deadline after which nobody waits for the answer any more; the owner drops what arrives later
 * @param urgent whether it is taken however many wait
 * @param correlation names the request in every log line on the way
 */
public record Ask(
  CallId call,
  String tenant,
  int party,
  CallInput input,
  Until until,
  Instant deadline,
  boolean urgent,
  String correlation
) implements Addressed {
  /** One that can be told to come back later. */
  public Ask(
    CallId call,
    String tenant,
    int party,
    CallInput input,
    Until until,
    Instant deadline,
    String correlation
  ) {
    this(call, tenant, party, input, until, deadline, false, correlation);
  }

  /** When the asker wants to be answered. */
  public enum Until {
    /** As soon as the input is accepted and stored. */
    ACCEPTED,
    /** When the switch has confirmed, or failed, what was accepted. */
    SETTLED,
  }
}
