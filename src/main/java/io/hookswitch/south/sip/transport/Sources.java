package io.hookswitch.south.sip.transport;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may send, and how much: IPv4 networks, and so many requests a second of each address of them. Whoever is in none may
 * not. Addresses are remembered up to a bound; beyond it, new ones share what is left for all of them.
 */
public final class Sources {

  private static final Pattern NETWORK = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/(\\d{1,2}))?");
  private static final int REMEMBERED = 10_000;
  private static final long SECOND = 1_000_000_000L;

  /** What a message comes to. */
  enum Verdict {
    WELCOME,
    STRANGER,
    TOO_MANY,
  }

  private record Network(int address, int mask) {}

  private record Spent(long second, int requests) {}

  private final List<Network> networks;
  private final int rate;
  private final LongSupplier clock;
  private final Map<Integer, Spent> spent = new HashMap<>();

  /**
   * @param networks {@code 10.1.0.0/16}, or an address
   * @param rate requests a second
   * @param clock in nanoseconds
   * @throws IllegalArgumentException with the first that is no network
   */
  public Sources(List<String> networks, int rate, LongSupplier clock) {
    this.networks = networks.stream().map(Sources::network).toList();
    this.rate = rate;
    this.clock = clock;
  }

  /** Whether this is written as a network. */
  public static boolean fits(String network) {
    Matcher parts = NETWORK.matcher(network);
    if (!parts.matches() || (parts.group(2) != null && Integer.parseInt(parts.group(2)) > 32)) return false;
    for (String part : parts.group(1).split("\\.")) if (Integer.parseInt(part) > 255) return false;
    return true;
  }

  private static Network network(String text) {
    if (!fits(text)) throw new IllegalArgumentException("expected 10.1.0.0/16 or an address, found " + text);
    Matcher parts = NETWORK.matcher(text);
    parts.matches();
    int bits = parts.group(2) == null ? 32 : Integer.parseInt(parts.group(2));
    int mask = bits == 0 ? 0 : -1 << (32 - bits);
    int address = 0;
    for (String part : parts.group(1).split("\\.")) address = (address << 8) | Integer.parseInt(part);
    return new Network(address & mask, mask);
  }

  /** From any thread. */
  synchronized Verdict request(InetAddress from) {
    int address = number(from);
    if (!known(from)) return Verdict.STRANGER;
    long second = clock.getAsLong() / SECOND;
    if (spent.size() >= REMEMBERED) spent.values().removeIf(before -> before.second() != second);
    int whose = spent.size() < REMEMBERED || spent.containsKey(address) ? address : 0;
    Spent before = spent.get(whose);
    int now = before == null || before.second() != second ? 1 : before.requests() + 1;
    if (now > rate) return Verdict.TOO_MANY;
    spent.put(whose, new Spent(second, now));
    return Verdict.WELCOME;
  }

  /** Whether it is in one of the networks. */
  public boolean known(InetAddress from) {
    if (from == null || from.getAddress().length != 4) return false;
    int address = number(from);
    return networks.stream().anyMatch(network -> (address & network.mask()) == network.address());
  }

  private static int number(InetAddress from) {
    if (from == null) return 0;
    int address = 0;
    for (byte part : from.getAddress()) address = (address << 8) | (part & 0xff);
    return address;
  }
}
