package io.hookswitch.south.sip;

import io.hookswitch.south.Figure;
import io.hookswitch.south.sip.media.Figures;
import io.hookswitch.south.sip.transport.Counts;
import java.util.List;
import java.util.function.LongSupplier;

/** How the connector fares. */
final class SipFigures {

  private SipFigures() {}

  static List<Figure> of(Figures media, Counts messages, Registrar registrar) {
    return List.of(
      grows("sip.requests", "SIP requests that were let in", messages::requests),
      grows("sip.responses", "SIP responses that came", messages::responses),
      grows("sip.sent", "SIP requests that were sent", messages::sent),
      grows("sip.malformed", "SIP messages that could not be understood, and were dropped", messages::malformed),
      grows("sip.refused", "SIP requests of addresses that may not send, dropped", messages::refused),
      grows("sip.too.many", "SIP requests beyond what an address may send, dropped", messages::tooMany),
      grows("sip.unsent", "SIP messages that were not sent, since too many waited for that", messages::unsent),
      grows("sip.registered", "Times that a phone has registered", registrar::done),
      grows("sip.password.wrong", "Times that a password was wrong", registrar::refused),
      now("media.ports", "Phones whose sound goes through this node", media::ports),
      now("media.waiting", "What is asked of the mixer and not done yet", media::waiting),
      grows("media.received", "Packets of sound that came", media::packetsReceived),
      grows("media.sent", "Packets of sound that were sent", media::packetsSent),
      grows("media.dropped", "Packets of sound that were of no use, or could not be sent", media::packetsDropped),
      grows("media.ticks", "Ticks of the mixer, of 20 ms each", media::ticks),
      grows("media.ticks.late", "Ticks that began more than 5 ms late", media::ticksLate),
      grows("media.ticks.skipped", "Ticks that were left out, since it was far too late", media::ticksSkipped),
      grows("media.busy.millis", "How long the mixer has worked, in milliseconds", media::busyMillis),
      now("media.late.worst", "How late a tick has ever begun, in milliseconds", media::worstMillis)
    );
  }

  private static Figure grows(String name, String meaning, LongSupplier value) {
    return new Figure("hookswitch." + name, meaning, true, value);
  }

  private static Figure now(String name, String meaning, LongSupplier value) {
    return new Figure("hookswitch." + name, meaning, false, value);
  }
}
