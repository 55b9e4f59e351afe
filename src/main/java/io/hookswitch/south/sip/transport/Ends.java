package io.hookswitch.south.sip.transport;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where this machine speaks SIP.
 *
 * @param address an IPv4 address; no other is listened on
 * @param ports by {@code udp}, {@code tcp} and {@code tls}
 */
public record Ends(String address, Map<String, Integer> ports) {
  /** One port for UDP and TCP, as everybody has it; none for TLS. */
  public static Ends plain(String address, int port) {
    return new Ends(address, Map.of("udp", port, "tcp", port));
  }

  /** The same and TLS. */
  public Ends secured(int port) {
    Map<String, Integer> more = new TreeMap<>(ports);
    more.put("tls", port);
    return new Ends(address, more);
  }

  public Ends {
    ports = Map.copyOf(ports);
  }

  String contact(String transport) {
    // Whoever is to be called in a way that there is not will not be called.
    if (!ports.containsKey(transport)) return contact("udp");
    String how = transport.equals("udp") ? "" : ";transport=" + transport;
    return "sip:hookswitch@" + at(transport) + how;
  }

  String at(String transport) {
    Integer port = ports.get(transport);
    if (port == null) throw new IllegalStateException("there is no " + transport + " here");
    return address + ':' + port;
  }
}
