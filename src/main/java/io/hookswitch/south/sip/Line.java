package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.sip.transport.SipAddress;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import io.hookswitch.south.sip.transport.SipTransport.Asking;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One phone on one call, in SIP: the dialog with it, its sound, and every race between the two ends. On the connector's context. */
final class Line {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, NOTIFY";

  /** An invitation that was taken back may still be answered, and what was lost comes again. */
  private static final long REMEMBERED = 64_000;

  private enum State {
    /** Called, and not picked up. */
    CALLING,
    /** It has called, and is not picked up. */
    OFFERED,
    UP,
    OVER,
  }

  private final String name;
  private final Wire wire;
  private final Runnable forgotten;
  private final SessionTimer timer;
  private final Session sound;
  private State state = State.CALLING;
  private Dialog dialog;
  private Asking asking;
  private Asked offered;
  private Acceptance acceptance;
  private boolean early;
  private boolean changing;
  /** Whether a success of ours has been taken. */
  private boolean confirmed;
  private boolean heldThere;
  private long ringing = -1;

  /** @param forgotten told when the line is over and nothing about it will come */
  Line(String name, Wire wire, Runnable forgotten) {
    this.name = name;
    this.wire = wire;
    this.forgotten = forgotten;
    this.sound = new Session(name, wire);
    this.timer = new SessionTimer(wire, this::change, () -> {
      bye();
      lost(ReleaseCause.Lost);
    });
  }

  Dialog dialog() {
    return dialog;
  }

  /** Whether it is over, or has been given something to do, so that it cannot call. */
  boolean given() {
    return state != State.CALLING || dialog != null;
  }

  boolean is(Asked call) {
    return offered == call;
  }

  // We call.

  /** @param shown a number, or anonymous */
  void call(String target, String shown, Map<String, String> more) {
    String host = wire.config().address();
    SipAddress from = new SipAddress("sip:" + shown + '@' + host, Wire.random());
    String id = name.replaceAll("[^0-9]", "-") + '-' + Wire.random() + '@' + host;
    SipAddress to = new SipAddress(target.replaceFirst(";.*", ""), "");
    long session = ThreadLocalRandom.current().nextLong(1, 1L << 40);
    dialog = new Dialog(id, from, to, target, List.of(), 1, 0, session, 1, true);
    if (!sound.open()) {
      over();
      wire.events().failed(name, ReleaseCause.Failed);
      return;
    }
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Allow", ALLOW);
    headers.putAll(timer.asked());
    asking = wire.transport().ask(dialog.request("INVITE", contact(), headers, sound.offer(dialog)), this::answered);
    ringing = wire.later(wire.config().ringTimeout().toMillis(), () -> {
      if (state == State.CALLING) failed(ReleaseCause.NoAnswer);
    });
  }

  private String contact() {
    return wire.contact(dialog.routes().isEmpty() ? dialog.target() : dialog.routes().getFirst());
  }

  private void answered(SipResponse response) {
    if (response.provisional()) {
      if (state == State.CALLING && response.status() > 100) early(response);
    } else if (response.success()) {
      if (confirmed) return;
      confirmed(response);
      if (state == State.OVER) bye();
      else picked(response);
    } else if (state == State.CALLING) {
      over();
      wire.events().failed(name, Statuses.cause(response.status()));
    }
  }

  private void early(SipResponse response) {
    if (!response.to().tag().isEmpty()) confirm(response);
    if (!response.sdp().isEmpty() && !early) early = sound.hears(response.sdp());
    boolean talks = List.of(response.header("allow-events").toLowerCase(Locale.ROOT).split("[ ,]+")).contains("talk");
    wire.events().ringing(name, talks);
  }

  private void confirm(SipResponse response) {
    List<String> routes = new ArrayList<>(response.routes());
    Collections.reverse(routes);
    dialog = dialog.with(response.to().tag(), response.contact(), routes);
  }

  private void confirmed(SipResponse response) {
    confirmed = true;
    confirm(response);
    acknowledge(response);
  }

  private void acknowledge(SipResponse response) {
    wire.transport().acknowledge(dialog.sent(response.cseq()).request("ACK", "", Map.of(), ""));
  }

  private void picked(SipResponse response) {
    if (!(response.sdp().isEmpty() ? early : sound.hears(response.sdp()))) {
      bye();
      failed(ReleaseCause.Failed);
      return;
    }
    state = State.UP;
    wire.vertx().cancelTimer(ringing);
    timer.began(response.header("session-expires"), true);
    save().onComplete(saved -> {
      if (state == State.UP) wire.events().answered(name);
    });
  }

