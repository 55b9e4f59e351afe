package io.hookswitch.south.sip;

import io.hookswitch.south.asterisk.Ear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A telephone on loopback, SIP over UDP by hand; {@link Ear} hears and says a tone. One call at a time. */
public final class SoftPhone implements AutoCloseable {

  /** What it does when it is called. */
  public enum Does {
    ANSWERS,
    HANGS_UP,
    BUSY,
    RINGS,
    /** Rings, and is picked up when it is told to. */
    TALKS,
    /** Speaks before it is picked up, and never is. */
    SPEAKS,
    /** Rings, and is picked up in the moment in which it is told that nobody wants it any more. */
    CROSSES,
    /** Wants sessions of an hour, and answers then. */
    LONGER,
    /** Everybody else: 15004 is busy, all others answer and hang up. */
    NETWORK,
  }

  private final String number;
  private final String password;
  private final Does does;
  private final InetSocketAddress gateway;
  private final DatagramSocket socket;
  private final Ear ear;
  private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
  private final List<Said> heard = new ArrayList<>();
  private final String mine = Long.toHexString(System.identityHashCode(this));
  private Said invite;
  private String callId = "";
  private String local = "";
  private String remote = "";
  private String target = "";
  private String flow = "sendrecv";
  private int cseq = 100;
  private int calls;
  private boolean waits;
  private Said waiting;
  private InetSocketAddress there;

