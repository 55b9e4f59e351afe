package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.sip.Line.State;
import io.hookswitch.south.sip.transport.SipAddress;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A line that we call: from the invitation until it is picked up, or is not. */
final class Outgoing {

  private final Line line;
  private final Wire wire;
  private final Map<String, String> headers = new HashMap<>();
  private Asking asking;
  /** The number of the last invitation. */
  private long invitation;
  private boolean early;
  /** Whether a success has been taken. */
  private boolean confirmed;
  private long ringing = Timers.NONE;

  Outgoing(Line line, Wire wire) {
    this.line = line;
    this.wire = wire;
  }

  /** @param shown a number, or anonymous */
  void call(String target, String shown, Map<String, String> more) {
    String host = wire.config().address();
    SipAddress from = new SipAddress("sip:" + shown + '@' + host, Wire.random());
    String id = line.name().replaceAll("[^0-9]", "-") + '-' + Wire.random() + '@' + host;
    SipAddress to = new SipAddress(target.replaceFirst(";.*", ""), "");
    long session = ThreadLocalRandom.current().nextLong(1, 1L << 40);
    line.dialog(new Dialog(id, from, to, target, List.of(), 0, 0, session, 1, true));
    if (!line.sound().open()) {
      line.failed(ReleaseCause.Failed);
      return;
    }
    headers.putAll(more);
    headers.put("Allow", Line.ALLOW);
    invite();
    ringing = wire.later(wire.config().ringTimeout().toMillis(), () -> {
      if (line.state() == State.CALLING) line.failed(ReleaseCause.NoAnswer);
    });
  }

  private void invite() {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(line.timer().asked());
    Dialog dialog = line.next();
    invitation = dialog.cseq();
    asking = wire
      .transport()
      .ask(dialog.request("INVITE", line.contact(), all, line.sound().offer(dialog)), this::answered);
  }

  private void answered(SipResponse response) {
    boolean calling = line.state() == State.CALLING;
    if (response.provisional()) {
      if (calling && response.status() > 100) early(response);
    } else if (response.success()) {
      if (confirmed) return;
      confirmed = true;
      confirm(response);
      line.acknowledge(response);
      if (line.state() == State.OVER) line.bye();
      else picked(response);
    } else if (calling) {
      if (response.status() == 422 && line.timer().longer(response.header("min-se"))) invite();
      else refused(response.status());
    }
  }

  private void refused(int status) {
    line.over();
    wire.events().failed(line.name(), Statuses.cause(status));
  }

  private void early(SipResponse response) {
    if (!response.to().tag().isEmpty()) confirm(response);
    if (!response.sdp().isEmpty() && !early) early = line.sound().hears(response.sdp());
    boolean talks = List.of(response.header("allow-events").toLowerCase(Locale.ROOT).split("[ ,]+")).contains("talk");
    wire.events().ringing(line.name(), talks, early);
  }

  private void confirm(SipResponse response) {
    line.dialog(line.dialog().with(response.to().tag(), response.contact(), routes(response)));
  }

  private static List<String> routes(SipResponse response) {
    List<String> routes = new ArrayList<>(response.routes());
    Collections.reverse(routes);
    return routes;
  }

  private void picked(SipResponse response) {
    if (!(response.sdp().isEmpty() ? early : line.sound().hears(response.sdp()))) {
      line.bye();
      line.in(State.UP);
      line.failed(ReleaseCause.Failed);
      return;
    }
    line.in(State.UP);
    wire.cancel(ringing);
    line.timer().began(response.header("session-expires"), true);
    line.save().onComplete(saved -> {
      if (line.state() == State.UP) wire.events().answered(line.name());
    });
  }

  /**
   * A success that the layer of transactions does not know whose it is: it has come once more, or of another phone, which is told
   * that it is not wanted. Or it has come so close behind the ringing that it is the first.
   */
  void repeated(SipResponse response) {
    Dialog dialog = line.dialog();
    if (!confirmed && dialog.caller() && response.cseq() == invitation) {
      asking.settled();
      answered(response);
      return;
    }
    if (line.changes().repeated(response)) return;
    if (response.to().tag().equals(dialog.remote().tag())) {
      line.acknowledge(response);
      return;
    }
    Dialog other = dialog.with(response.to().tag(), response.contact(), routes(response));
    wire.transport().acknowledge(other.sent(response.cseq()).request("ACK", "", Map.of(), ""));
    wire.transport().ask(other.sent(response.cseq() + 1).request("BYE", "", Map.of(), ""), answer -> {});
  }

  /** Nobody wants it any more; it may be answered nevertheless. */
  void cancel() {
    if (asking != null) asking.cancel();
  }

  /** It was picked up on another node. */
  void adopted() {
    confirmed = true;
  }

  void rest() {
    wire.cancel(ringing);
  }
}