  /**
   * A success that the layer of transactions does not know whose it is: it has come once more, or of another phone, which is told
   * that it is not wanted. Or it has come so close behind the ringing that it is the first.
   */
  void repeated(SipResponse response) {
    if (!confirmed && dialog.caller() && response.cseq() == 1) {
      asking.settled();
      answered(response);
      return;
    }
    if (changing && response.cseq() == dialog.cseq()) {
      changedThere(response);
      return;
    }
    if (response.to().tag().equals(dialog.remote().tag())) {
      acknowledge(response);
      return;
    }
    List<String> routes = new ArrayList<>(response.routes());
    Collections.reverse(routes);
    Dialog other = dialog.with(response.to().tag(), response.contact(), routes);
    wire.transport().acknowledge(other.sent(response.cseq()).request("ACK", "", Map.of(), ""));
    wire.transport().ask(other.sent(response.cseq() + 1).request("BYE", "", Map.of(), ""), answer -> {});
  }

  // It has called.

  /** @return whether its offer can be answered; it has been turned down otherwise */
  boolean offered(Asked call) {
    SipRequest request = call.request();
    offered = call;
    state = State.OFFERED;
    SipAddress local = request.to().tagged(Wire.random());
    long session = ThreadLocalRandom.current().nextLong(1, 1L << 40);
    String target = request.contact().isEmpty() ? request.from().uri() : request.contact();
    dialog = new Dialog(
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
    );
    boolean good = sound.open() && (request.sdp().isEmpty() || sound.hears(request.sdp()));
    if (good) return true;
    respond(call, 488, Map.of(), "");
    over();
    return false;
  }

  void ring() {
    if (state == State.OFFERED) respond(offered, 180, Map.of(), "");
  }

  void accept() {
    if (state != State.OFFERED) return;
    state = State.UP;
    Map<String, String> headers = new HashMap<>(timer.answered(offered.request()));
    headers.put("Allow", ALLOW);
    String sdp = described(offered.request());
    save().onComplete(saved -> {
      if (state == State.UP) accepted(offered, headers, sdp);
    });
  }

  /** Until it is acknowledged: RFC 3261, section 13.3.1.4. */
  private void accepted(Asked call, Map<String, String> headers, String sdp) {
    respond(call, 200, headers, sdp);
    acceptance = new Acceptance(wire, call, () -> {
      bye();
      lost(ReleaseCause.Lost);
    });
  }

  private String described(SipRequest request) {
    dialog = dialog.described();
    return sound.answer(dialog, request.sdp());
  }

  private void respond(Asked call, int status, Map<String, String> headers, String sdp) {
    String contact = status < 300 && !call.request().method().equals("BYE") ? contact() : "";
    call.answer(SipResponse.to(call.request(), status, dialog.local().tag(), contact, headers, sdp));
  }

  /** It does not want any more. */
  void cancelled() {
    if (state != State.OFFERED) return;
    respond(offered, 487, Map.of(), "");
    over();
    wire.events().failed(name, ReleaseCause.Cancelled);
  }

  void acknowledged(SipRequest ack) {
    if (acceptance == null || ack.cseq() != acceptance.cseq()) return;
    boolean asked = acceptance.done();
    acceptance = null;
    if (asked && !sound.hears(ack.sdp())) {
      bye();
      lost(ReleaseCause.Failed);
    }
  }

  // Both.

  /** Something within the call. */
  void request(Asked call) {
    SipRequest request = call.request();
    if (state == State.OVER || (state == State.CALLING && !request.method().equals("NOTIFY"))) {
      respond(call, 481, Map.of(), "");
      return;
    }
    if (request.cseq() <= dialog.remoteCseq()) {
      respond(call, 500, Map.of("Retry-After", "1"), "");
      return;
    }
    dialog = dialog.heard(request.cseq());
    switch (request.method()) {
      case "BYE" -> {
        respond(call, 200, Map.of(), "");
        lost(ReleaseCause.Hangup);
      }
      case "INVITE", "UPDATE" -> changed(call);
      case "INFO" -> {
        respond(call, 200, Map.of(), "");
        pressed(request);
      }
      case "OPTIONS", "NOTIFY" -> respond(call, 200, Map.of("Allow", ALLOW), "");
      case "REFER" -> respond(call, 603, Map.of(), "");
      default -> respond(call, 405, Map.of("Allow", ALLOW), "");
    }
  }

  private void pressed(SipRequest info) {
    if (!info.type().equalsIgnoreCase("application/dtmf-relay")) return;
    String key = info.body().replaceFirst("(?is).*signal\\s*=\\s*([0-9*#A-D]).*", "$1");
    if (key.length() == 1) wire.events().pressed(name, key.charAt(0));
  }

