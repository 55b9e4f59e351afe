package io.hookswitch.south.asterisk;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the gateway wants, one order at a time. Each is answered with a fact, at once or when Asterisk reports it, or with
 * {@code OrderFailed}; one that could not be given to Asterisk has not been taken, and is given again.
 */
final class Orders {

  private static final int REMEMBERED = 64;
  private static final String OBEYED = "";
  /** A phone that picks up by order does so at once; the gateway gives an order again after 7 s, if nobody has set anything else. */
  private static final long PICKS_UP_MILLIS = 4_000;

  private final LiveCall call;
  private final Setup setup;
  private final LegOrders legs;
  private final PairOrders pairs;
  private final Supervisors supervisors;
  private final Map<Long, String> taken = new LinkedHashMap<>();

  Orders(LiveCall call) {
    this.call = call;
    setup = new Setup(call);
    legs = new LegOrders(call);
    pairs = new PairOrders(call);
    supervisors = new Supervisors(call);
  }

  /** @param second the other call that the order, or the leg's phone, is about as well; mostly the same call */
  Future<Void> take(LiveCall second, long fence, long number, SwitchOrder order) {
    return call.nextWith(second, () -> {
      call.ownedBy(fence);
      if (number == SwitchOrder.QUESTION) return legs.inspect(order.party());
      call.reports().ordered();
      String before = taken.get(number);
      if (before != null) return again(second, number, order, before);
      return Future.<Void>succeededFuture()
        .compose(go -> obey(second, number, order))
        .transform((done, why) -> {
          if (why == null) return remember(number, OBEYED);
          if (!(why instanceof Refused || why instanceof AriException)) return Future.failedFuture(why);
          failed(order.party(), number, why.getMessage());
          return remember(number, why.getMessage());
        });
    });
  }

  private Future<Void> remember(long number, String outcome) {
    taken.put(number, outcome);
    if (taken.size() > REMEMBERED) taken.remove(taken.keySet().iterator().next());
    return Future.succeededFuture();
  }

  private void failed(PartyId party, long order, String reason) {
    call.reports().say(party, (leg, sequence) -> new SwitchEvent.OrderFailed(leg, sequence, order, reason));
  }

  private Future<Void> obey(LiveCall second, long number, SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Dial dial -> setup.dial(dial);
      case SwitchOrder.Answer answer -> answer(leg(answer.party()), number);
      case SwitchOrder.Release release -> legs.release(release);
      case SwitchOrder.Hold hold -> legs.hold(leg(hold.party()));
      case SwitchOrder.Retrieve retrieve -> legs.retrieve(leg(retrieve.party()), second);
      case SwitchOrder.Mute mute -> legs.mute(leg(mute.party()), mute.on());
      case SwitchOrder.Digits digits -> legs.digits(leg(digits.party()), number, digits.digits());
      case SwitchOrder.Redirect redirect -> setup.redirect(leg(redirect.party()), redirect);
      case SwitchOrder.Join join -> setup.join(leg(join.party()), join);
      case SwitchOrder.Inspect inspect -> legs.inspect(inspect.party());
      case SwitchOrder.Record record -> legs.record(leg(record.party()), record.to());
      case SwitchOrder.Consult consult -> pairs.consult(second, consult);
      case SwitchOrder.Merge merge -> new Merger(call, second, merge).merge();
      case SwitchOrder.Alternate alternate -> pairs.alternate(second, alternate);
      case SwitchOrder.Monitor monitor -> supervisors.monitor(leg(monitor.party()), monitor);
      case SwitchOrder.Partake partake -> supervisors.partake(leg(partake.party()), partake);
      case SwitchOrder.Silence silence -> supervisors.silence(leg(silence.party()), silence);
      case SwitchOrder.Fork never -> throw Refused.unsupported("ringing several phones for one leg");
      case SwitchOrder.Replace never -> throw Refused.unsupported("pulling a call");
    };
  }

  /** That the phone was told is all that Asterisk says. One that has not understood goes on ringing without a word. */
  private Future<Void> answer(Leg leg, long number) {
    return legs.answer(leg).onSuccess(told -> {
      if (leg.connected()) return;
      call
        .floor()
        .home()
        .owner()
        .setTimer(PICKS_UP_MILLIS, due ->
          call
            .floor()
            .home()
            .runOnContext(here -> call.next(() -> stillRings(leg, number)))
        );
    });
  }

  private Future<Void> stillRings(Leg told, long number) {
    PartyId party = call.party(told);
    boolean rings = call
      .leg(told.index())
      .filter(leg -> leg.phase() == Phase.RINGING)
      .isPresent();
    boolean ours = call.floor().channels().legs(told.channel()).contains(party);
    if (!rings || !ours || !OBEYED.equals(taken.get(number))) return Future.succeededFuture();
    String why = Refused.unsupported("the phone was told to pick up, and goes on ringing").getMessage();
    failed(party, number, why);
    return remember(number, why);
  }

  private void whole(Leg supervisor) {
    if (supervisor.up() && !supervisor.connected()) return;
    call.reports().state(supervisor);
    call.reports().watch(supervisor);
  }

  private Leg leg(PartyId party) {
    return call
      .leg(party.index())
      .filter(Leg::up)
      .orElseThrow(() -> new Refused("there is no such leg: " + party));
  }

  /** The same order once more: what it was about, as it is now. */
  private Future<Void> again(LiveCall second, long number, SwitchOrder order, String outcome) {
    Reports reports = call.reports();
    Leg leg = call.leg(order.party().index()).orElse(null);
    if (!outcome.equals(OBEYED)) failed(order.party(), number, outcome);
    else if (order instanceof SwitchOrder.Consult consult) pairs.report(second, consult);
    else if (order instanceof SwitchOrder.Merge merge) new Merger(call, second, merge).report();
    else if (order instanceof SwitchOrder.Alternate alternate) pairs.report(second, alternate);
    else if (leg == null) reports.say(order.party(), LegOrders::lost);
    else if (!leg.up()) reports.state(leg);
    else switch (order) {
      case SwitchOrder.Retrieve retrieve when leg.phase() == Phase.TALKING -> reports.say(
        leg,
        SwitchEvent.Retrieved::new
      );
      case SwitchOrder.Mute mute -> reports.say(leg, (party, sequence) ->
        new SwitchEvent.Muted(party, sequence, leg.muted())
      );
      case SwitchOrder.Record record -> reports.recorded(leg);
      case SwitchOrder.Monitor monitor -> call.leg(monitor.supervisor().index()).ifPresent(this::whole);
      case SwitchOrder.Partake partake -> reports.watch(leg);
      case SwitchOrder.Silence silence -> reports.watch(leg);
      case SwitchOrder.Digits digits -> reports.say(leg, (party, sequence) ->
        new SwitchEvent.DigitsSent(party, sequence, number)
      );
      case SwitchOrder.Redirect redirect -> call.leg(redirect.target().index()).ifPresent(reports::state);
      case SwitchOrder.Join join -> call.leg(join.target().index()).ifPresent(reports::state);
      case SwitchOrder.Answer answer when !leg.connected() -> {
        return answer(leg, number);
      }
      default -> reports.state(leg);
    }
    return Future.succeededFuture();
  }
}
