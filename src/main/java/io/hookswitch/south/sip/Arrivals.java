package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import io.hookswitch.south.sip.transport.Sources;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that come in: from phones, which prove who they are, and from trunks. Each is for a subscriber, or is rejected. */
final class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Wire wire;
  private final LineTable lines;
  private final Switchboard board;
  private final PhoneBook book;
  private final Registrar registrar;
  private final Sources trunks;
  private final Supplier<CallId> identities;
  /** Invitations that wait for an answer to where they go. */
  private final Set<Asked> waiting = new HashSet<>();

  Arrivals(
    Wire wire,
    LineTable lines,
    Switchboard board,
    PhoneBook book,
    Registrar registrar,
    Supplier<CallId> identities
  ) {
    this.wire = wire;
    this.lines = lines;
    this.board = board;
    this.book = book;
    this.registrar = registrar;
    this.identities = identities;
    this.trunks = new Sources(wire.config().trunks(), 1, System::nanoTime);
  }

  void invited(Asked call) {
    SipRequest request = call.request();
    boolean trunk = trunks.known(call.source().getAddress());
    String caller = Registrar.user(request.from().uri());
    if (!trunk && !registrar.proved(call, caller)) return;
    if (!request.header("require").isEmpty() && !request.header("require").equals("timer")) {
      answer(call, 420, Map.of("Unsupported", request.header("require")));
      return;
    }
    if (SessionTimer.tooShort(request)) {
      answer(call, 422, SessionTimer.LEAST_HEADER);
      return;
    }
    String dialled = Registrar.user(request.uri());
    Endpoint called = book.subscriber(dialled).orElse(null);
    if (called == null) {
      LOG.info("a call to {} is rejected: it is no subscriber's number, or more than one's", dialled);
      answer(call, 404, Map.of());
      return;
    }
    Endpoint from = trunk ? null : book.subscriber(caller).orElse(null);
    Endpoint calling = from == null ? Endpoint.network(caller, caller) : from;
    waiting.add(call);
    book
      .rings(called)
      .onFailure(down -> LOG.warn("{} rings, forwarded or not: {}", dialled, down.getMessage()))
      .otherwise(called)
      .onSuccess(to -> wire.home().runOnContext(go -> offer(call, calling, to)));
  }

  private static void answer(Asked call, int status, Map<String, String> headers) {
    call.answer(SipResponse.to(call.request(), status, Wire.random(), headers));
  }

  private void offer(Asked call, Endpoint from, Endpoint to) {
    if (!waiting.remove(call)) return;
    if (!to.internal()) {
      LOG.info("a call is rejected: it is forwarded to {}, out of the gateway", to.number());
      answer(call, 404, Map.of());
      return;
    }
    PartyId caller = identities.get().party(0);
    String line = caller.toString();
    if (!lines.offered(line, call)) return;
    SwitchEvent.Offered offer = new SwitchEvent.Offered(caller, 0, to.subscriber().user().tenant(), from, to);
    board.turn(turn -> Facts.arrived(turn, offer, line));
  }

  /** @return whether it was still waiting */
  boolean cancelled(Asked call) {
    if (!waiting.remove(call)) return false;
    answer(call, 487, Map.of());
    return true;
  }
}
