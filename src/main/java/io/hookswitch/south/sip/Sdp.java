package io.hookswitch.south.sip;

import io.hookswitch.south.sip.media.Codec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one side says of its sound: its first audio stream over plain RTP, with what this gateway understands of it. Other
 * streams are kept to be turned down.
 *
 * @param address an IP address
 * @param port 0 when there is no audio to be had
 * @param codecs that were named, the preferred one first
 * @param events the payload type for keys, -1 for none
 * @param flow who may send
 * @param session the id of the session, as its owner chose it
 * @param version grows with each change
 * @param streams all {@code m=} lines in their order, without their port; the audio is {@code null}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4566">RFC 4566</a>, <a href="https://www.rfc-editor.org/rfc/rfc3264">RFC 3264</a>
 */
record Sdp(
  String address,
  int port,
  List<Codec> codecs,
  int events,
  Flow flow,
  long session,
  long version,
  List<Stream> streams
) {
  private static final int MOST_LINES = 200;
  private static final int MOST_STREAMS = 8;
  private static final int EVENTS = 101;

  /** As its sender sees it. */
  enum Flow {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** What is answered to it. */
    Flow answered() {
      return switch (this) {
        case SENDRECV -> SENDRECV;
        case SENDONLY -> RECVONLY;
        case RECVONLY -> SENDONLY;
        case INACTIVE -> INACTIVE;
      };
    }

    /** Whether its sender wants to hear something. */
    boolean receives() {
      return this == SENDRECV || this == RECVONLY;
    }

    /** Whether its sender says something. */
    boolean sends() {
      return this == SENDRECV || this == SENDONLY;
    }
  }

  /** @param what media, protocol and formats of a stream; {@code null} for the audio */
  record Stream(String what) {}

  /** Why a description cannot be understood. */
  static final class BadSdpException extends Exception {

    BadSdpException(String field, String expected, String found) {
      super("SDP " + field + ": expected " + expected + ", found " + brief(found), null, false, false);
    }

    private static String brief(String text) {
      String line = text.replaceAll("\\p{Cntrl}", "?");
      return line.length() <= 40 ? '"' + line + '"' : '"' + line.substring(0, 40) + "...\"";
    }
  }

  Sdp {
    codecs = List.copyOf(codecs);
    streams = List.copyOf(streams);
  }

  /** The gateway's own offer. */
  static Sdp offer(String address, int port, long session, long version) {
    return new Sdp(
      address,
      port,
      List.of(Codec.PCMA, Codec.PCMU),
      EVENTS,
      Flow.SENDRECV,
      session,
      version,
      List.of(new Stream(null))
    );
  }

  /** The codec of both sides, given what the other side answered. */
  Optional<Codec> chosen() {
    return port == 0 || codecs.isEmpty() ? Optional.empty() : Optional.of(codecs.getFirst());
  }

  /** What the gateway answers to this offer: the first codec that it knows, every other stream turned down. */
  Sdp answer(String mine, int at, long own, long next) {
    List<Codec> one = codecs.isEmpty() ? codecs : codecs.subList(0, 1);
    return new Sdp(mine, one.isEmpty() ? 0 : at, one, events, flow.answered(), own, next, streams);
  }

  String text() {
    StringBuilder text = new StringBuilder(300);
    text.append("v=0\r\no=hookswitch ").append(session).append(' ').append(version).append(" IN IP4 ");
    text.append(address).append("\r\ns=-\r\nc=IN IP4 ").append(address).append("\r\nt=0 0\r\n");
    for (Stream stream : streams) {
      if (stream.what() == null) audio(text);
      else text.append("m=").append(stream.what().replaceFirst(" ", " 0 ")).append("\r\n");
    }
    return text.toString();
  }

  private void audio(StringBuilder text) {
    text.append("m=audio ").append(port).append(" RTP/AVP");
    codecs.forEach(codec -> text.append(' ').append(codec.payload()));
    if (events >= 0) text.append(' ').append(events);
    if (codecs.isEmpty() && events < 0) text.append(" 0");
    text.append("\r\n");
    codecs.forEach(codec ->
      text.append("a=rtpmap:").append(codec.payload()).append(' ').append(codec).append("/8000\r\n")
    );
    if (events >= 0) {
      text.append("a=rtpmap:").append(events).append(" telephone-event/8000\r\n");
      text.append("a=fmtp:").append(events).append(" 0-15\r\n");
    }
    text.append("a=ptime:20\r\na=maxptime:20\r\na=").append(flow.name().toLowerCase(Locale.ROOT)).append("\r\n");
  }

  static Sdp parse(String text) throws BadSdpException {
    List<String> lines = text
      .lines()
      .limit(MOST_LINES + 1L)
      .toList();
    if (lines.isEmpty() || !lines.getFirst().equals("v=0")) throw new BadSdpException("v", "v=0", text);
    if (lines.size() > MOST_LINES) throw new BadSdpException("lines", "at most " + MOST_LINES, "more");
    return new Reader().read(lines);
  }

  private static final class Reader {

    private final List<Stream> streams = new ArrayList<>();
    private final List<Codec> codecs = new ArrayList<>();
    private String address = "";
    private Flow flow = Flow.SENDRECV;
    private int port;
    private int events = -1;
    private long session;
    private long version;
    private boolean found;
    /** Lines before the first stream are about all of them. */
    private boolean ours = true;

    Sdp read(List<String> lines) throws BadSdpException {
      for (String line : lines) {
        if (line.length() < 2 || line.charAt(1) != '=') continue;
        String value = line.substring(2);
        switch (line.charAt(0)) {
          case 'o' -> origin(value);
          case 'm' -> stream(value);
          case 'c' -> connection(value);
          case 'a' -> attribute(value);
          default -> {
          } // of no interest
        }
      }
      if (!found) throw new BadSdpException("m", "audio over RTP/AVP", streams.isEmpty() ? "" : "other streams only");
      if (port != 0 && address.isEmpty()) throw new BadSdpException("c", "IN IP4 and an address", "");
      // Before it was written in its own line, holding was an address of zeros.
      Flow really = address.equals("0.0.0.0") ? Flow.INACTIVE : flow;
      return new Sdp(address, port, codecs, events, really, session, version, streams);
    }

    private void origin(String value) throws BadSdpException {
      String[] parts = value.split(" ", 6);
      if (parts.length < 6) throw new BadSdpException("o", "six words", value);
      session = number("o", parts[1]);
      version = number("o", parts[2]);
    }

    /** Phones choose these of up to 64 bits; here it is only of interest whether they change. */
    private static long number(String field, String digits) throws BadSdpException {
      if (!digits.matches("\\d{1,20}")) throw new BadSdpException(field, "digits", digits);
      return new BigInteger(digits).longValue();
    }

    private void connection(String value) throws BadSdpException {
      if (!ours) return;
      String[] parts = value.split(" ");
      if (parts.length != 3 || !parts[1].equals("IP4") || !parts[2].matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
        throw new BadSdpException("c", "IN IP4 and an address", value);
      }
      address = parts[2];
    }

    private void stream(String value) throws BadSdpException {
      if (streams.size() == MOST_STREAMS) throw new BadSdpException("m", "at most " + MOST_STREAMS + " streams", value);
      String[] parts = value.split(" ");
      if (parts.length < 4) throw new BadSdpException("m", "media, port, protocol and formats", value);
      ours = !found && parts[0].equals("audio") && parts[2].equals("RTP/AVP");
      if (!ours) {
        streams.add(new Stream(value.replaceFirst(" \\S+", "")));
        return;
      }
      found = true;
      streams.add(new Stream(null));
      if (!parts[1].matches("\\d{1,5}") || Integer.parseInt(parts[1]) > 65_535) {
        throw new BadSdpException("m", "a port", parts[1]);
      }
      port = Integer.parseInt(parts[1]);
      for (int i = 3; i < parts.length; i++) {
        for (Codec codec : Codec.values()) {
          if (parts[i].equals(Integer.toString(codec.payload())) && !codecs.contains(codec)) codecs.add(codec);
        }
      }
    }

    private void attribute(String value) {
      if (!ours) return;
      for (Flow one : Flow.values()) if (value.equals(one.name().toLowerCase(Locale.ROOT))) flow = one;
      if (found && value.matches("(?i)rtpmap:\\d{2,3} telephone-event/8000.*")) {
        int type = Integer.parseInt(value.substring(7, value.indexOf(' ')));
        if (type >= 96 && type <= 127) events = type;
      }
    }
  }
}
