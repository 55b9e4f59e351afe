package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Command;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.records.Records;
import io.vertx.core.Future;
import java.util.Map;

/**
 * Dispositions of calls that the cluster has forgotten: they reach the record, hours later and from whichever node, and
 * nobody is notified. User data that come along are kept with the record as dispositions are.
 */
final class LateDispositions {

  private static final int LONGEST_KEY = 255;

  private final Records records;

  LateDispositions(Records records) {
    this.records = records;
  }

  /** False when there is no record of the call, or the user was not on it. */
  Future<Boolean> set(Request request, CallWish wish) {
    UserId user = request.who().user().id();
    return records
      .partyOf(wish.call(), user)
      .compose(party ->
        party.isEmpty()
          ? Future.succeededFuture(false)
          : set(request, user, party.get(), pairs(wish.command().apply(party.get())))
      );
  }

  private static Map<String, Object> pairs(Command command) {
    return switch (command) {
      case Command.SetDisposition set -> Map.of(set.key(), set.disposition());
      case Command.UpdateUserData several -> several.userData();
      default -> throw new IllegalStateException("not a disposition: " + command);
    };
  }

  private Future<Boolean> set(Request request, UserId user, PartyId party, Map<String, Object> pairs) {
    pairs.keySet().forEach(LateDispositions::demandShort);
    Future<Boolean> all = Future.succeededFuture(true);
    for (Map.Entry<String, Object> pair : pairs.entrySet()) {
      String value = String.valueOf(pair.getValue());
      all = all.compose(done -> records.dispose(party, user, pair.getKey(), value, request.correlation()));
    }
    return all;
  }

  private static void demandShort(String key) {
    if (key.length() <= LONGEST_KEY) return;
    throw Problem.of(
      Problem.Kind.INVALID,
      "dispositionKey: expected at most " + LONGEST_KEY + " characters, found " + key.length()
    ).refused();
  }
}