  public SoftPhone(String number, String password, Does does, int tone, int gatewayPort) {
    this.number = number;
    this.password = password;
    this.does = does;
    this.gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), gatewayPort);
    this.ear = new Ear(tone);
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.ofVirtual().start(this::listen);
  }

  public Ear ear() {
    return ear;
  }

  public String number() {
    return number;
  }

  public String uri() {
    return "sip:" + number + "@127.0.0.1:" + socket.getLocalPort();
  }

  private void listen() {
    byte[] buffer = new byte[65_000];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        Said said = Said.read(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
        take(said, (InetSocketAddress) packet.getSocketAddress());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private synchronized void take(Said said, InetSocketAddress from) {
    heard.add(said);
    notifyAll();
    if (said.answer()) return;
    there = from;
    switch (said.method()) {
      case "INVITE" -> invited(said);
      case "CANCEL" -> {
        // Its success is on the way before it reads this.
        if (does == Does.CROSSES) pickUp();
        answer(said, "200 OK", "", "");
        if (invite != null) answer(invite, "487 Request Terminated", "", "");
        invite = null;
      }
      case "NOTIFY" -> {
        boolean told = does == Does.TALKS && said.header("event").equals("talk");
        answer(said, told || said.header("event").equals("refer") ? "200 OK" : "481 No", "", "");
        if (told) pickUp();
      }
      case "ACK" -> {
      }
      default -> answer(said, "200 OK", "", "");
    }
  }

  private void invited(Said said) {
    if (said.header("call-id").equals(callId) && !said.tag("to").isEmpty()) {
      target = said.uri("contact");
      if (waits) waiting = said;
      else answer(said, "200 OK", "", sdp());
      return;
    }
    if (invite != null && invite.header("call-id").equals(said.header("call-id"))) return;
    boolean network = does == Does.NETWORK;
    if (does == Does.BUSY || (network && said.first().contains("15004"))) {
      answer(said, "486 Busy Here", "", "");
      return;
    }
    if (does == Does.LONGER && Integer.parseInt(said.header("session-expires").replaceFirst(";.*", "")) < 3_600) {
      answer(said, "422 Session Interval Too Small", "Min-SE: 3600\r\n", "");
      return;
    }
    calls++;
    invite = said;
    callId = said.header("call-id");
    local = said.header("to") + ";tag=" + tag();
    remote = said.header("from");
    target = said.uri("contact");
    flow = "sendrecv";
    if (does == Does.SPEAKS) {
      answer(said, "183 Session Progress", "", sdp());
      return;
    }
    answer(said, "180 Ringing", does == Does.TALKS ? "Allow-Events: talk, hold\r\n" : "", "");
    boolean own = said.header("call-info").contains("answer-after=0");
    if (does == Does.ANSWERS || does == Does.HANGS_UP || does == Does.LONGER || network || own) later(
      150,
      this::pickUp
    );
    if (does == Does.HANGS_UP || network) later(500, this::hangUp);
  }

  private void later(int millis, Runnable deed) {
    hand.schedule(deed, millis, TimeUnit.MILLISECONDS);
  }

  private String tag() {
    return mine + "-" + calls;
  }

  private synchronized void pickUp() {
    if (invite == null) return;
    answer(invite, "200 OK", "", sdp());
    invite = null;
  }

  private String sdp() {
    return String.join(
      "\r\n",
      "v=0",
      "o=phone 1 " + cseq + " IN IP4 127.0.0.1",
      "s=-",
      "c=IN IP4 127.0.0.1",
      "t=0 0",
      "m=audio " + ear.port() + " RTP/AVP 8 101",
      "a=rtpmap:101 telephone-event/8000",
      "a=" + flow,
      ""
    );
  }

  private void answer(Said to, String status, String more, String body) {
    String text = "SIP/2.0 " + status + "\r\n" + to.echoed(tag()) + "Contact: <" + uri() + ">\r\n" + more;
    send(text, body, there);
  }

  private void send(String head, String body, InetSocketAddress to) {
    String type = body.startsWith("v=0") ? "Content-Type: application/sdp\r\n" : "";
    byte[] bytes = (head + type + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(
      StandardCharsets.UTF_8
    );
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException closed) {
      if (!socket.isClosed()) throw new UncheckedIOException(closed);
    }
  }

  private String head(String method, String uri, String from, String to, String id, String more) {
    return (
      method +
      " " +
      uri +
      " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" +
      socket.getLocalPort() +
      ";branch=z9hG4bK" +
      mine +
      cseq +
      method.hashCode() +
      "\r\nMax-Forwards: 70\r\nFrom: " +
      from +
      "\r\nTo: " +
      to +
      "\r\nCall-ID: " +
      id +
      "\r\nCSeq: " +
      cseq +
      " " +
      method +
      "\r\nContact: <" +
      uri() +
      ">\r\n" +
      more
    );
  }

  /** Waits for a message that fits, now or soon. */
  public synchronized Said awaits(String what, Predicate<Said> fits) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    try {
      while (true) {
        for (Said said : heard) if (fits.test(said)) return said;
        long left = until - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
            number + " expected " + what + ", heard " + heard.stream().map(Said::first).toList()
          );
        }
        wait(1 + left / 1_000_000);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Also of another node that it was called by. */
  public synchronized void forgets() {
    heard.clear();
    there = null;
  }

  private Said request(String method, String uri, String from, String to, String id, String more, String body) {
    int number;
    synchronized (this) {
      cseq++;
      number = cseq;
      send(head(method, uri, from, to, id, more), body, there == null ? gateway : there);
    }
    return awaits(
      "an answer to " + method,
      said ->
        said.answer() &&
        said.header("call-id").equals(id) &&
        said.header("cseq").equals(number + " " + method) &&
        said.status() >= 200
    );
  }

  /** @return the status that is answered to the second try, with the password */
  Said registers() {
    String me = "<sip:" + number + "@127.0.0.1>";
    return proved("REGISTER", "sip:127.0.0.1", me + ";tag=r", me, "reg" + mine, "Expires: 600\r\n", "");
  }

  private Said proved(String method, String uri, String from, String to, String id, String more, String body) {
    Said first = request(method, uri, from, to, id, more, body);
    if (first.status() != 401) return first;
    if (method.equals("INVITE")) acknowledge(first, uri, from, id);
    return request(method, uri, from, to, id, more + authorization(first, method, uri, password, 1), body);
  }

  String authorization(Said challenge, String method, String uri, String secret, int count) {
    Map<String, String> parts = Digest.parts(challenge.header("www-authenticate"));
    String nc = String.format("%08x", count);
    String ha1 = Digest.hash("MD5", number + ":" + parts.get("realm") + ":" + secret);
    String ha2 = Digest.hash("MD5", method + ":" + uri);
    String response = Digest.hash("MD5", ha1 + ":" + parts.get("nonce") + ":" + nc + ":abc:auth:" + ha2);
    return (
      "Authorization: Digest username=\"" +
      number +
      "\", realm=\"" +
      parts.get("realm") +
      "\", nonce=\"" +
      parts.get("nonce") +
      "\", uri=\"" +
      uri +
      "\", response=\"" +
      response +
      "\", qop=auth, nc=" +
      nc +
      ", cnonce=\"abc\"\r\n"
    );
  }

  Said registersWith(String authorization) {
    String me = "<sip:" + number + "@127.0.0.1>";
    return request(
      "REGISTER",
      "sip:127.0.0.1",
      me + ";tag=r",
      me,
      "reg" + mine,
      "Expires: 600\r\n" + authorization,
      ""
    );
  }

  /** Calls somebody, and waits for the answer. */
  public Said calls(String dialled) {
    return calls(dialled, "");
  }

  /** @param more headers */
  Said calls(String dialled, String more) {
    String me = "<sip:" + number + "@127.0.0.1>;tag=c" + mine;
    String uri = "sip:" + dialled + "@127.0.0.1:" + gateway.getPort();
    callId = "call" + mine + System.nanoTime();
    local = me;
    flow = "sendrecv";
    Said answer = proved("INVITE", uri, me, "<" + uri + ">", callId, more, sdp());
    remote = answer.header("to");
    target = answer.uri("contact");
    acknowledge(answer, answer.status() < 300 ? target : uri, me, callId);
    return answer;
  }

  /** Begins to call somebody and does not wait. */
  void beginsToCall(String dialled) {
    hand.execute(() -> {
      try {
        calls(dialled);
      } catch (AssertionError ended) {
        // The test looks at what was heard.
      }
    });
  }

  /** Does not want any more what it has begun. */
  synchronized void givesUp(String dialled) {
    String uri = "sip:" + dialled + "@127.0.0.1:" + gateway.getPort();
    String branch = "INVITE";
    String text = head("CANCEL", uri, local, "<" + uri + ">", callId, "");
    send(text.replace(cseq + "" + "CANCEL".hashCode(), cseq + "" + branch.hashCode()), "", gateway);
  }

  private synchronized void acknowledge(Said answer, String uri, String from, String id) {
    String text = head("ACK", uri, from, answer.header("to"), id, "");
    String branch = answer.status() < 300 ? "ACK" : "INVITE";
    send(text.replace(cseq + "" + "ACK".hashCode(), cseq + "" + branch.hashCode()), "", gateway);
  }

  /** One of several calls, to go on with later. */
  public record Talk(String callId, String local, String remote, String target) {
    /** As another call names it: RFC 3891. */
    public String replaces() {
      String tags = ";to-tag=" + tag(remote) + ";from-tag=" + tag(local);
      return callId.replace("@", "%40") + tags.replace(";", "%3B").replace("=", "%3D");
    }

    private static String tag(String end) {
      return end.replaceFirst(".*;tag=", "").replaceFirst("[;>].*", "");
    }
  }

  public synchronized Talk talk() {
    return new Talk(callId, local, remote, target);
  }

  /** What it does next is about this call. */
  public synchronized void turnsTo(Talk talk) {
    callId = talk.callId();
    local = talk.local();
    remote = talk.remote();
    target = talk.target();
  }

  /** Presses the transfer key. */
  public int transfers(String to) {
    return asks("REFER", "Refer-To: <" + to + ">\r\n").status();
  }

  /** Waits to be told what has become of a transfer. */
  public void hearsOfTransfer(int status) {
    awaits(
      "NOTIFY of " + status,
      said -> !said.answer() && said.method().equals("NOTIFY") && said.body().startsWith("SIP/2.0 " + status)
    );
  }

  public Said changes(String to) {
    flow = to;
    Said answer = request("INVITE", target, local, remote, callId, "", sdp());
    acknowledge(answer, target, local, callId);
    return answer;
  }

  Said asks(String method, String more) {
    return asks(method, more, "");
  }

  Said asks(String method, String more, String body) {
    return request(method, target, local, remote, callId, more, body);
  }

  /** @param on whether it leaves changes of the call without an answer, until this is told again */
  synchronized void waitsWithChanges(boolean on) {
    waits = on;
    if (!on && waiting != null) answer(waiting, "200 OK", "", sdp());
    waiting = null;
  }

  /** Waits until a node has told it that it is to be found at this address. */
  void isWith(String address) {
    Said change = awaits(
      "a change by " + address,
      said -> !said.answer() && said.method().equals("INVITE") && said.uri("contact").contains('@' + address)
    );
    String number = change.header("cseq").replaceFirst(" .*", "");
    awaits(
      "that it is settled",
      said -> !said.answer() && said.method().equals("ACK") && said.header("cseq").startsWith(number + ' ')
    );
  }

  public void hangUp() {
    asks("BYE", "");
  }

  @Override
  public void close() {
    hand.shutdownNow();
    socket.close();
    ear.close();
  }
}
