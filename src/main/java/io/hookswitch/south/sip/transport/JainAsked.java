package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetSocketAddress;
import javax.sip.ServerTransaction;
import javax.sip.SipProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request that has come. */
final class JainAsked implements SipTransport.Asked {

  private static final Logger LOG = LoggerFactory.getLogger(JainAsked.class);

  private final SIPRequest wire;
  private final ServerTransaction transaction;
  private final SipProvider provider;
  private final Sender sender;
  private final Runnable ended;
  private final InetSocketAddress source;
  private final SipRequest request;
  private SIPResponse success;

  /** @param ended told when it has its last answer */
  JainAsked(SIPRequest wire, ServerTransaction transaction, SipProvider provider, Sender sender, Runnable ended) {
    this.wire = wire;
    this.transaction = transaction;
    this.provider = provider;
    this.sender = sender;
    this.ended = ended;
    this.source = new InetSocketAddress(wire.getPeerPacketSourceAddress(), wire.getPeerPacketSourcePort());
    this.request = Messages.request(wire);
  }

  @Override
  public SipRequest request() {
    return request;
  }

  @Override
  public InetSocketAddress source() {
    return source;
  }

  @Override
  public void answer(SipResponse response) {
    if (!response.provisional()) ended.run();
    sender
      .does(() -> {
        SIPResponse answer = Messages.wire(response, wire);
        if (response.success()) success = answer;
        transaction.sendResponse(answer);
      })
      .onFailure(why ->
        LOG.info("{} {} cannot be answered: {}", response.status(), request.method(), why.getMessage())
      );
  }

  @Override
  public void again() {
    sender
      .does(() -> {
        if (success != null) provider.sendResponse((SIPResponse) success.clone());
      })
      .onFailure(why -> LOG.debug("not said again: {}", why.getMessage()));
  }
}
