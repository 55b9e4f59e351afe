package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.sip.Line.State;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** What either end changes of a line that is up, and the races between them. */
final class Changes {

  private final Line line;
  private final Wire wire;
  private boolean changing;
  private boolean heldThere;

  Changes(Line line, Wire wire) {
    this.line = line;
    this.wire = wire;
  }

  /** The other end changes the call: RFC 3261, section 14.2. */
  void changed(Asked call) {
    SipRequest request = call.request();
    if (changing) {
      line.respond(call, 491, Map.of(), "");
      return;
    }
    if (line.incoming().waits()) {
      line.respond(call, 500, Map.of("Retry-After", "1"), "");
      return;
    }
    if (SessionTimer.tooShort(request)) {
      line.respond(call, 422, SessionTimer.LEAST_HEADER, "");
      return;
    }
    // Whoever has left its call hears nothing more, whatever it wants to hear.
    boolean understood =
      request.sdp().isEmpty() || (line.state() != State.LEAVING && line.sound().hears(request.sdp()));
    if (!understood) {
      line.respond(call, 488, Map.of(), "");
      return;
    }
    line.dialog(line.dialog().at(request.contact()));
    Map<String, String> headers = new HashMap<>(line.timer().answered(request));
    headers.put("Allow", Line.ALLOW);
    boolean invite = request.method().equals("INVITE");
    String sdp = request.sdp().isEmpty() && !invite ? "" : line.described(request);
    if (line.state() != State.LEAVING) line.save();
    if (invite) line.incoming().accepted(call, headers, sdp);
    else line.respond(call, 200, headers, sdp);
    if (!request.sdp().isEmpty()) flows(request.sdp());
  }

  private void flows(String sdp) {
    boolean held = !Session.flow(sdp).receives();
    if (held == heldThere) return;
    heldThere = held;
    if (held) wire.events().held(line.name());
    else wire.events().retrieved(line.name());
  }

  /** Says anew where we are: to show that we are there, or because we are another node. */
  void change() {
    if (line.state() != State.UP) return;
    if (changing || line.incoming().waits()) {
      wire.later(ThreadLocalRandom.current().nextInt(200, 1_000), this::change);
      return;
    }
    changing = true;
    Dialog dialog = line.next().described();
    line.dialog(dialog);
    Map<String, String> headers = new HashMap<>(line.timer().asked());
    headers.put("Allow", Line.ALLOW);
    wire
      .transport()
      .ask(dialog.request("INVITE", line.contact(), headers, line.sound().offer(dialog)), this::changedThere);
  }

  /** @return whether it is the success of a change that the layer of transactions does not know any more */
  boolean repeated(SipResponse response) {
    if (!changing || response.cseq() != line.dialog().cseq()) return false;
    changedThere(response);
    return true;
  }

  private void changedThere(SipResponse response) {
    if (response.provisional() || !changing) return;
    changing = false;
    if (response.success()) {
      line.dialog(line.dialog().at(response.contact()));
      line.acknowledge(response);
      if (line.state() != State.UP) return;
      line.sound().hears(response.sdp());
      line.timer().began(response.header("session-expires"), true);
      line.save();
      return;
    }
    if (line.state() != State.UP) return;
    switch (response.status()) {
      case 481, 408 -> line.gone(ReleaseCause.Lost);
      // Whoever began the call waits longer: RFC 3261, section 14.1.
      case 491 -> {
        int least = line.dialog().caller() ? 2_100 : 10;
        wire.later(ThreadLocalRandom.current().nextInt(least, least + 1_900), this::change);
      }
      case 422 -> {
        if (line.timer().longer(response.header("min-se"))) change();
        else line.timer().refused();
      }
      default -> line.timer().refused();
    }
  }
}
