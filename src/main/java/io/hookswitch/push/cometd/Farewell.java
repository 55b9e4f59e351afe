package io.hookswitch.push.cometd;

import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two ways to end a session. What CometD offers as {@code disconnect} tells the client to stay away for good, which
 * is right for a logout only.
 */
final class Farewell {

  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  private final BayeuxServerImpl bayeux;

  Farewell(BayeuxServerImpl bayeux) {
    this.bayeux = bayeux;
  }

  /**
   * Forgets the session, as the sweeper does: the client's next message is answered with 402 and the advice to shake
   * hands again, so it comes back by itself, here or to another node. A waiting poll ends with a reply.
   */
  void sendAway(ServerSession session, String why) {
    if (bayeux.getSession(session.getId()) != session) return;
    LOG.info("Sending {} away to begin anew: {}", name(session), why);
    ServerSessionImpl ours = (ServerSessionImpl) session;
    bayeux.removeServerSession(ours, true);
    // Ends the poll that waits; one that begins to wait in this moment, see answerIfGone, must not be thrown away unanswered.
    ours.flush();
  }

  /** A poll that has come to wait with a session after that was forgotten: nothing else would end it before its time is over. */
  void answerIfGone(ServerSession session) {
    if (bayeux.getSession(session.getId()) != session) ((ServerSessionImpl) session).flush();
  }

  /** As {@link #sendAway}, and cuts the connection of a client that may not even be reading. */
  void cut(ServerSession session, String why) {
    if (bayeux.getSession(session.getId()) != session) return;
    LOG.info("Cutting {} off: {}", name(session), why);
    ServerSessionImpl ours = (ServerSessionImpl) session;
    bayeux.removeServerSession(ours, true);
    ours.destroyScheduler();
    Subscriber subscriber = Subscriber.of(session);
    if (subscriber != null) subscriber.hangUp();
  }

  /** For good: the user has logged out. */
  void end(ServerSession session) {
    LOG.info("Ending {}: logged out", name(session));
    session.disconnect();
  }

  private static String name(ServerSession session) {
    Subscriber subscriber = Subscriber.of(session);
    return "a session of " + (subscriber == null ? "nobody" : subscriber.visitor().user());
  }
}
