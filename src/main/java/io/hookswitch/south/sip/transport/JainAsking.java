package io.hookswitch.south.sip.transport;

import java.text.ParseException;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of ours; on the sending thread, but for what it tells. */
final class JainAsking implements SipTransport.Asking {

  private static final Logger LOG = LoggerFactory.getLogger(JainAsking.class);

  private final SipRequest request;
  private final Consumer<SipResponse> answers;
  private final Sender sender;
  private ClientTransaction transaction;
  private SipProvider provider;
  private boolean ringing;
  private boolean cancelled;
  private volatile boolean over;

  JainAsking(SipRequest request, Consumer<SipResponse> answers, Sender sender) {
    this.request = request;
    this.answers = answers;
    this.sender = sender;
  }

  SipRequest request() {
    return request;
  }

  boolean over() {
    return over;
  }

  void send(SipProvider by, String via) throws SipException, ParseException {
    provider = by;
    transaction = by.getNewClientTransaction(Messages.wire(request, via));
    transaction.setApplicationData(this);
    transaction.sendRequest();
  }

  @Override
  public void cancel() {
    sender.ends(this::cancelNow).onFailure(why -> LOG.info("no CANCEL: {}", why.getMessage()));
  }

  @Override
  public void settled() {
    over = true;
    sender
      .ends(() -> {
        if (transaction != null) transaction.terminate();
      })
      .onFailure(why -> LOG.debug("a request is sent again: {}", why.getMessage()));
  }

  /** Nothing may be taken back before something was heard of it: RFC 3261, section 9.1. */
  private void cancelNow() throws SipException {
    if (over || cancelled) return;
    cancelled = true;
    if (ringing) provider.getNewClientTransaction(transaction.createCancel()).sendRequest();
  }

  void heard(SipResponse response) {
    if (!response.provisional()) {
      sender.home().runOnContext(go -> ended(response));
      return;
    }
    sender
      .ends(() -> {
        boolean due = !ringing && cancelled;
        ringing = true;
        if (!due) return;
        cancelled = false;
        cancelNow();
      })
      .onFailure(why -> LOG.info("no CANCEL: {}", why.getMessage()));
    sender.home().runOnContext(go -> {
      if (!over) answers.accept(response);
    });
  }

  /** On the connector's context. */
  void ended(SipResponse response) {
    if (over) return;
    over = true;
    answers.accept(response);
  }
}
