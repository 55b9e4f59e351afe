package io.hookswitch.north;

import io.hookswitch.config.HttpConfig;
import io.hookswitch.config.LimitsConfig;
import io.hookswitch.north.pages.Pages;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.net.RFC3986;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The contract and the dialects, tied together by operation ids. Made once for a node, used by all its event loops.
 *
 * <p>Who adds an operation writes it into {@code openapi.yaml} and into a dialect; nothing here changes.
 */
public final class Routes {

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private static final int PATIENCE_SECONDS = 10;

  private static final Problem NO_PATH = Problem.of(
    Problem.Kind.NOT_FOUND,
    "Path: expected one that begins with a slash."
  );
  private static final Problem NO_HOST = Problem.of(
    Problem.Kind.INVALID,
    "Host: expected the name or address of this gateway, found none that can be read."
  );

  private final OpenAPIContract openapi;
  private final Map<String, Function<Request, Future<Answer>>> servings = new HashMap<>();
  private final TreeSet<String> unserved = new TreeSet<>();
  private final List<Channel> channels;
  private final Gates gates;
  private final Replies replies;
  private final Origins origins;
  private final Admission admission;
  private final Contract contract;
  private final Pages pages;

  /**
   * @throws IllegalStateException when a dialect serves what the contract does not have, or what is not under its
   *     prefix; with all such mistakes in the message
   */
  public Routes(
    Contract contract,
    List<Dialect> dialects,
    List<Channel> channels,
    Authenticator authenticator,
    HttpConfig config
  ) {
    this(
      contract,
      dialects,
      channels,
      authenticator,
      config,
      () -> false,
      new Admission(LimitsConfig.DEFAULT),
      NamedCommands.NONE,
      Pages.NONE
    );
  }

  /**
   * @param stale whether what this node shows may have been overtaken by what others do, unseen; answers then say so
   * @param admission which requests are taken on
   * @param names stands before what no call remembers
   * @param pages what is answered beside the contract, to everybody
   */
  public Routes(
    Contract contract,
    List<Dialect> dialects,
    List<Channel> channels,
    Authenticator authenticator,
    HttpConfig config,
    BooleanSupplier stale,
    Admission admission,
    NamedCommands names,
    Pages pages
  ) {
    this.contract = contract;
    this.openapi = contract.openapi();
    this.replies = new Replies(openapi, authenticator, new Csrf(config.csrf().enabled()), stale, admission);
    this.origins = new Origins(config.cors());
    this.channels = List.copyOf(channels);
    this.gates = new Gates(contract, dialects, channels, authenticator, config, admission);
    this.admission = admission;
    this.pages = pages;
    List<String> mistakes = new ArrayList<>();
    for (Dialect dialect : dialects) {
      dialect.operations().forEach((id, operation) -> {
        Operation promised = openapi.operation(id);
        if (promised == null) mistakes.add(id + " is served and not in openapi.yaml");
        else if (!promised.getAbsoluteOpenAPIPath().startsWith(dialect.prefix())) {
          mistakes.add(
            id + " is served by the dialect of " + dialect.prefix() + " and at " + promised.getAbsoluteOpenAPIPath()
          );
        } else servings.put(id, names.before(dialect, id, promised.getHttpMethod(), operation));
      });
      unserved.addAll(dialect.unserved());
    }
    for (Operation promised : openapi.operations()) {
      boolean served =
        servings.containsKey(promised.getOperationId()) || gates.channel(promised.getAbsoluteOpenAPIPath()).isPresent();
      if (!served) unserved.add(promised.getOperationId());
    }
    if (!mistakes.isEmpty()) throw new IllegalStateException(
      "Dialects and contract differ: " + String.join("; ", mistakes)
    );
  }

  /** What the contract promises and nobody serves yet, sorted: it answers 501. */
  public List<String> unserved() {
    return List.copyOf(unserved);
  }

  /** What is taken on here, and how it ends. */
  public Admission admission() {
    return admission;
  }

  /** What one event loop does with a request. */
  Handler<HttpServerRequest> handler(Vertx vertx) {
    Router router = router(vertx);
    return request -> {
      if (admission.draining()) sendAway(request);
      // These the router turns away before any handler of ours could answer in the dialect's shape.
      String path = Objects.requireNonNullElse(request.path(), "");
      Dialect dialect = gates.dialect(normalized(path));
      if (!path.startsWith("/")) replies.turnAway(request, dialect, NO_PATH);
      else if (request.authority() == null) replies.turnAway(request, dialect, NO_HOST);
      else if (BROKEN_ESCAPE.matcher(request.uri()).find()) replies.malformed(request, dialect);
      else if (pages.own(path)) pages.handle(request);
      else if (origins.refuses(request)) replies.turnAway(request, dialect, Origins.FOREIGN);
      else router.handle(request);
    };
  }

  /** As the router will see it, so that both speak the same dialect; a path it cannot read is nobody's. */
  private static String normalized(String path) {
    try {
      return RFC3986.normalizePath(path);
    } catch (IllegalArgumentException unreadable) {
      return path;
    }
  }

  /** This request is answered, over this connection, and then none. */
  private static void sendAway(HttpServerRequest request) {
    // What is under way on other streams of the connection is let finish too.
    if (request.version() == HttpVersion.HTTP_2) request.connection().shutdown(PATIENCE_SECONDS, TimeUnit.SECONDS);
    // An upgrade has its own word in that header; whoever gets a socket is told over the socket.
    else if (!request.headers().contains(HttpHeaders.UPGRADE)) request
      .response()
      .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
  }

  /** The way of a request. Where it goes, the contract says ({@link Visit}): a router would ask the pattern of each operation. */
  private Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(origins::handle).handler(gates);
    for (Channel channel : channels) {
      channel.router(vertx).ifPresent(served -> router.route(channel.path() + "/*").subRouter(served));
    }
    router.route().handler(this::find).handler(new Validation(vertx, contract)).handler(this::serve);
    router.route().failureHandler(replies::fail);
    return router;
  }

  private void find(RoutingContext context) {
    Visit visit = Visit.of(context);
    if (visit.promised == null) replies.noSuchPath(context);
    else if (visit.operation == null) replies.wrongMethod(context);
    else if (servings.containsKey(visit.operation.getOperationId())) context.next();
    else replies.notServed(context);
  }

  private void serve(RoutingContext context) {
    replies.serve(context, servings.get(Visit.of(context).operation.getOperationId()));
  }
}
