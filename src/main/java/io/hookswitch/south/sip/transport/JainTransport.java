package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIP over UDP, TCP and TLS, by JAIN-SIP. */
public final class JainTransport implements SipTransport, SipListener {

  static final Logger LOG = LoggerFactory.getLogger(JainTransport.class);

  private final Context home;
  private final Ends ends;
  private final Optional<Keys> keys;
  private final Gate gate;
  private final Counts counts = new Counts();
  private final Sender sender;
  /** Invitations that are not answered yet, by what a {@code CANCEL} says of them. */
  private final Map<String, JainAsked> invited = new ConcurrentHashMap<>();
  private volatile JainStack stack;
  private Handler handler;

  /**
   * @param home where the handler is told
   * @param keys of TLS, if that is one of the ends
   */
  public JainTransport(Context home, Ends ends, Optional<Keys> keys, Sources sources) {
    this.home = home;
    this.ends = ends;
    this.keys = keys;
    this.sender = new Sender(home, Sender.MOST_WAITING, counts.unsent);
    this.gate = new Gate(sources, counts);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public String contact(String transport) {
    return ends.contact(transport);
  }

  @Override
  public Future<Void> open(Handler told) {
    handler = told;
    return sender.does(() -> stack = JainStack.open(ends, keys, gate, counts, this));
  }

  @Override
  public Future<Void> close() {
    return sender
      .ends(() -> {
        if (stack != null) stack.stop();
      })
      .onComplete(done -> sender.end());
  }

  // What is sent.

  @Override
  public Asking ask(SipRequest request, Consumer<SipResponse> answers) {
    JainAsking asking = new JainAsking(request, answers, sender);
    Sender.Work send = () -> {
      asking.send(stack.provider(), via(request));
      counts.sent.increment();
    };
    // Whoever asks gets the answer later, never while asking.
    (request.method().equals("BYE") ? sender.ends(send) : sender.does(send)).onFailure(why -> {
      LOG.info("{} cannot be sent: {}", request.method(), why.getMessage());
      home.runOnContext(go -> asking.ended(SipResponse.instead(request, 503)));
    });
    return asking;
  }

  @Override
  public void acknowledge(SipRequest ack) {
    sender
      .ends(() -> stack.provider().sendRequest(Messages.wire(ack, via(ack))))
      .onFailure(why -> LOG.info("an ACK cannot be sent: {}", why.getMessage()));
  }

  private String via(SipRequest request) {
    String transport = SipTransport.transportOf(
      request.routes().isEmpty() ? request.uri() : request.routes().getFirst()
    );
    byte[] branch = new byte[12];
    ThreadLocalRandom.current().nextBytes(branch);
    String made = ";branch=z9hG4bK" + HexFormat.of().formatHex(branch);
    return "SIP/2.0/" + transport.toUpperCase(Locale.ROOT) + ' ' + ends.at(transport) + made + ";rport";
  }

  // What has come, on threads of the stack.

  @Override
  public void processRequest(RequestEvent event) {
    SIPRequest wire = (SIPRequest) event.getRequest();
    try {
      switch (wire.getMethod()) {
        case "ACK" -> {
          SipRequest ack = Messages.request(wire);
          home.runOnContext(go -> handler.acknowledged(ack));
        }
        case "CANCEL" -> cancelled(event, wire);
        default -> asked(event, wire);
      }
    } catch (TransactionAlreadyExistsException repeated) {
      LOG.trace("a request has come again");
    } catch (SipException | ParseException | RuntimeException odd) {
      counts.malformed.increment();
      LOG.debug("a request is dropped: {}", odd.toString());
    }
  }

  private void asked(RequestEvent event, SIPRequest wire) throws SipException {
    ServerTransaction transaction = event.getServerTransaction();
    if (transaction == null) transaction = stack.provider().getNewServerTransaction(wire);
    JainAsked asked = new JainAsked(wire, transaction, stack.provider(), sender, () -> invited.remove(key(wire)));
    if (wire.getMethod().equals("INVITE")) invited.put(key(wire), asked);
    home.runOnContext(go -> handler.request(asked));
  }

  private void cancelled(RequestEvent event, SIPRequest wire) throws SipException, ParseException {
    ServerTransaction transaction = event.getServerTransaction();
    if (transaction == null) transaction = stack.provider().getNewServerTransaction(wire);
    JainAsked asked = invited.remove(key(wire));
    SIPResponse answer = wire.createResponse(asked == null ? 481 : 200);
    ServerTransaction answering = transaction;
    sender
      .ends(() -> answering.sendResponse(answer))
      .onFailure(why -> LOG.info("no answer to CANCEL: {}", why.getMessage()));
    if (asked != null) home.runOnContext(go -> handler.cancelled(asked));
  }

  /** A {@code CANCEL} has the {@code Via} of what it takes back. */
  private static String key(SIPRequest wire) {
    return (
      wire.getTopmostVia().getBranch() + ' ' + wire.getTopmostVia().getSentBy() + ' ' + wire.getCSeq().getSeqNumber()
    );
  }

  @Override
  public void processResponse(ResponseEvent event) {
    SIPResponse wire = (SIPResponse) event.getResponse();
    ClientTransaction transaction = event.getClientTransaction();
    try {
      SipResponse response = Messages.response(wire);
      if (transaction != null && transaction.getApplicationData() instanceof JainAsking asking) asking.heard(response);
      else if (response.success() && response.method().equals("INVITE")) {
        home.runOnContext(go -> handler.repeated(response));
      }
    } catch (RuntimeException odd) {
      counts.malformed.increment();
      LOG.debug("an answer is dropped: {}", odd.toString());
    }
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    if (event.isServerTransaction()) return;
    if (event.getClientTransaction().getApplicationData() instanceof JainAsking asking) {
      home.runOnContext(go -> asking.ended(SipResponse.instead(asking.request(), 408)));
    }
  }

  /** Whatever was to be sent is not answered, and ends with that. */
  @Override
  public void processIOException(IOExceptionEvent event) {
    LOG.info("{} {}:{} cannot be reached", event.getTransport(), event.getHost(), event.getPort());
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    ServerTransaction transaction = event.getServerTransaction();
    if (transaction != null && transaction.getRequest() instanceof SIPRequest wire) {
      if (wire.getMethod().equals("INVITE")) invited.remove(key(wire));
      return;
    }
    ClientTransaction asking = event.getClientTransaction();
    if (asking != null && asking.getApplicationData() instanceof JainAsking ours && !ours.over()) {
      // What ended without an answer was not sent; unless the answer is on its way to be told.
      home
        .owner()
        .setTimer(1_000, due -> home.runOnContext(go -> ours.ended(SipResponse.instead(ours.request(), 503))));
    }
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    // The stack keeps none.
  }
}
