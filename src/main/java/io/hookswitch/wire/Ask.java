package io.hookswitch.wire;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Once;
import io.hookswitch.call.Terms;
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
 * @param once the client's name for its command, {@code null} when it has none; with a look, the command that it is asked
 *     about whether it has been done
 * @param version that the call must have for the command to be done, {@code null} when any will do
 * @param principal who is logged in and wants it, for the journal; {@code null} when nobody is
 */
public record Ask(
  CallId call,
  String tenant,
  int party,
  CallInput input,
  Until until,
  Instant deadline,
  boolean urgent,
  String correlation,
  Once once,
  Long version,
  String principal
) implements Addressed {
  /** One that can be told to come back later, that nobody has named, for the call whatever its version. */
  public Ask(
    CallId call,
    String tenant,
    int party,
    CallInput input,
    Until until,
    Instant deadline,
    String correlation
  ) {
    this(call, tenant, party, input, until, deadline, false, correlation, null, null, null);
  }

  public Ask(
    CallId call,
    String tenant,
    int party,
    CallInput input,
    Until until,
    Instant deadline,
    boolean urgent,
    String correlation,
    Terms terms
  ) {
    this(call, tenant, party, input, until, deadline, urgent, correlation, terms.once(), terms.version(), null);
  }

  /** An input that nobody has named, for the call whatever its version. */
  public Ask(
    CallId call,
    String tenant,
    int party,
    CallInput input,
    Until until,
    Instant deadline,
    boolean urgent,
    String correlation
  ) {
    this(call, tenant, party, input, until, deadline, urgent, correlation, null, null, null);
  }

  /** The same, wanted by somebody who is logged in. */
  public Ask by(String who) {
    return new Ask(call, tenant, party, input, until, deadline, urgent, correlation, once, version, who);
  }

  /** On what terms the client gives its command. */
  public Terms terms() {
    return new Terms(once, version);
  }

  /** The same with another input. */
  public Ask with(CallInput other) {
    return new Ask(call, tenant, party, other, until, deadline, urgent, correlation, once, version, principal);
  }

  /** A command that would begin the given call, to begin, or to have begun, another one. */
  public Ask at(CallId other, CallInput begin) {
    return new Ask(other, tenant, party, begin, until, deadline, urgent, correlation, once, version, principal);
  }

  /** When the asker wants to be answered. */
  public enum Until {
    /** As soon as the input is accepted and stored. */
    ACCEPTED,
    /** When the switch has confirmed, or failed, what was accepted. */
    SETTLED,
  }
}
