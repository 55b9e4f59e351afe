package io.hookswitch.north.genesysv2;

import io.hookswitch.call.UserId;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.outbound.Outbound;
import io.hookswitch.outbound.OutboundCommand;
import io.hookswitch.outbound.OutboundRecord;
import io.hookswitch.outbound.OutboundResult;
import io.hookswitch.push.StreamEvent.OutboundNews;
import io.hookswitch.push.Streams;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of whoever asks. What comes of a request goes into the user's stream before it is acknowledged. */
final class OwnRecords {

  private static final Logger LOG = LoggerFactory.getLogger(OwnRecords.class);

  private final Outbound outbound;
  private final Streams streams;
  private final InstantSource clock;

  OwnRecords(Outbound outbound, Streams streams, InstantSource clock) {
    this.outbound = outbound;
    this.streams = streams;
    this.clock = clock;
  }

  /** Done when it is done and the user's stream says so; a refusal fails with its problem, and is not in the stream. */
  Future<Void> ask(Request request, OutboundWish wish) {
    UserId user = request.who().user().id();
    return outbound.ask(user, wish.command()).compose(
      result ->
        switch (result) {
          case OutboundResult.Refused refused -> Future.failedFuture(problem(refused));
          case OutboundResult.NoneReady none -> none(user, wish, none);
          case OutboundResult.Done done -> tell(user, wish, done);
        }
    );
  }

  /**
   * Dials, and notes with the record of the request, if it has one with a handle, that it has been dialled. Somebody
   * else's record is not dialled, nor one outside its calling hours or to a number that is not to be called.
   *
   * @param number as typed
   * @param before what the same dial was answered, if it came before: it may be over, and the record with it
   */
  Future<Reply> dialling(
    Request request,
    String number,
    Supplier<Future<Optional<Reply>>> before,
    Supplier<Future<Reply>> dial
  ) {
    Long handle = request.body().getJsonObject("outboundRecord", new JsonObject()).getLong("recordHandle");
    if (handle == null) return dial.get();
    return before
      .get()
      .compose(known ->
        known.map(Future::succeededFuture).orElseGet(() -> dial(request.who().user().id(), handle, number, dial))
      );
  }

  private Future<Reply> dial(UserId user, long handle, String number, Supplier<Future<Reply>> dial) {
    return outbound
      .ask(user, new OutboundCommand.Keep(handle, number))
      .compose(kept ->
        kept instanceof OutboundResult.Refused refused ? Future.failedFuture(problem(refused)) : dial.get()
      )
      .compose(reply ->
        reply.refusal() == null && !reply.replayed() ? dialled(user, handle).map(reply) : Future.succeededFuture(reply)
      );
  }

  /** The user has left; what cannot be given back now is when the hold runs out. */
  Future<Void> letGo(UserId user) {
    return outbound
      .release(user)
      .onFailure(lost -> LOG.error("the records that {} held stay with it until the hold runs out", user, lost))
      .otherwiseEmpty();
  }

  /** The call is on its way, whatever becomes of the note. */
  private Future<Void> dialled(UserId user, long handle) {
    return outbound
      .ask(user, new OutboundCommand.Dial(handle))
      .onSuccess(result -> {
        if (result instanceof OutboundResult.Refused) LOG.warn("record {}: {} lost it while dialling", handle, user);
      })
      .onFailure(lost -> LOG.error("record {}: that {} has dialled it could not be stored", handle, user, lost))
      .<Void>mapEmpty()
      .otherwiseEmpty();
  }

  private Future<Void> none(UserId user, OutboundWish wish, OutboundResult.NoneReady none) {
    OutboundNews news = new OutboundNews(
      OutboundNews.Kind.NoneReady,
      user,
      wish.device(),
      wish.campaign(),
      wish.applicationId(),
      Optional.empty(),
      wish.referenceId(),
      none.next(),
      clock.instant()
    );
    return streams.append(user, news).mapEmpty();
  }

  private Future<Void> tell(UserId user, OutboundWish wish, OutboundResult.Done done) {
    Future<Void> told = Future.succeededFuture();
    for (OutboundRecord other : done.others()) {
      told = told.compose(before -> tell(user, wish, OutboundNews.Kind.Chained, Optional.of(other)));
    }
    return told.compose(before -> tell(user, wish, wish.kind(), Optional.of(done.record())));
  }

  private Future<Void> tell(UserId user, OutboundWish wish, OutboundNews.Kind kind, Optional<OutboundRecord> record) {
    OutboundNews news = new OutboundNews(
      kind,
      user,
      wish.device(),
      wish.campaign(),
      wish.applicationId(),
      record,
      wish.referenceId(),
      Optional.empty(),
      clock.instant()
    );
    return streams.append(user, news).mapEmpty();
  }

  private static RuntimeException problem(OutboundResult.Refused refused) {
    Problem.Kind kind = switch (refused.why()) {
      case NOT_FOUND -> Problem.Kind.NOT_FOUND;
      case WRONG_STATE -> Problem.Kind.WRONG_STATE;
      case INVALID -> Problem.Kind.INVALID;
    };
    return Problem.of(kind, refused.detail()).refused();
  }
}
