package io.hookswitch.north;

import io.hookswitch.call.Effect;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.UserId;
import io.hookswitch.config.CometDConfig;
import io.hookswitch.config.HttpConfig;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Group;
import io.hookswitch.directory.Tenant;
import io.hookswitch.directory.User;
import io.hookswitch.push.MemoryStreams;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.cometd.CometDServer;
import io.hookswitch.wire.Notice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Nodes that serve nothing but CometD, over one memory of streams and sessions, to {@code agent1}, {@code agent2} and
 * so on, with the password {@code hookswitch}.
 */
public final class Counter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public final MemoryStreams streams = new MemoryStreams();
  private final Vertx vertx = Vertx.vertx();
  private final Sessions sessions = new MemorySessions(Duration.ofMinutes(30), InstantSource.system());

  /** One node. */
  public record Desk(CometDServer server, HttpVerticle http, CometDChannel channel) {
    public String url() {
      return "http://127.0.0.1:" + http.port() + "/api/v2/notifications";
    }

    public int port() {
      return http.port();
    }
  }

  public static UserId user(String name) {
    return new UserId("foo", name);
  }

  public static String basic(String name, String password) {
    String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes());
    return "Authorization: Basic " + pair;
  }

  /** A session as a login would begin it, as a header. */
  public String cookie(String name) {
    SessionToken token = SessionToken.fresh();
    await(sessions.put(token.key(), user(name)));
    return "Cookie: JSESSIONID=" + token.secret();
  }

  /** What a logout does. */
  public void logOut(Desk desk, String cookie) {
    String key = new SessionToken(cookie.substring(cookie.indexOf('=') + 1)).key();
    await(sessions.remove(key));
    desk.server().end(key);
  }

  /** The login is over, and nobody tells the server. */
  public void expire(String cookie) {
    await(sessions.remove(new SessionToken(cookie.substring(cookie.indexOf('=') + 1)).key()));
  }

  public Desk open(CometDConfig cometd) {
    HttpConfig http = new HttpConfig("127.0.0.1", 0, 65_536, 32, PATIENCE, Duration.ofMinutes(30), false);
    Authenticator authenticator = Doors.authenticator(new Phonebook(), sessions, false);
    CometDServer server = new CometDServer(vertx, streams, Counter::render, cometd, origin -> false);
    CometDChannel channel = new CometDChannel("/api/v2/notifications", server, authenticator);
    await(server.start());
    return await(
      Contract.load(vertx).compose(contract -> {
        Routes routes = new Routes(contract, List.of(FakeDialect.genesys()), List.of(channel), authenticator, http);
        HttpVerticle verticle = new HttpVerticle(routes, http);
        return vertx.deployVerticle(verticle).map(new Desk(server, verticle, channel));
      })
    );
  }

  /** As a stopping node does. */
  public void shut(Desk desk) {
    await(desk.server().drain());
    await(vertx.undeploy(desk.http().deploymentID()));
  }

  /** News for a user: the number n, on a channel. */
  public void say(String name, String channel, int n) {
    Notice notice = new Notice(null, 0, Effect.News.Status, null, channel + " " + n, Instant.EPOCH);
    await(streams.append(user(name), new StreamEvent.CallNews(notice)));
  }

  private static List<JsonObject> render(StreamEvent event, String baseUrl) {
    if (!(event instanceof StreamEvent.CallNews news)) return List.of();
    String[] words = news.notice().failure().split(" ");
    JsonObject data = new JsonObject().put("n", Integer.parseInt(words[1])).put("text", "größer ☎").put("url", baseUrl);
    return List.of(new JsonObject().put("channel", words[0]).put("data", data));
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** As many agents as anybody asks for. */
  private static final class Phonebook implements Directory {

    private static User named(String name) {
      User one = OneUser.AGENT;
      return new User(
        Counter.user(name),
        name,
        one.group(),
        one.firstName(),
        one.lastName(),
        "",
        one.role(),
        one.level(),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        "LP_" + name,
        one.recording(),
        java.util.Set.of(),
        List.of()
      );
    }

    @Override
    public Future<Optional<User>> authenticate(String login, String password) {
      return Future.succeededFuture(password.equals("hookswitch") ? user(Counter.user(login)) : Optional.empty());
    }

    @Override
    public Optional<User> user(UserId id) {
      return id.tenant().equals("foo") && id.name().matches("agent\\d+")
        ? Optional.of(named(id.name()))
        : Optional.empty();
    }

    @Override
    public Optional<Tenant> tenant(String name) {
      return Optional.empty();
    }

    @Override
    public Collection<Device> devices() {
      return List.of();
    }

    @Override
    public Optional<Group> group(String tenant, String group) {
      return Optional.empty();
    }

    @Override
    public Optional<Device> device(String id) {
      return Optional.empty();
    }

    @Override
    public Endpoint endpointOf(Device device) {
      throw new UnsupportedOperationException("no call is made here");
    }

    @Override
    public Endpoint endpointFor(Group caller, String number, String digits) {
      throw new UnsupportedOperationException("no call is made here");
    }
  }
}