  /** The other end changes the call: RFC 3261, section 14.2. */
  private void changed(Asked call) {
    SipRequest request = call.request();
    if (changing) {
      respond(call, 491, Map.of(), "");
      return;
    }
    if (acceptance != null) {
      respond(call, 500, Map.of("Retry-After", "1"), "");
      return;
    }
    if (!request.sdp().isEmpty() && !sound.hears(request.sdp())) {
      respond(call, 488, Map.of(), "");
      return;
    }
    dialog = dialog.at(request.contact());
    Map<String, String> headers = new HashMap<>(timer.answered(request));
    headers.put("Allow", ALLOW);
    boolean invite = request.method().equals("INVITE");
    String sdp = request.sdp().isEmpty() && !invite ? "" : described(request);
    save();
    if (invite) accepted(call, headers, sdp);
    else respond(call, 200, headers, sdp);
    if (!request.sdp().isEmpty()) flows(request.sdp());
  }

  private void flows(String sdp) {
    boolean held = !Session.flow(sdp).receives();
    if (held == heldThere) return;
    heldThere = held;
    if (held) wire.events().held(name);
    else wire.events().retrieved(name);
  }

  /** Says anew where we are: to show that we are there, or because we are another node. */
  void change() {
    if (state != State.UP) return;
    if (changing || acceptance != null) {
      wire.later(ThreadLocalRandom.current().nextInt(200, 1_000), this::change);
      return;
    }
    changing = true;
    dialog = dialog.sent(dialog.cseq() + 1).described();
    Map<String, String> headers = new HashMap<>(timer.asked());
    headers.put("Allow", ALLOW);
    wire.transport().ask(dialog.request("INVITE", contact(), headers, sound.offer(dialog)), this::changedThere);
  }

  private void changedThere(SipResponse response) {
    if (response.provisional() || !changing) return;
    changing = false;
    if (response.success()) {
      dialog = dialog.at(response.contact());
      acknowledge(response);
      if (state != State.UP) return;
      sound.hears(response.sdp());
      timer.began(response.header("session-expires"), true);
      save();
    } else if (state == State.UP && (response.status() == 481 || response.status() == 408)) {
      lost(ReleaseCause.Lost);
    } else if (state == State.UP && response.status() == 491) {
      // Whoever began the call waits longer: RFC 3261, section 14.1.
      int least = dialog.caller() ? 2_100 : 10;
      wire.later(ThreadLocalRandom.current().nextInt(least, least + 1_900), this::change);
    }
  }

  /** Tells the phone to answer. */
  void talk(IntConsumer refused) {
    dialog = dialog.sent(dialog.cseq() + 1);
    Map<String, String> headers = Map.of("Event", "talk", "Subscription-State", "active");
    wire.transport().ask(dialog.request("NOTIFY", contact(), headers, ""), answer -> {
      if (answer.status() >= 300) refused.accept(answer.status());
    });
  }

  /** Ends it, however far it has come. */
  void hangUp(ReleaseCause cause) {
    switch (state) {
      case CALLING -> {
        if (asking != null) asking.cancel();
      }
      case OFFERED -> respond(offered, Statuses.status(cause), Map.of(), "");
      case UP -> bye();
      case OVER -> {
      } // already
    }
    over();
  }

  private void failed(ReleaseCause cause) {
    if (state == State.CALLING && asking != null) asking.cancel();
    over();
    wire.events().failed(name, cause);
  }

  private void lost(ReleaseCause cause) {
    if (state == State.OVER) return;
    over();
    wire.events().ended(name, cause);
  }

  private void bye() {
    dialog = dialog.sent(dialog.cseq() + 1);
    wire.transport().ask(dialog.request("BYE", "", Map.of(), ""), answer -> {});
  }

  private void over() {
    rest();
    wire
      .store()
      .save(name, null)
      .onFailure(why -> LOG.info("{} stays in the store: {}", name, why.getMessage()));
    wire.later(REMEMBERED, forgotten);
  }

  /** Another node has it, or nobody: nothing is said to the phone. */
  void rest() {
    state = State.OVER;
    wire.vertx().cancelTimer(ringing);
    timer.stop();
    if (acceptance != null) acceptance.done();
    acceptance = null;
    sound.close();
  }

  // Another node.

  private Future<Void> save() {
    return wire
      .store()
      .save(name, JsonObject.mapFrom(dialog).toBuffer().getBytes())
      .onFailure(why -> LOG.warn("{} could not be stored: {}", name, why.getMessage()));
  }

  /** Goes on with a call of another node: the phone is told to talk with this one. */
  boolean adopt(Dialog stored) {
    dialog = stored.sent(stored.cseq() + 100);
    state = State.UP;
    confirmed = true;
    if (!sound.open()) return false;
    timer.began("", true);
    change();
    return true;
  }
}
