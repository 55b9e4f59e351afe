package io.hookswitch.south.sip.transport;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request, in either direction.
 *
 * @param uri whom it is for
 * @param cseq of this method
 * @param routes {@code Route}s of one that is sent, {@code Record-Route}s of one that has come; URIs with their parameters
 * @param contact a URI; empty when there is none
 * @param headers all others, names in lower case; several of a name with commas between them
 * @param type of the body; empty when there is none
 */
public record SipRequest(
  String method,
  String uri,
  String callId,
  SipAddress from,
  SipAddress to,
  long cseq,
  List<String> routes,
  String contact,
  Map<String, String> headers,
  String type,
  String body
) {
  /** RFC 4566. */
  public static final String SDP = "application/sdp";

  public SipRequest {
    routes = List.copyOf(routes);
    headers = Map.copyOf(headers);
  }

  /** Its value; empty when there is none. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** The description of a session that it carries; empty when there is none. */
  public String sdp() {
    return type.equalsIgnoreCase(SDP) ? body : "";
  }
}
