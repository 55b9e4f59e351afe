package io.hookswitch.south.sip.transport;

import io.vertx.core.Future;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.function.Consumer;

/** The door to SIP: messages and their transactions, and no more. */
public interface SipTransport {
  /** Whoever is told what comes; always on the context that the transport was made with. */
  interface Handler {
    /** Somebody wants something. Neither {@code ACK} nor {@code CANCEL}, and never the same twice. */
    void request(Asked asked);

    /** Whoever has asked for this does not want it any more; it is still to be answered. */
    void cancelled(Asked asked);

    /** A success of an {@code INVITE} of ours has arrived there. */
    void acknowledged(SipRequest ack);

    /** A success of an {@code INVITE} of ours has come once more, or from another phone as well. */
    void repeated(SipResponse success);
  }

  /** A request that is to be answered. */
  interface Asked {
    SipRequest request();

    InetSocketAddress source();

    /** @param response the last one is the first that is not provisional */
    void answer(SipResponse response);

    /** Says the success of an {@code INVITE} once more: whoever accepts a call does so until it is acknowledged. */
    void again();
  }

  /** A request that was sent. */
  interface Asking {
    /** Takes an {@code INVITE} back, as soon as that can be done. It is answered nevertheless. */
    void cancel();

    /** It has been answered, by a success that came to {@link Handler#repeated}: nothing more is to be done for it. */
    void settled();
  }

  /** Listens. */
  Future<Void> open(Handler handler);

  /**
   * Sends a request.
   *
   * @param answers gets each answer, and always an end: 408 when nobody answers, 503 when nobody can be reached
   */
  Asking ask(SipRequest request, Consumer<SipResponse> answers);

  /** Sends the acknowledgement of a success; it is not answered. */
  void acknowledge(SipRequest ack);

  /** By which transport a URI is reached: {@code udp}, {@code tcp} or {@code tls}. */
  static String transportOf(String uri) {
    String low = uri.toLowerCase(Locale.ROOT);
    if (low.startsWith("sips:") || low.contains(";transport=tls")) return "tls";
    return low.contains(";transport=tcp") ? "tcp" : "udp";
  }

  /** As it is to be written in {@code Contact}. */
  String contact(String transport);

  Counts counts();

  /** Lets go of the network. */
  Future<Void> close();
}
