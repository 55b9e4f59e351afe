package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.sip.Line.State;
import io.hookswitch.south.sip.transport.SipAddress;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A line that has called: from the invitation until we accept it, and that is acknowledged. */
final class Incoming {

  private final Line line;
  private final Wire wire;
  private Asked offered;
  private Acceptance acceptance;
  /** What we have answered to its offer; once is for good. */
  private String described = "";

  Incoming(Line line, Wire wire) {
    this.line = line;
    this.wire = wire;
  }

  boolean is(Asked call) {
    return offered == call;
  }

  /** @return whether its offer can be answered; it has been turned down otherwise */
  boolean offered(Asked call) {
    SipRequest request = call.request();
    offered = call;
    line.in(State.OFFERED);
    SipAddress local = request.to().tagged(Wire.random());
    long session = ThreadLocalRandom.current().nextLong(1, 1L << 40);
    String target = request.contact().isEmpty() ? request.from().uri() : request.contact();
    line.dialog(
      new Dialog(
        request.callId(),
        local,
        request.from(),
        target,
        request.routes(),
        0,
        request.cseq(),
        session,
        0,
        false
      )
    );
    boolean good = line.sound().open() && (request.sdp().isEmpty() || line.sound().hears(request.sdp()));
    if (good) return true;
    line.respond(call, 488, Map.of(), "");
    line.over();
    return false;
  }

  void ring() {
    if (line.state() == State.OFFERED) line.respond(offered, 180, Map.of(), "");
  }

  /** It hears what the network says before anybody has picked up; whoever wants our offer gets that with the acceptance. */
  void progress() {
    if (line.state() != State.OFFERED) return;
    if (offered.request().sdp().isEmpty()) ring();
    else line.respond(offered, 183, Map.of(), description());
  }

  private String description() {
    if (described.isEmpty()) described = line.described(offered.request());
    return described;
  }

  void accept() {
    if (line.state() != State.OFFERED) return;
    line.in(State.UP);
    Map<String, String> headers = new HashMap<>(line.timer().answered(offered.request()));
    headers.put("Allow", Line.ALLOW);
    String sdp = description();
    line.save().onComplete(saved -> {
      if (line.state() == State.UP) accepted(offered, headers, sdp);
    });
  }

  /** Until it is acknowledged: RFC 3261, section 13.3.1.4. */
  void accepted(Asked call, Map<String, String> headers, String sdp) {
    line.respond(call, 200, headers, sdp);
    acceptance = new Acceptance(wire, call, () -> line.lost(ReleaseCause.Lost));
  }

  /** Whether something that we accepted is not acknowledged yet. */
  boolean waits() {
    return acceptance != null;
  }

  /** It does not want any more. */
  void cancelled() {
    if (line.state() != State.OFFERED) return;
    line.respond(offered, 487, Map.of(), "");
    line.over();
    wire.events().failed(line.name(), ReleaseCause.Cancelled);
  }

  void acknowledged(SipRequest ack) {
    if (acceptance == null || ack.cseq() != acceptance.cseq()) return;
    boolean asked = acceptance.done();
    acceptance = null;
    if (asked && !line.sound().hears(ack.sdp())) line.lost(ReleaseCause.Failed);
  }

  void turnDown(ReleaseCause cause) {
    line.respond(offered, Statuses.status(cause), Map.of(), "");
  }

  void rest() {
    if (acceptance != null) acceptance.done();
    acceptance = null;
  }
}
