package io.hookswitch.south.sip;

import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport;
import java.util.Map;

/**
 * What comes by SIP: where it belongs.
 *
 * @param arrivals calls that come in
 * @param registrar of phones that say where they are
 */
record Doorway(LineTable lines, Arrivals arrivals, Registrar registrar) implements SipTransport.Handler {
  @Override
  public void request(SipTransport.Asked asked) {
    SipRequest request = asked.request();
    if (!request.to().tag().isEmpty()) {
      if (!lines.within(asked)) answer(asked, 481, Map.of());
      return;
    }
    switch (request.method()) {
      case "INVITE" -> arrivals.invited(asked);
      case "REGISTER" -> registrar.register(asked);
      case "OPTIONS" -> answer(asked, 200, Map.of("Allow", Line.ALLOW));
      case "BYE", "UPDATE", "INFO", "NOTIFY", "REFER", "PRACK" -> answer(asked, 481, Map.of());
      default -> answer(asked, 405, Map.of("Allow", Line.ALLOW));
    }
  }

  private static void answer(SipTransport.Asked asked, int status, Map<String, String> headers) {
    asked.answer(SipResponse.to(asked.request(), status, Wire.random(), headers));
  }

  @Override
  public void cancelled(SipTransport.Asked asked) {
    if (!arrivals.cancelled(asked)) lines.cancelled(asked);
  }

  @Override
  public void acknowledged(SipRequest ack) {
    lines.acknowledged(ack);
  }

  @Override
  public void repeated(SipResponse success) {
    lines.repeated(success);
  }
}
