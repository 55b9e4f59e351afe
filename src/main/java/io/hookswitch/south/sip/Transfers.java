package io.hookswitch.south.sip;

import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.Wish;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transfers by the keys of phones. What a phone asks for is put to the gateway as a wish of its user, and comes back as an order like
 * any other, or not at all; the phone is told what comes of it. On the connector's context.
 */
final class Transfers {

  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

  private final Context home;
  private final Switchboard board;
  private final LineTable lines;
  private final PhoneBook book;
  private final Addresses addresses;
  private Function<Wish, Future<Optional<String>>> wishes = wish ->
    Future.failedFuture(new IllegalStateException("nobody decides"));
  /** Who is being called instead of whom, by the line of the phone that waits to hear of it. */
  private final Map<PartyId, String> targets = new HashMap<>();

  Transfers(Context home, Switchboard board, LineTable lines, PhoneBook book, Addresses addresses) {
    this.home = home;
    this.board = board;
    this.lines = lines;
    this.book = book;
    this.addresses = addresses;
  }

  void onWish(Function<Wish, Future<Optional<String>>> decides) {
    wishes = decides;
  }

  /** A phone asks. */
  void asked(String line, ReferTo to) {
    PartyId by = subscriber(line).orElse(null);
    if (by == null) {
      lines.refer(line, 603);
      return;
    }
    try {
      Command command = to
        .replaces()
        .map(dialog -> together(by, dialog))
        .orElseGet(() -> new Command.SingleStepTransfer(by, target(to.number())));
      wish(line, new Wish(board.leg(by).endpoint().subscriber().user(), command));
    } catch (Refused nobody) {
      LOG.info("the transfer of {} to {} is not possible: {}", by, to.number(), nobody.getMessage());
      lines.refer(line, 404);
    }
  }

  private Optional<PartyId> subscriber(String line) {
    return board.at(line).filter(party -> board.leg(party).endpoint().internal());
  }

  private Command together(PartyId by, ReferTo.Replaced dialog) {
    return lines
      .named(dialog)
      .flatMap(this::subscriber)
      .map(other -> new Command.TransferTo(by, other))
      .orElseThrow(() -> new Refused("there is no such dialog"));
  }

  private Endpoint target(String number) {
    Endpoint to = book.subscriber(number).orElseGet(() -> Endpoint.network(number, number));
    addresses.check(to);
    return to;
  }

  private void wish(String line, Wish wish) {
    wishes.apply(wish).onComplete((refused, lost) ->
      home.runOnContext(back -> {
        if (lost != null) LOG.warn("nobody decides on {}: {}", wish.command(), lost.getMessage());
        if (lost != null) lines.refer(line, 503);
        else if (refused.isPresent()) lines.refer(line, 603);
        // Who is called instead says itself what becomes of it.
        else if (!targets.containsValue(line)) lines.refer(line, 200);
      })
    );
  }

  /** An order is about to be obeyed: whoever it takes out of its call may wait to hear of it. */
  void ordered(SwitchOrder order) {
    if (!(order instanceof SwitchOrder.Redirect redirect)) return;
    // Those of calls that another node has by now are not heard of here.
    targets.values().removeIf(line -> !lines.refers(line));
    board
      .line(order.party())
      .filter(lines::refers)
      .ifPresent(line -> targets.put(redirect.target(), line));
  }

  void refused(SwitchOrder order) {
    if (order instanceof SwitchOrder.Redirect redirect) targets.remove(redirect.target());
  }

  /** A fact about somebody who may be the target of a transfer. */
  void reported(SwitchEvent fact) {
    String line = targets.get(fact.party());
    if (line == null) return;
    switch (fact) {
      case SwitchEvent.Ringing ringing -> lines.refer(line, 180);
      case SwitchEvent.Answered answered -> done(fact.party(), 200);
      case SwitchEvent.Released released -> done(fact.party(), Statuses.status(released.cause()));
      default -> {
      } // says nothing of how far it has come
    }
  }

  private void done(PartyId target, int status) {
    lines.refer(targets.remove(target), status);
  }
}
