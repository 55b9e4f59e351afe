package io.hookswitch.north;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whose request it is, where proxies stand between: the last address in {@code X-Forwarded-For} that no trusted proxy
 * has. What is left of that was written by whoever liked to.
 */
final class ClientAddresses {

  private static final int MAPPED_PREFIX_BYTES = 12;
  private static final int HOUSEHOLD_BYTES = 8;

  private record Network(byte[] address, int bits) {
    boolean contains(byte[] other) {
      if (other.length != address.length) return false;
      int whole = bits / 8;
      if (!Arrays.equals(address, 0, whole, other, 0, whole)) return false;
      int mask = 0xff & (0xff << (8 - (bits % 8)));
      return bits % 8 == 0 || ((address[whole] ^ other[whole]) & mask) == 0;
    }
  }

  private final List<Network> trusted = new ArrayList<>();

  /** @throws IllegalArgumentException that names every entry that is no address and no network */
  ClientAddresses(List<String> trustedProxies) {
    List<String> mistakes = new ArrayList<>();
    for (String entry : trustedProxies) {
      network(entry).ifPresentOrElse(trusted::add, () ->
        mistakes.add("expected an address or a network such as 10.0.0.0/8, found \"" + entry + '"')
      );
    }
    if (!mistakes.isEmpty()) throw new IllegalArgumentException("http.trustedProxies: " + String.join("; ", mistakes));
  }

  /** The client's address as text; of IPv6 the first half, since the second is the client's to choose. */
  String of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    Optional<byte[]> peer = Optional.ofNullable(remote).map(SocketAddress::hostAddress).flatMap(ClientAddresses::bytes);
    if (peer.isEmpty()) return "unknown";
    byte[] client = peer.get();
    List<String> forwarded = trusts(client) ? forwarded(request) : List.of();
    for (int i = forwarded.size() - 1; i >= 0 && trusts(client); i--) {
      Optional<byte[]> before = bytes(withoutPort(forwarded.get(i).strip()));
      if (before.isEmpty()) break;
      client = before.get();
    }
    return text(client);
  }

  private static List<String> forwarded(HttpServerRequest request) {
    List<String> addresses = new ArrayList<>();
    request
      .headers()
      .getAll("X-Forwarded-For")
      .forEach(line -> addresses.addAll(List.of(line.split(","))));
    return addresses;
  }

  private boolean trusts(byte[] address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static Optional<Network> network(String entry) {
    String[] parts = entry.split("/", 2);
    return bytes(parts[0]).flatMap(address -> {
      int most = address.length * 8;
      if (parts.length == 1) return Optional.of(new Network(address, most));
      boolean number = parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most;
      return number ? Optional.of(new Network(address, Integer.parseInt(parts[1]))) : Optional.empty();
    });
  }

  private static String withoutPort(String address) {
    if (address.startsWith("[")) return address.substring(1, Math.max(1, address.indexOf(']')));
    int colon = address.indexOf(':');
    return colon > 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
  }

  private static Optional<byte[]> bytes(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null || bytes.length == 4) return Optional.ofNullable(bytes);
    boolean mapped = bytes[10] == -1 && bytes[11] == -1;
    for (int i = 0; i < 10; i++) mapped &= bytes[i] == 0;
    return Optional.of(mapped ? Arrays.copyOfRange(bytes, MAPPED_PREFIX_BYTES, bytes.length) : bytes);
  }

  private static String text(byte[] address) {
    if (address.length == 4) return NetUtil.bytesToIpAddress(address);
    return NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(address, HOUSEHOLD_BYTES), address.length)) + "/64";
  }
}
