package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One phone on one call, in SIP: the dialog with it, its sound, what is asked within the dialog, and the end. How it begins is
 * {@link Outgoing} or {@link Incoming}, what is changed on the way {@link Changes}. On the connector's context.
 */
final class Line {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, NOTIFY, REFER";

  /** An invitation that was taken back may still be answered, and what was lost comes again. */
  private static final long REMEMBERED = 64_000;

  /** How far a line has come. */
  enum State {
    /** Called, and not picked up. */
    CALLING,
    /** It has called, and is not picked up. */
    OFFERED,
    UP,
    /** Off its call, and told how the transfer that it has asked for goes on. */
    LEAVING,
    OVER,
  }

  private final String name;
  private final Wire wire;
  private final Runnable forgotten;
  private final SessionTimer timer;
  private final Session sound;
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Changes changes;
  private final Referral referral;
  private State state = State.CALLING;
  private Dialog dialog;

  /** @param forgotten told when the line is over and nothing about it will come */
  Line(String name, Wire wire, Runnable forgotten) {
    this.name = name;
    this.wire = wire;
    this.forgotten = forgotten;
    this.sound = new Session(name, wire);
    this.outgoing = new Outgoing(this, wire);
    this.incoming = new Incoming(this, wire);
    this.changes = new Changes(this, wire);
    this.referral = new Referral(this, wire);
    this.timer = new SessionTimer(wire, changes::change, () -> lost(ReleaseCause.Lost));
  }

  String name() {
    return name;
  }

  State state() {
    return state;
  }

  void in(State next) {
    state = next;
  }

  Dialog dialog() {
    return dialog;
  }

  void dialog(Dialog next) {
    dialog = next;
  }

  Session sound() {
    return sound;
  }

  SessionTimer timer() {
    return timer;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Incoming incoming() {
    return incoming;
  }

  Changes changes() {
    return changes;
  }

  Referral referral() {
    return referral;
  }

  /** Whether it is over, or has been given something to do, so that it cannot call. */
  boolean given() {
    return state != State.CALLING || dialog != null;
  }

  String contact() {
    return wire.contact(dialog.routes().isEmpty() ? dialog.target() : dialog.routes().getFirst());
  }

  void respond(Asked call, int status, Map<String, String> headers, String sdp) {
    String contact = status < 300 && !call.request().method().equals("BYE") ? contact() : "";
    call.answer(SipResponse.to(call.request(), status, dialog.local().tag(), contact, headers, sdp));
  }

  /** The next request of ours has its number. */
  Dialog next() {
    dialog = dialog.sent(dialog.cseq() + 1);
    return dialog;
  }

  void acknowledge(SipResponse response) {
    wire.transport().acknowledge(dialog.sent(response.cseq()).request("ACK", "", Map.of(), ""));
  }

  /** Its description as it is next, for whoever has asked. */
  String described(SipRequest request) {
    dialog = dialog.described();
    return sound.answer(dialog, request.sdp());
  }

  /** Something within the call. */
  void request(Asked call) {
    SipRequest request = call.request();
    boolean early = state == State.CALLING && !request.method().equals("NOTIFY");
    if (state == State.OVER || early) {
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
        hungUp();
      }
      case "INVITE", "UPDATE" -> changes.changed(call);
      case "INFO" -> {
        respond(call, 200, Map.of(), "");
        pressed(request);
      }
      case "OPTIONS", "NOTIFY" -> respond(call, 200, Map.of("Allow", ALLOW), "");
      case "REFER" -> referral.asked(call);
      default -> respond(call, 405, Map.of("Allow", ALLOW), "");
    }
  }

  private void pressed(SipRequest info) {
    if (!info.type().equalsIgnoreCase("application/dtmf-relay")) return;
    String key = info.body().replaceFirst("(?is).*signal\\s*=\\s*([0-9*#A-D]).*", "$1");
    if (key.length() == 1) wire.events().pressed(name, key.charAt(0));
  }

  /** Tells the phone to answer. */
  void talk(IntConsumer refused) {
    Map<String, String> headers = Map.of("Event", "talk", "Subscription-State", "active");
    wire.transport().ask(next().request("NOTIFY", contact(), headers, ""), answer -> {
      if (answer.status() >= 300) refused.accept(answer.status());
    });
  }

  /** Ends it, however far it has come; one that waits to hear of its transfer is told first. */
  void hangUp(ReleaseCause cause) {
    switch (state) {
      case CALLING -> outgoing.cancel();
      case OFFERED -> incoming.turnDown(cause);
      case UP -> {
        if (referral.open()) {
          rest(State.LEAVING);
          wire.keeper().forget(name);
          referral.leaving();
          return;
        }
        bye();
      }
      case LEAVING -> {
        return;
      }
      case OVER -> {
      } // already
    }
    over();
  }

  /** It was never connected. */
  void failed(ReleaseCause cause) {
    if (state == State.CALLING) outgoing.cancel();
    over();
    wire.events().failed(name, cause);
  }

  private void hungUp() {
    if (state == State.LEAVING) over();
    else gone(ReleaseCause.Hangup);
  }

  /** It is told that it is over, and so is the gateway. */
  void lost(ReleaseCause cause) {
    if (state == State.OVER) return;
    bye();
    gone(cause);
  }

  void gone(ReleaseCause cause) {
    if (state == State.OVER) return;
    over();
    wire.events().ended(name, cause);
  }

  void bye() {
    wire.transport().ask(next().request("BYE", "", Map.of(), ""), answer -> {});
  }

  /** Its transfer has come to an end. */
  void left() {
    if (state != State.LEAVING) return;
    bye();
    over();
  }

  void over() {
    rest(State.OVER);
    referral.rest();
    wire.keeper().forget(name);
    wire.later(REMEMBERED, forgotten);
  }

  /** Another node has it, or nobody: nothing is said to the phone. */
  void rest() {
    rest(State.OVER);
    referral.rest();
    wire.keeper().let(name);
  }

  private void rest(State next) {
    state = next;
    outgoing.rest();
    incoming.rest();
    timer.stop();
    sound.close();
  }

  // Another node.

  Future<Void> save() {
    return wire
      .keeper()
      .save(name, SipJson.write(dialog))
      .onFailure(why -> LOG.warn("{} could not be stored: {}", name, why.getMessage()));
  }

  /** Goes on with a call of another node: the phone is told to talk with this one. */
  boolean adopt(Dialog stored) {
    dialog = stored.sent(stored.cseq() + 100);
    state = State.UP;
    outgoing.adopted();
    if (!sound.open()) return false;
    timer.began("", true);
    changes.change();
    return true;
  }
}
