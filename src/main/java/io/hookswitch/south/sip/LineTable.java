package io.hookswitch.south.sip;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** All lines of this node, by name and by what SIP says of them. On the connector's context. */
final class LineTable {

  private static final Map<String, String> PICKS_UP_BY_ITSELF = Map.of(
    "Call-Info",
    "<sip:hookswitch.invalid>;answer-after=0",
    "Alert-Info",
    "<http://hookswitch.invalid>;info=alert-autoanswer;delay=0"
  );

  private final Wire wire;
  private final Addresses addresses;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();

  LineTable(Wire wire, Addresses addresses) {
    this.wire = wire;
    this.addresses = addresses;
  }

  private Line create(String name) {
    Line[] line = new Line[1];
    line[0] = new Line(name, wire, () -> forget(name, line[0]));
    lines.put(name, line[0]);
    return line[0];
  }

  private void forget(String name, Line line) {
    if (lines.remove(name, line) && line.dialog() != null) keys.remove(line.dialog().key());
  }

  private void known(String name, Line line) {
    if (line.dialog() != null) keys.put(line.dialog().key(), name);
  }

  /** Calls somebody; what comes of it is told. */
  void call(String name, Endpoint to, String shown, boolean picksUp) {
    Line line = create(name);
    addresses.of(to).onComplete((target, lost) ->
      wire.home().runOnContext(go -> {
        if (line.given()) return;
        if (target == null || target.isEmpty()) {
          lines.remove(name, line);
          wire.events().failed(name, ReleaseCause.NoAnswer);
          return;
        }
        line.outgoing().call(target.get(), Addresses.shown(shown), picksUp ? PICKS_UP_BY_ITSELF : Map.of());
        known(name, line);
      })
    );
  }

  /** @return whether it can be answered; it has been turned down otherwise */
  boolean offered(String name, Asked call) {
    Line line = create(name);
    boolean good = line.incoming().offered(call);
    known(name, line);
    return good;
  }

  /** A line of another node. */
  boolean adopt(String name, Dialog dialog) {
    Line line = create(name);
    boolean good = line.adopt(dialog);
    known(name, line);
    return good;
  }

  void ring(String name) {
    line(name).ifPresent(line -> line.incoming().ring());
  }

  void accept(String name) {
    line(name).ifPresent(line -> line.incoming().accept());
  }

  /** Lets a phone that has called in hear what is said before anybody has picked up. */
  void progress(String name) {
    line(name).ifPresent(line -> line.incoming().progress());
  }

  /** Tells a phone what becomes of the transfer that it has asked for. */
  void refer(String name, int status) {
    line(name).ifPresent(line -> line.referral().says(status));
  }

  /** Whether a phone waits to hear what becomes of its transfer. */
  boolean refers(String name) {
    return line(name)
      .filter(line -> line.referral().open())
      .isPresent();
  }

  /** The line of the other dialog that a phone means. */
  Optional<String> named(ReferTo.Replaced dialog) {
    return Stream.of(dialog.toTag(), dialog.fromTag())
      .map(tag -> keys.get(Dialog.key(dialog.callId(), tag)))
      .filter(Objects::nonNull)
      .findFirst();
  }

  void talk(String name, IntConsumer refused) {
    line(name).ifPresentOrElse(line -> line.talk(refused), () -> refused.accept(481));
  }

  void hangUp(String name, ReleaseCause cause) {
    line(name).ifPresent(line -> line.hangUp(cause));
  }

  /** It is another node's. */
  void rest(String name) {
    line(name).ifPresent(line -> {
      line.rest();
      forget(name, line);
    });
  }

  void rest() {
    List.copyOf(lines.keySet()).forEach(this::rest);
  }

  private Optional<Line> line(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  private Optional<Line> of(String callId, String localTag) {
    return Optional.ofNullable(keys.get(Dialog.key(callId, localTag))).flatMap(this::line);
  }

  /** @return whether it is about a line that there is */
  boolean within(Asked call) {
    Optional<Line> line = of(call.request().callId(), call.request().to().tag());
    line.ifPresent(one -> one.request(call));
    return line.isPresent();
  }

  void acknowledged(SipRequest ack) {
    of(ack.callId(), ack.to().tag()).ifPresent(line -> line.incoming().acknowledged(ack));
  }

  void repeated(SipResponse success) {
    of(success.callId(), success.from().tag()).ifPresent(line -> line.outgoing().repeated(success));
  }

  /** Whoever has called does not want any more. */
  void cancelled(Asked call) {
    new ArrayList<>(lines.values())
      .stream()
      .filter(line -> line.incoming().is(call))
      .forEach(line -> line.incoming().cancelled());
  }
}
