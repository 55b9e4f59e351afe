package io.hookswitch.south.sip;

import io.hookswitch.south.sip.transport.SipAddress;
import io.hookswitch.south.sip.transport.SipRequest;
import java.util.List;
import java.util.Map;

/**
 * What two ends of SIP know of each other; everything that another node needs to go on with it.
 *
 * @param target where requests go
 * @param routes by way of which
 * @param cseq of the last request that was sent
 * @param remoteCseq of the last one that came
 * @param session id of our description of the session
 * @param version of the last one that was sent
 * @param caller whether we called
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3261#section-12">RFC 3261, section 12</a>
 */
record Dialog(
  String callId,
  SipAddress local,
  SipAddress remote,
  String target,
  List<String> routes,
  long cseq,
  long remoteCseq,
  long session,
  long version,
  boolean caller
) {
  Dialog {
    routes = List.copyOf(routes);
  }

  /** What a call is known by on this side. */
  static String key(String callId, String localTag) {
    return callId + ' ' + localTag;
  }

  String key() {
    return key(callId, local.tag());
  }

  Dialog with(String tag, String contact, List<String> recorded) {
    String there = contact.isEmpty() ? target : contact;
    return new Dialog(callId, local, remote.tagged(tag), there, recorded, cseq, remoteCseq, session, version, caller);
  }

  Dialog at(String contact) {
    return contact.isEmpty() ? this : with(remote.tag(), contact, routes);
  }

  Dialog sent(long number) {
    return new Dialog(callId, local, remote, target, routes, number, remoteCseq, session, version, caller);
  }

  Dialog heard(long number) {
    return new Dialog(callId, local, remote, target, routes, cseq, number, session, version, caller);
  }

  Dialog described() {
    return new Dialog(callId, local, remote, target, routes, cseq, remoteCseq, session, version + 1, caller);
  }

  SipRequest request(String method, String contact, Map<String, String> headers, String sdp) {
    return request(method, contact, headers, sdp.isEmpty() ? "" : SipRequest.SDP, sdp);
  }

  SipRequest request(String method, String contact, Map<String, String> headers, String type, String body) {
    return new SipRequest(method, target, callId, local, remote, cseq, routes, contact, headers, type, body);
  }
}
