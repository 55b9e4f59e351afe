package io.hookswitch.outbound;

import io.hookswitch.outbound.Campaigns.Listed;
import io.hookswitch.outbound.OutboundResult.Why;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Puts a record into a list: as a chain of its own, which comes after all others, or at the end of another chain. */
final class Additions {

  private final OutboundStore store;
  private final long now;

  Additions(OutboundStore store, long now) {
    this.store = store;
    this.now = now;
  }

  Future<OutboundResult> add(Optional<Listed> to, OutboundCommand.Add add) {
    if (to.isEmpty()) return OutboundDesk.refused(Why.NOT_FOUND, "Calling list not found");
    return add.chain().isEmpty() ? begin(to.get(), add.contact()) : join(to.get(), add.chain().get(), add.contact());
  }

  private Future<OutboundResult> begin(Listed list, Contact contact) {
    return store.step(list.number(), new QueueInput.Reserve(now)).compose(reserved -> {
      if (reserved.outcome() == Outcome.UNKNOWN) return Future.failedFuture(OutboundDesk.lost(list));
      if (reserved.outcome() == Outcome.FULL) return full(list);
      Chain chain = new Chain(List.of(contact));
      return store
        .put(new Handle(list.number(), reserved.chain(), 0).chainId(), chain)
        .compose(kept -> store.step(list.number(), new QueueInput.Enter(reserved.chain(), now)))
        .map(entered -> OutboundDesk.done(OutboundDesk.shown(list, entered, chain, 0)));
    });
  }

  private Future<OutboundResult> join(Listed list, long chainId, Contact contact) {
    Handle first = Handle.ofChain(chainId);
    if (!Handle.possible(first.number()) || first.chainId() != chainId || first.list() != list.number()) {
      return OutboundDesk.refused(Why.NOT_FOUND, "Chain not found");
    }
    return store.step(list.number(), new QueueInput.Join(first.chain(), now)).compose(
      joined ->
        switch (joined.outcome()) {
          case DONE -> append(list, joined, contact);
          case FULL -> full(list);
          case FINISHED -> OutboundDesk.refused(Why.WRONG_STATE, "The chain has been completed");
          default -> OutboundDesk.refused(Why.NOT_FOUND, "Chain not found");
        }
    );
  }

  /** The place in the list is taken already; a chain that turns out to be full wastes it, which is nothing to repair. */
  private Future<OutboundResult> append(Listed list, QueueAnswer joined, Contact contact) {
    return store
      .append(new Handle(list.number(), joined.chain(), 0).chainId(), contact)
      .compose(chain ->
        chain
          .map(all ->
            Future.succeededFuture(OutboundDesk.done(OutboundDesk.shown(list, joined, all, all.contacts().size() - 1)))
          )
          .orElseGet(() -> OutboundDesk.refused(Why.WRONG_STATE, "A chain has at most " + Handle.PLACES + " records"))
      );
  }

  private static Future<OutboundResult> full(Listed list) {
    return OutboundDesk.refused(
      Why.WRONG_STATE,
      "Calling list " + list.name() + " is full: " + CallQueue.CAPACITY + " records"
    );
  }
}
