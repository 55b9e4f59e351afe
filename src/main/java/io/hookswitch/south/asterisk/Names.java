package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What channels and bridges are called: the gateway chooses it, so an event may overtake the answer to its request. */
final class Names {

  private static final Pattern CHANNEL = Pattern.compile("hookswitch-(\\d{1,19})-(\\d{1,6})");
  private static final Pattern RECORDING = Pattern.compile("(hookswitch-\\d{1,19}-\\d{1,6})-rec-\\d{1,3}");
  private static final Pattern TAP = Pattern.compile("(hookswitch-\\d{1,19}-\\d{1,6})-tap-\\d{1,3}");
  private static final Pattern PARTY = Pattern.compile("(\\d{1,19}):(\\d{1,6})");
  private static final Pattern ENDPOINT = Pattern.compile("[^/]+/(.+)-[^-]+");

  private Names() {}

  static String channel(PartyId party) {
    return "hookswitch-" + party.call() + "-" + party.index();
  }

  /**
   * A recording of a leg, and the channel that listens to the leg for it.
   *
   * @param take 1 for the first recording of the leg
   */
  static String recording(PartyId party, int take) {
    return channel(party) + "-rec-" + take;
  }

  /** What lets a supervisor hear a call without being heard by all. */
  static String tap(PartyId supervisor, int take) {
    return channel(supervisor) + "-tap-" + take;
  }

  /** Which supervisor a channel lets hear. */
  static Optional<PartyId> tapped(String channel) {
    Matcher parts = TAP.matcher(channel);
    return parts.matches() ? read(CHANNEL, parts.group(1)) : Optional.empty();
  }

  /** Whose recording a channel is made for. */
  static Optional<PartyId> recorded(String channel) {
    Matcher parts = RECORDING.matcher(channel);
    return parts.matches() ? read(CHANNEL, parts.group(1)) : Optional.empty();
  }

  /** Whether the gateway has made a channel: then it is no call that comes in. */
  static boolean ours(String channel) {
    return channel.startsWith("hookswitch-");
  }

  static String bridge(CallId call) {
    return "hookswitch-" + call;
  }

  /**
   * Which parties a channel is, by its variable or, where that is not told, by its id. Two for the phone of a user who
   * consults; none for a channel that is not the gateway's.
   */
  static List<PartyId> parties(JsonObject channel) {
    String said = channel.getJsonObject("channelvars", new JsonObject()).getString(Ari.PARTY, "");
    List<PartyId> parties = Arrays.stream(said.split(" "))
      .flatMap(one -> read(PARTY, one).stream())
      .toList();
    return parties.isEmpty() ? read(CHANNEL, channel.getString("id", "")).stream().toList() : parties;
  }

  /** What {@link #parties} reads. */
  static String variable(Collection<PartyId> parties) {
    return parties.stream().map(PartyId::toString).collect(Collectors.joining(" "));
  }

  /** The endpoint that a channel is of, {@code 15001} of {@code PJSIP/15001-00000007}. */
  static String endpoint(JsonObject channel) {
    Matcher name = ENDPOINT.matcher(channel.getString("name", ""));
    return name.matches() ? name.group(1) : "";
  }

  private static Optional<PartyId> read(Pattern pattern, String text) {
    Matcher parts = pattern.matcher(text);
    if (!parts.matches()) return Optional.empty();
    try {
      return Optional.of(new PartyId(new CallId(Long.parseLong(parts.group(1))), Integer.parseInt(parts.group(2))));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
