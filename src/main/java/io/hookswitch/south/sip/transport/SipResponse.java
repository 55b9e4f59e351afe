package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.message.SIPResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An answer, in either direction.
 *
 * @param to with the tag of whoever answers
 * @param method of the request that it answers
 * @param contact a URI; empty when there is none
 * @param routes {@code Record-Route}s of one that has come; one that is sent has those of its request
 * @param headers all others, names in lower case
 */
public record SipResponse(
  int status,
  String callId,
  SipAddress from,
  SipAddress to,
  long cseq,
  String method,
  List<String> routes,
  String contact,
  Map<String, String> headers,
  String type,
  String body
) {
  public SipResponse {
    routes = List.copyOf(routes);
    headers = Map.copyOf(headers);
  }

  /** One without a body to this request. */
  public static SipResponse to(SipRequest request, int status, String tag, Map<String, String> headers) {
    return to(request, status, tag, "", headers, "");
  }

  /** @param sdp empty for none */
  public static SipResponse to(
    SipRequest request,
    int status,
    String tag,
    String contact,
    Map<String, String> headers,
    String sdp
  ) {
    return new SipResponse(
      status,
      request.callId(),
      request.from(),
      request.to().tag().isEmpty() ? request.to().tagged(tag) : request.to(),
      request.cseq(),
      request.method(),
      List.of(),
      contact,
      headers,
      sdp.isEmpty() ? "" : SipRequest.SDP,
      sdp
    );
  }

  /** What a request comes to that could not be sent, or that nobody answered. */
  static SipResponse instead(SipRequest request, int status) {
    return to(request, status, "", Map.of());
  }

  /** What is said with a status, for people. */
  public static String phrase(int status) {
    return SIPResponse.getReasonPhrase(status);
  }

  public boolean provisional() {
    return status < 200;
  }

  public boolean success() {
    return status / 100 == 2;
  }

  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  public String sdp() {
    return type.equalsIgnoreCase(SipRequest.SDP) ? body : "";
  }
}
