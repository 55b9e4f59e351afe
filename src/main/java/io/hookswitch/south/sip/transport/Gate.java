package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import javax.sip.SipStack;
import javax.sip.message.Response;

/** Lets in who may send, before anything is remembered of what was sent. */
final class Gate implements SIPMessageValve {

  private final Sources sources;
  private final Counts counts;

  Gate(Sources sources, Counts counts) {
    this.sources = sources;
    this.counts = counts;
  }

  @Override
  public boolean processRequest(SIPRequest request, MessageChannel from) {
    return switch (sources.request(from.getPeerPacketSourceAddress())) {
      case WELCOME -> {
        counts.requests.increment();
        yield true;
      }
      case STRANGER -> {
        counts.refused.increment();
        yield false;
      }
      case TOO_MANY -> {
        counts.tooMany.increment();
        yield false;
      }
    };
  }

  /** One that answers nothing is dropped by the layer of transactions. */
  @Override
  public boolean processResponse(Response response, MessageChannel from) {
    counts.responses.increment();
    return true;
  }

  @Override
  public void init(SipStack stack) {
    // nothing to be got from it
  }

  @Override
  public void destroy() {
    // nothing to let go
  }
}
