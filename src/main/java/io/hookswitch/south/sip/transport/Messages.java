package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sip.address.Address;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;

/** Our messages as the stack's, and the other way round. */
final class Messages {

  /** Those that have a place of their own. */
  private static final Set<String> PLACED = Set.of(
    "via",
    "from",
    "to",
    "call-id",
    "cseq",
    "contact",
    "route",
    "record-route",
    "content-length",
    "content-type"
  );

  private Messages() {}

  // What is sent.

  /** @param via the gateway's own, with a branch */
  static SIPRequest wire(SipRequest request, String via) throws ParseException {
    StringBuilder text = new StringBuilder(1_000);
    text.append(request.method()).append(' ').append(request.uri()).append(" SIP/2.0\r\n");
    line(text, "Via", via);
    line(text, "Max-Forwards", "70");
    line(text, "From", request.from().text());
    line(text, "To", request.to().text());
    line(text, "Call-ID", request.callId());
    line(text, "CSeq", request.cseq() + " " + request.method());
    request.routes().forEach(route -> line(text, "Route", '<' + route + '>'));
    if (!request.contact().isEmpty()) line(text, "Contact", '<' + request.contact() + '>');
    request.headers().forEach((name, value) -> line(text, name, value));
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    if (!request.type().isEmpty()) line(text, "Content-Type", request.type());
    line(text, "Content-Length", Integer.toString(body.length));
    text.append("\r\n").append(request.body());
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return (SIPRequest) new StringMsgParser().parseSIPMessage(bytes, true, true, null);
  }

  /** A number or a name with a line break in it would be a header of its own. */
  private static void line(StringBuilder text, String name, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a header has a line break in it: " + name);
    }
    text.append(name).append(": ").append(value).append("\r\n");
  }

  static SIPResponse wire(SipResponse response, SIPRequest request) throws ParseException {
    SIPResponse wire = request.createResponse(response.status());
    if (response.status() > 100) wire.getTo().setTag(response.to().tag());
    HeaderFactoryImpl headers = new HeaderFactoryImpl();
    if (!response.contact().isEmpty()) wire.addHeader(headers.createHeader("Contact", '<' + response.contact() + '>'));
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Allow")) {
        List<?> each = headers.createHeaders("Allow: " + header.getValue());
        for (Object one : each) wire.addHeader((Header) one);
      } else {
        wire.addHeader(headers.createHeader(header.getKey(), header.getValue()));
      }
    }
    if (!response.type().isEmpty()) {
      int slash = response.type().indexOf('/');
      wire.setContent(
        response.body(),
        headers.createContentTypeHeader(response.type().substring(0, slash), response.type().substring(slash + 1))
      );
    }
    return wire;
  }

  // What has come.

  static SipRequest request(SIPRequest wire) {
    return new SipRequest(
      wire.getMethod(),
      wire.getRequestURI().toString(),
      wire.getCallId().getCallId(),
      address(wire.getFrom(), wire.getFrom().getTag()),
      address(wire.getTo(), wire.getTo().getTag()),
      wire.getCSeq().getSeqNumber(),
      routes(wire),
      contact(wire),
      headers(wire),
      type(wire),
      body(wire)
    );
  }

  static SipResponse response(SIPResponse wire) {
    return new SipResponse(
      wire.getStatusCode(),
      wire.getCallId().getCallId(),
      address(wire.getFrom(), wire.getFrom().getTag()),
      address(wire.getTo(), wire.getTo().getTag()),
      wire.getCSeq().getSeqNumber(),
      wire.getCSeq().getMethod(),
      routes(wire),
      contact(wire),
      headers(wire),
      type(wire),
      body(wire)
    );
  }

  private static SipAddress address(HeaderAddress header, String tag) {
    return new SipAddress(header.getAddress().getURI().toString(), tag == null ? "" : tag);
  }

  private static List<String> routes(SIPMessage wire) {
    List<String> routes = new ArrayList<>();
    if (wire.getRecordRouteHeaders() != null) {
      wire.getRecordRouteHeaders().forEach(route -> routes.add(route.getAddress().getURI().toString()));
    }
    return routes;
  }

  private static String contact(SIPMessage wire) {
    Address address = wire.getContactHeader() == null ? null : wire.getContactHeader().getAddress();
    return address == null || address.getURI() == null ? "" : address.getURI().toString();
  }

  private static Map<String, String> headers(SIPMessage wire) {
    Map<String, String> headers = new HashMap<>();
    for (Iterator<SIPHeader> all = wire.getHeaders(); all.hasNext(); ) {
      SIPHeader header = all.next();
      String name = header.getName().toLowerCase(Locale.ROOT);
      if (PLACED.contains(name)) continue;
      if (header instanceof SIPHeaderList<?> several) several.forEach(one -> add(headers, name, one.getHeaderValue()));
      else add(headers, name, header.getHeaderValue());
    }
    if (wire.getContactHeaders() != null && !wire.getContactHeaders().isEmpty()) {
      headers.put("contact", wire.getContactHeaders().getFirst().toString().trim());
    }
    return headers;
  }

  private static void add(Map<String, String> headers, String name, String value) {
    headers.merge(name, value == null ? "" : value.trim(), (one, other) -> one + ", " + other);
  }

  private static String type(SIPMessage wire) {
    var type = wire.getContentTypeHeader();
    return type == null ? "" : type.getContentType() + '/' + type.getContentSubType();
  }

  private static String body(SIPMessage wire) {
    byte[] body = wire.getRawContent();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
