package io.hookswitch.push.cometd;

import io.hookswitch.push.Streams;
import io.vertx.core.Future;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.SecurityPolicy;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.HttpException;
import org.cometd.server.ServerMessageImpl;
import org.cometd.server.ServerSessionImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may do what: shake hands when logged in, follow one's own topics, publish nothing, be nobody else. */
final class Doorkeeper implements SecurityPolicy, BayeuxServer.Extension {

  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);

  private final Streams streams;
  private final Renderings renderings;
  private final Farewell farewell;
  private final int maxQueue;

  Doorkeeper(Streams streams, Renderings renderings, Farewell farewell, int maxQueue) {
    this.streams = streams;
    this.renderings = renderings;
    this.farewell = farewell;
    this.maxQueue = maxQueue;
  }

  @Override
  public boolean canHandshake(BayeuxServer server, ServerSession session, ServerMessage message) {
    ServerSessionImpl ours = (ServerSessionImpl) session;
    Subscriber subscriber = new Subscriber(ours, context(message), farewell, maxQueue);
    // Called with the session's lock held: only says that there is work to do.
    session.addListener(
      (ServerSession.QueueMaxedListener) (slow, queue, sender, last) -> {
        subscriber.atHome(() -> farewell.cut(slow, maxQueue + " messages wait for it"));
        return false;
      }
    );
    return true;
  }

  @Override
  public boolean canCreate(BayeuxServer server, ServerSession session, String channel, ServerMessage message) {
    return Channel.META_SUBSCRIBE.equals(message.getChannel()) && Topics.allows(channel);
  }

  @Override
  public boolean canPublish(BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
    return false;
  }

  @Override
  public void canSubscribe(
    BayeuxServer server,
    ServerSession session,
    ServerChannel channel,
    ServerMessage message,
    Promise<Boolean> promise
  ) {
    Subscriber subscriber = Subscriber.of(session);
    RequestContext here = context(message);
    subscriber.atHome(() ->
      subscriber
        .join(message, Topics.of(message.get(Message.SUBSCRIPTION_FIELD)), streams, renderings)
        // The rest of the message is processed where its request is.
        .onComplete(joined ->
          here.context().runOnContext(now -> {
            if (joined.succeeded()) promise.succeed(true);
            else promise.fail(unheard(subscriber, joined.cause()));
          })
        )
    );
  }

  @Override
  public void incoming(ServerSession from, ServerMessage.Mutable message, Promise<Boolean> promise) {
    RequestContext here = context(message);
    try {
      if (from != null && !Channel.META_HANDSHAKE.equals(message.getChannel())) checkOwner(from, here, message);
      if (Channel.META_SUBSCRIBE.equals(message.getChannel())) {
        Topics.of(message.get(Message.SUBSCRIPTION_FIELD));
        Place.seen(message);
      }
    } catch (BadMessageException bad) {
      refuse(message, bad.getMessage());
      promise.succeed(false);
      return;
    }
    if (from == null || !Channel.META_CONNECT.equals(message.getChannel())) promise.succeed(true);
    else if (here.socket().isEmpty()) hold(from, here, promise);
    else askLogin(from, here).onComplete(asked -> here.context().runOnContext(now -> hold(from, here, promise)));
  }

  /** The poll is processed, and waits for news; not with a session that was sent away after it had been found for the poll. */
  private void hold(ServerSession from, RequestContext here, Promise<Boolean> promise) {
    promise.succeed(true);
    here.context().runOnContext(waits -> farewell.answerIfGone(from));
  }

  /** Whoever has the events is on its way to another node: clients come again by themselves. */
  private static HttpException unheard(Subscriber subscriber, Throwable why) {
    LOG.warn("The events of {} cannot be followed at the moment: {}", subscriber.visitor().user(), why.toString());
    return new HttpException(503, why);
  }

  /** A client that is somebody else now shakes hands again as that one. */
  private static void checkOwner(ServerSession session, RequestContext here, ServerMessage.Mutable message) {
    Subscriber subscriber = Subscriber.of(session);
    if (subscriber == null || subscriber.visitor().user().equals(here.visitor().user())) return;
    LOG.warn("{} sent a message with a session of {}", here.visitor().user(), subscriber.visitor().user());
    message.getAssociated().getAdvice(true).put(Message.RECONNECT_FIELD, Message.RECONNECT_HANDSHAKE_VALUE);
    throw new BadMessageException(403, "clientId", "session_of_another_user");
  }

  /** An unanswered question changes nothing: it is asked again with the next poll. */
  private Future<Void> askLogin(ServerSession session, RequestContext here) {
    return here
      .visitor()
      .stillLoggedIn()
      .get()
      .onFailure(failure -> LOG.warn("Could not ask whether {} is logged in", here.visitor().user(), failure))
      .otherwise(true)
      .map(good -> {
        if (!good) farewell.end(session);
        return null;
      });
  }

  private static void refuse(ServerMessage.Mutable message, String error) {
    ServerMessageImpl reply = (ServerMessageImpl) message.getAssociated();
    reply.setSuccessful(false);
    reply.put(Message.ERROR_FIELD, error);
    reply.setHandled(true);
  }

  private static RequestContext context(ServerMessage message) {
    return (RequestContext) message.getBayeuxContext();
  }
}
