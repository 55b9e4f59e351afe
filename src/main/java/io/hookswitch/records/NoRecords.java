package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Nothing is recorded, and nothing can be said about calls that are gone. */
final class NoRecords implements Records {

  private static <T> Future<T> none() {
    return Future.failedFuture(new RecordsUnavailableException("records.enabled is false on this node", null));
  }

  @Override
  public Future<Optional<History>> history(CallId call, Place after, int lines) {
    return none();
  }

  @Override
  public Future<List<Recorded>> export(Selection selection, int rows) {
    return none();
  }

  @Override
  public Future<Optional<Last>> last(Selection selection, int rows) {
    return none();
  }

  @Override
  public Future<Boolean> dispose(PartyId by, UserId user, String key, String disposition, String correlation) {
    return Future.succeededFuture(false);
  }

  @Override
  public Future<Optional<PartyId>> partyOf(CallId call, UserId user) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Erased> erase(Customer customer) {
    return none();
  }
}
