package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIP over UDP and TCP, by JAIN-SIP. */
public final class JainTransport implements SipTransport, SipListener {

  static final Logger LOG = LoggerFactory.getLogger(JainTransport.class);

  private final Context home;
  private final String address;
  private final int port;
  private final List<String> transports;
  private final Gate gate;
  private final Counts counts = new Counts();
  private final ExecutorService sending = Executors.newSingleThreadExecutor(
    Thread.ofPlatform().name("hookswitch-sip").factory()
  );
  /** Invitations that are not answered yet, by what a {@code CANCEL} says of them. */
  private final Map<String, JainAsked> invited = new ConcurrentHashMap<>();
  private volatile JainStack stack;
  private Handler handler;

  /**
   * @param home where the handler is told
   * @param address of this machine; no other is listened on
   * @param port of UDP and TCP
   * @param transports {@code udp}, {@code tcp}
   */
  public JainTransport(Context home, String address, int port, List<String> transports, Sources sources) {
    this.home = home;
    this.address = address;
    this.port = port;
    this.transports = transports;
    this.gate = new Gate(sources, counts);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public String contact(String transport) {
    return "sip:hookswitch@" + address + ':' + port + (transport.equals("udp") ? "" : ";transport=" + transport);
  }

  @Override
  public Future<Void> open(Handler told) {
    handler = told;
    return onSender(() -> stack = JainStack.open(address, port, transports, gate, counts, this));
  }

  @Override
  public Future<Void> close() {
    return onSender(() -> {
      if (stack != null) stack.stop();
    }).onComplete(done -> sending.shutdown());
  }

  /** Work that may fail, or wait. */
  private interface Work {
    void run() throws Exception;
  }

  private Future<Void> onSender(Work work) {
    Promise<Void> done = Promise.promise();
    try {
      sending.execute(() -> {
        try {
          work.run();
          home.runOnContext(go -> done.complete());
        } catch (Exception failed) {
          home.runOnContext(go -> done.fail(failed));
        }
      });
    } catch (RejectedExecutionException closed) {
      done.fail(new IllegalStateException("SIP is closed", closed));
    }
    return done.future();
  }

  // What is sent.

  @Override
  public Asking ask(SipRequest request, Consumer<SipResponse> answers) {
    JainAsking asking = new JainAsking(request, answers);
    onSender(() -> asking.send(stack.provider(), via(request))).onFailure(why -> {
      LOG.info("{} cannot be sent: {}", request.method(), why.getMessage());
      asking.ended(SipResponse.instead(request, 503));
    });
    return new Asking() {
      @Override
      public void cancel() {
        onSender(() -> asking.cancel(stack.provider())).onFailure(why -> LOG.info("no CANCEL: {}", why.getMessage()));
      }

      @Override
      public void settled() {
        asking.over = true;
        onSender(asking::terminate).onFailure(why -> LOG.debug("a request is sent again: {}", why.getMessage()));
      }
    };
  }

  @Override
  public void acknowledge(SipRequest ack) {
    onSender(() -> stack.provider().sendRequest(Messages.wire(ack, via(ack)))).onFailure(why ->
      LOG.info("an ACK cannot be sent: {}", why.getMessage())
    );
  }

  private String via(SipRequest request) {
    String next = request.routes().isEmpty() ? request.uri() : request.routes().getFirst();
    String transport = next.toLowerCase(Locale.ROOT).contains(";transport=tcp") ? "TCP" : "UDP";
    byte[] branch = new byte[12];
    ThreadLocalRandom.current().nextBytes(branch);
    return (
      "SIP/2.0/" +
      transport +
      ' ' +
      address +
      ':' +
      port +
      ";branch=z9hG4bK" +
      HexFormat.of().formatHex(branch) +
      ";rport"
    );
  }

  /** One request of ours; on the sending thread, but for what it tells. */
  private final class JainAsking {

    private final SipRequest request;
    private final Consumer<SipResponse> answers;
    private ClientTransaction transaction;
    private boolean ringing;
    private boolean cancelled;
    private volatile boolean over;

    JainAsking(SipRequest request, Consumer<SipResponse> answers) {
      this.request = request;
      this.answers = answers;
    }

    void send(SipProvider by, String via) throws SipException, ParseException {
      transaction = by.getNewClientTransaction(Messages.wire(request, via));
      transaction.setApplicationData(this);
      transaction.sendRequest();
      counts.sent.increment();
    }

    /** Nothing may be taken back before something was heard of it: RFC 3261, section 9.1. */
    void cancel(SipProvider by) throws SipException {
      if (over || cancelled) return;
      if (!ringing) {
        cancelled = true;
        return;
      }
      cancelled = true;
      by.getNewClientTransaction(transaction.createCancel()).sendRequest();
    }

    void terminate() throws SipException {
      if (transaction != null) transaction.terminate();
    }

    void heard(SipResponse response) {
      if (response.provisional()) {
        onSender(() -> {
          boolean due = !ringing && cancelled;
          ringing = true;
          if (!due) return;
          cancelled = false;
          cancel(stack.provider());
        }).onFailure(why -> LOG.info("no CANCEL: {}", why.getMessage()));
        home.runOnContext(go -> {
          if (!over) answers.accept(response);
        });
      } else {
        home.runOnContext(go -> ended(response));
      }
    }

    void ended(SipResponse response) {
      if (over) return;
      over = true;
      answers.accept(response);
    }
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
    JainAsked asked = new JainAsked(wire, transaction, source(wire));
    if (wire.getMethod().equals("INVITE")) invited.put(key(wire), asked);
    home.runOnContext(go -> handler.request(asked));
  }

  private void cancelled(RequestEvent event, SIPRequest wire) throws SipException, ParseException {
    ServerTransaction transaction = event.getServerTransaction();
    if (transaction == null) transaction = stack.provider().getNewServerTransaction(wire);
    JainAsked asked = invited.remove(key(wire));
    SIPResponse answer = wire.createResponse(asked == null ? 481 : 200);
    ServerTransaction answering = transaction;
    onSender(() -> {
      try {
        answering.sendResponse(answer);
      } catch (InvalidArgumentException odd) {
        throw new SipException("no answer to CANCEL", odd);
      }
    }).onFailure(why -> LOG.info("{}", why.getMessage()));
    if (asked != null) home.runOnContext(go -> handler.cancelled(asked));
  }

  /** A {@code CANCEL} has the {@code Via} of what it takes back. */
  private static String key(SIPRequest wire) {
    return (
      wire.getTopmostVia().getBranch() + ' ' + wire.getTopmostVia().getSentBy() + ' ' + wire.getCSeq().getSeqNumber()
    );
  }

  private static InetSocketAddress source(SIPRequest wire) {
    return new InetSocketAddress(wire.getPeerPacketSourceAddress(), wire.getPeerPacketSourcePort());
  }

  private final class JainAsked implements Asked {

    private final SIPRequest wire;
    private final ServerTransaction transaction;
    private final InetSocketAddress source;
    private final SipRequest request;
    private SIPResponse success;

    JainAsked(SIPRequest wire, ServerTransaction transaction, InetSocketAddress source) {
      this.wire = wire;
      this.transaction = transaction;
      this.source = source;
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
      if (!response.provisional()) invited.remove(key(wire));
      onSender(() -> {
        SIPResponse answer = Messages.wire(response, wire);
        if (response.success()) success = answer;
        transaction.sendResponse(answer);
      }).onFailure(why ->
        LOG.info("{} {} cannot be answered: {}", response.status(), request.method(), why.getMessage())
      );
    }

    @Override
    public void again() {
      onSender(() -> {
        if (success != null) stack.provider().sendResponse((SIPResponse) success.clone());
      }).onFailure(why -> LOG.debug("not said again: {}", why.getMessage()));
    }
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
      home.runOnContext(go -> asking.ended(SipResponse.instead(asking.request, 408)));
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
    if (asking != null && asking.getApplicationData() instanceof JainAsking ours && !ours.over) {
      // What ended without an answer was not sent; unless the answer is on its way to be told.
      home.owner().setTimer(1_000, due -> home.runOnContext(go -> ours.ended(SipResponse.instead(ours.request, 503))));
    }
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    // The stack keeps none.
  }
}
