package io.hookswitch.bench.cometd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.http.jakarta.CometDServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ajax.JSON;

/**
 * Long-polling sessions at the gateway's path, each of the user that its cookie names; and a path to which a command is posted, whose
 * only effect is that the user's sessions are told.
 */
public final class JettyNode {

  private static final String CHANNEL = "/v2/me/calls";

  private final Map<String, Map<String, ServerSession>> sessions = new ConcurrentHashMap<>();

  private JettyNode() {}

  /** @param words the file with the event that is told, as the gateway tells it */
  public static void main(String[] words) throws Exception {
    new JettyNode().start(Files.readString(Path.of(words[0])));
  }

  @SuppressWarnings("unchecked")
  private void start(String event) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    server.setHandler(context);
    ServletHolder cometd = new ServletHolder(new CometDServlet());
    cometd.setAsyncSupported(true);
    cometd.setInitOrder(1);
    // A user of the bench has two sessions in one "browser".
    cometd.setInitParameter("maxSessionsPerBrowser", "-1");
    context.addServlet(cometd, "/api/v2/notifications/*");
    Map<String, Object> told = (Map<String, Object>) new JSON().fromJSON(event);
    context.addServlet(new ServletHolder(new Commands(told, this::tell)), "/api/v2/me/calls/*");
    server.start();
    BayeuxServer bayeux = (BayeuxServer) context.getServletContext().getAttribute(BayeuxServer.ATTRIBUTE);
    bayeux.addListener(
      new BayeuxServer.SessionListener() {
        @Override
        public void sessionAdded(ServerSession session, ServerMessage message) {
          String user = message.getBayeuxContext().getCookie("user");
          sessions.computeIfAbsent(user, none -> new ConcurrentHashMap<>()).put(session.getId(), session);
        }
      }
    );
    System.out.println("ready " + connector.getLocalPort());
  }

  private void tell(String user, Map<String, Object> event) {
    sessions
      .getOrDefault(user, Map.of())
      .values()
      .forEach(session -> session.deliver(null, CHANNEL, event, Promise.noop()));
  }
}
