package io.hookswitch.south.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A message of SIP as a test's phone reads it: lines, split by hand, with nothing in common with the gateway's parser. */
public record Said(String first, Map<String, List<String>> headers, String body) {
  static Said read(String text) {
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
        .computeIfAbsent(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
        .add(lines[i].substring(colon + 1).strip());
    }
    return new Said(lines[0], headers, text.substring(end + 4));
  }

  public boolean answer() {
    return first.startsWith("SIP/2.0 ");
  }

  public int status() {
    return Integer.parseInt(first.split(" ")[1]);
  }

  public String method() {
    return answer() ? header("cseq").split(" ")[1] : first.split(" ")[0];
  }

  public String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  public String uri(String name) {
    return header(name).replaceFirst(".*<([^>]*)>.*", "$1");
  }

  String tag(String name) {
    String value = header(name);
    int at = value.indexOf(";tag=");
    return at < 0 ? "" : value.substring(at + 5).replaceFirst("[;>].*", "");
  }

  /** The lines that an answer has from its request. */
  String echoed(String tag) {
    StringBuilder text = new StringBuilder();
    for (String via : headers.get("via")) text.append("Via: ").append(via).append("\r\n");
    text.append("From: ").append(header("from")).append("\r\n");
    text
      .append("To: ")
      .append(header("to"))
      .append(tag("to").isEmpty() && !tag.isEmpty() ? ";tag=" + tag : "");
    text.append("\r\nCall-ID: ").append(header("call-id")).append("\r\nCSeq: ").append(header("cseq")).append("\r\n");
    return text.toString();
  }
}
