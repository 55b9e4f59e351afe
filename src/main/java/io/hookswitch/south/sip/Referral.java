package io.hookswitch.south.sip;

import io.hookswitch.south.sip.Line.State;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import java.util.Map;
import java.util.Optional;

/**
 * A transfer that the phone has asked for by its own key, and what it is told of it until that is decided.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3515">RFC 3515</a>
 */
final class Referral {

  /** The other phone stops ringing before. */
  private static final long SPARE = 5_000;

  private final Line line;
  private final Wire wire;
  private boolean open;
  private long patience = Timers.NONE;

  Referral(Line line, Wire wire) {
    this.line = line;
    this.wire = wire;
  }

  /** Whether the phone waits for an end of it. */
  boolean open() {
    return open;
  }

  void asked(Asked call) {
    Optional<ReferTo> to = ReferTo.parse(call.request().header("refer-to"));
    if (line.state() != State.UP || open) {
      line.respond(call, 491, Map.of(), "");
      return;
    }
    if (to.isEmpty()) {
      line.respond(call, 400, Map.of(), "");
      return;
    }
    line.respond(call, 202, Map.of(), "");
    open = true;
    says(100);
    wire.events().referred(line.name(), to.get());
  }

  /** The line is off its call; it is hung up when it knows what has become of the other one. */
  void leaving() {
    patience = wire.later(wire.config().ringTimeout().toMillis() + SPARE, () -> says(408));
  }

  /** @param status what the new call has come to, as SIP would say */
  void says(int status) {
    if (!open) return;
    boolean last = status >= 200;
    String left = "active;expires=" + (wire.config().ringTimeout().toSeconds() + SPARE / 1_000);
    Map<String, String> headers = Map.of(
      "Event",
      "refer",
      "Subscription-State",
      last ? "terminated;reason=noresource" : left
    );
    String news = "SIP/2.0 " + status + ' ' + SipResponse.phrase(status) + "\r\n";
    wire
      .transport()
      .ask(line.next().request("NOTIFY", line.contact(), headers, "message/sipfrag;version=2.0", news), answer -> {});
    if (!last) return;
    rest();
    line.left();
  }

  void rest() {
    open = false;
    wire.cancel(patience);
  }
}
