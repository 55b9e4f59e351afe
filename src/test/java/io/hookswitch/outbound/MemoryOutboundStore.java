package io.hookswitch.outbound;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store of one process. */
final class MemoryOutboundStore implements OutboundStore {

  final Map<Integer, CallQueue> queues = new HashMap<>();
  final Map<Long, Chain> chains = new HashMap<>();
  final Set<NumberKey> forbidden = new HashSet<>();

  void fill(int number, CallingList list) {
    for (int chain = 1; chain <= list.chains().size(); chain++) {
      chains.put(new Handle(number, chain, 0).chainId(), list.chains().get(chain - 1));
    }
    queues.put(number, new CallQueue(list.chains().size(), list.size()));
  }

  @Override
  public Future<QueueAnswer> step(int list, QueueInput input) {
    CallQueue queue = queues.get(list);
    return Future.succeededFuture(queue == null ? QueueAnswer.none(Outcome.UNKNOWN) : queue.step(input));
  }

  @Override
  public Future<Optional<Chain>> chain(long chainId) {
    return Future.succeededFuture(Optional.ofNullable(chains.get(chainId)));
  }

  @Override
  public Future<Map<Long, Chain>> chains(Set<Long> chainIds) {
    Map<Long, Chain> found = new HashMap<>(chains);
    found.keySet().retainAll(chainIds);
    return Future.succeededFuture(found);
  }

  @Override
  public Future<Void> forbid(NumberKey number) {
    forbidden.add(number);
    return Future.succeededFuture();
  }

  @Override
  public Future<Set<NumberKey>> forbidden(Set<NumberKey> numbers) {
    Set<NumberKey> found = new HashSet<>(numbers);
    found.retainAll(forbidden);
    return Future.succeededFuture(found);
  }

  @Override
  public Future<Void> put(long chainId, Chain chain) {
    chains.put(chainId, chain);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<Chain>> change(long chainId, int place, ContactChange change) {
    chains.computeIfPresent(chainId, (id, chain) -> chain.with(place, change));
    return chain(chainId);
  }

  @Override
  public Future<Optional<Chain>> append(long chainId, Contact contact) {
    if (!chains.containsKey(chainId) || chains.get(chainId).full()) return Future.succeededFuture(Optional.empty());
    chains.computeIfPresent(chainId, (id, chain) -> chain.and(contact));
    return chain(chainId);
  }
}
