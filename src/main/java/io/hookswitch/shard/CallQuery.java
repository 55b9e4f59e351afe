package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;

/**
 * Which live calls somebody wants to see; what is {@code null} does not matter. One party has to fit user, number and state
 * together.
 *
 * @param user a user's name, or name and tenant as {@code agent1@demo}; in upper or lower case
 * @param number a part of a number, digits with or without what stands between them
 * @param before only calls with a number below this one: how pages follow each other, the newest calls first
 * @param limit so many at most
 */
public record CallQuery(String tenant, String user, String number, PartyState state, long before, int limit) {
  boolean fits(Call call) {
    if (call.over() || call.temporary() || call.id().number() >= before) return false;
    if (tenant != null && !call.tenant().equals(tenant)) return false;
    return call.parties().stream().anyMatch(this::fits);
  }

  private boolean fits(Party party) {
    if (!party.live()) return false;
    return (state == null || party.state() == state) && fitsUser(party.endpoint()) && fitsNumber(party.endpoint());
  }

  private boolean fitsUser(Endpoint endpoint) {
    if (user == null) return true;
    if (!endpoint.internal()) return false;
    var id = endpoint.subscriber().user();
    return user.equalsIgnoreCase(id.name()) || user.equalsIgnoreCase(id.toString());
  }

  private boolean fitsNumber(Endpoint endpoint) {
    if (number == null) return true;
    String wanted = plain(number);
    return plain(endpoint.number()).contains(wanted) || plain(endpoint.digits()).contains(wanted);
  }

  private static String plain(String number) {
    return number.replaceAll("[\\s()./-]", "");
  }
}
