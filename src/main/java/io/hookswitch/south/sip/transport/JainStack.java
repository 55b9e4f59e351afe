package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.ClientAuthType;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sip.DialogTerminatedEvent;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;

/** The stack, as it is set up here: it listens where it is told, keeps no dialogs, logs nothing of what is said, and is bounded. */
record JainStack(SipStackImpl stack, SipProvider provider) {
  private static final int LONGEST = 16_384;
  private static final int CONNECTIONS = 2_000;
  private static final int TRANSACTIONS = 20_000;
  /**
   * What waits in the socket while the process stands still, for a collection of garbage or another program. The stack's own
   * 64 KB are full after some hundred messages; what is lost then comes again half a second later, and phones that take what
   * comes again for a mistake give up. The system may allow less: {@code net.core.rmem_max}.
   */
  static final int WAITING = 4 * 1024 * 1024;

  private static final String OWN = "gov.nist.javax.sip.";

  /** @throws SipException when it cannot listen there; nothing is left behind then */
  static JainStack open(Ends ends, Optional<Keys> keys, Gate gate, Counts counts, SipListener listener)
    throws SipException {
    SipStackImpl stack = null;
    try {
      stack = new Secured(properties(keys), keys);
      stack.sipMessageValve = gate;
      stack.setMessageParserFactory(whose -> new StrictParser(LONGEST, counts));
      SipProvider provider = null;
      for (Map.Entry<String, Integer> end : ends.ports().entrySet()) {
        ListeningPoint point = stack.createListeningPoint(ends.address(), end.getValue(), end.getKey());
        if (provider == null) provider = stack.createSipProvider(point);
        else provider.addListeningPoint(point);
      }
      provider.addSipListener(listener);
      stack.start();
      return new JainStack(stack, provider);
    } catch (Exception unable) {
      if (stack != null) stack.stop();
      throw new SipException("no SIP at " + ends + ": " + unable.getMessage(), unable);
    }
  }

  /** The stack with keys that are given to it, not looked for in files of its own. */
  private static final class Secured extends SipStackImpl {

    Secured(Properties properties, Optional<Keys> keys) throws PeerUnavailableException {
      super(properties);
      keys.ifPresent(own -> {
        securityManagerProvider = own.provider();
      });
    }
  }

  private static Properties properties(Optional<Keys> keys) {
    Properties properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "hookswitch");
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    properties.setProperty(OWN + "STACK_LOGGER", QuietLogger.class.getName());
    properties.setProperty(OWN + "SERVER_LOGGER", QuietLogger.class.getName());
    properties.setProperty(OWN + "REENTRANT_LISTENER", "true");
    // One thread takes what comes by UDP, so that it is handed over in its order.
    properties.setProperty(OWN + "THREAD_POOL_SIZE", "1");
    properties.setProperty(OWN + "MAX_MESSAGE_SIZE", Integer.toString(LONGEST));
    properties.setProperty(OWN + "RECEIVE_UDP_BUFFER_SIZE", Integer.toString(WAITING));
    properties.setProperty(OWN + "SEND_UDP_BUFFER_SIZE", Integer.toString(WAITING));
    properties.setProperty(OWN + "MAX_CONNECTIONS", Integer.toString(CONNECTIONS));
    properties.setProperty(OWN + "MAX_SERVER_TRANSACTIONS", Integer.toString(TRANSACTIONS));
    properties.setProperty(OWN + "MAX_CLIENT_TRANSACTIONS", Integer.toString(TRANSACTIONS));
    properties.setProperty(OWN + "UNLIMITED_CLIENT_TRANSACTION_TABLE_SIZE", "true");
    properties.setProperty(OWN + "READ_TIMEOUT", "10000");
    properties.setProperty(OWN + "MESSAGE_PROCESSOR_FACTORY", "gov.nist.javax.sip.stack.NioMessageProcessorFactory");
    properties.setProperty(OWN + "DELIVER_UNSOLICITED_NOTIFY", "true");
    // Its machine of states is older than TLS 1.3.
    properties.setProperty(OWN + "TLS_CLIENT_PROTOCOLS", "TLSv1.2");
    boolean clients = keys.filter(Keys::clients).isPresent();
    properties.setProperty(
      OWN + "TLS_CLIENT_AUTH_TYPE",
      (clients ? ClientAuthType.Enabled : ClientAuthType.Disabled).name()
    );
    return properties;
  }

  void stop() {
    EventScanner scanner = stack.getEventScanner();
    stack.stop();
    // The thread that would hand over events waits for one more before it looks whether it is to end.
    if (scanner != null) scanner.addEvent(new EventWrapper(new DialogTerminatedEvent(provider, null), null));
  }
}
