package io.hookswitch.outbound;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What operators can do with lists that are in the memory of the cluster: nothing. */
final class NoCallingLists implements CallingLists {

  @Override
  public Future<List<Status>> all() {
    return refused();
  }

  @Override
  public Future<Status> bring(String csv) {
    return refused();
  }

  @Override
  public Future<Status> bringFile(String file) {
    return refused();
  }

  @Override
  public Future<Optional<Pages>> export(int number) {
    return refused();
  }

  @Override
  public Future<Optional<Pages>> attempts(int number) {
    return refused();
  }

  @Override
  public Future<Optional<Erased>> erase(Customer customer) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Optional<Status>> remove(int number) {
    return refused();
  }

  private static <T> Future<T> refused() {
    return Future.failedFuture(
      new ListConflictException("calling lists: are kept in the memory of the cluster (outbound.memory)")
    );
  }
}
