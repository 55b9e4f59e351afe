package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What channels and bridges are called: the gateway chooses it, so an event may overtake the answer to its request. */
final class Names {

  private static final Pattern CHANNEL = Pattern.compile("hookswitch-(\\d{1,19})-(\\d{1,6})");
  private static final Pattern PARTY = Pattern.compile("(\\d{1,19}):(\\d{1,6})");
  private static final Pattern ENDPOINT = Pattern.compile("[^/]+/(.+)-[^-]+");

  private Names() {}

  static String channel(PartyId party) {
    return "hookswitch-" + party.call() + "-" + party.index();
  }

  static String bridge(CallId call) {
    return "hookswitch-" + call;
  }

  /** Which party a channel is, by its id or by the variable that an arrived one was given. */
  static Optional<PartyId> party(JsonObject channel) {
    Optional<PartyId> chosen = read(CHANNEL, channel.getString("id", ""));
    if (chosen.isPresent()) return chosen;
    return read(PARTY, channel.getJsonObject("channelvars", new JsonObject()).getString(Ari.PARTY, ""));
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
