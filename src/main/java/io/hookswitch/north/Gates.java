package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.FORBIDDEN;
import static io.hookswitch.north.Problem.Kind.NOT_FOUND;

import io.hookswitch.call.UserId;
import io.hookswitch.config.HttpConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What every request passes before the contract is looked at: name, login, CSRF token, final slash, media type, size, JSON,
 * depth, and whether this node takes it on.
 *
 * <p>The body is read while the login is checked, and judged after it: a stranger learns nothing but that it is one, or
 * that this node has too much to do.
 */
final class Gates implements Handler<RoutingContext> {

  private final Contract contract;
  private final List<Dialect> dialects;
  private final List<Channel> channels;
  private final Authenticator authenticator;
  private final Bodies bodies;
  private final Csrf csrf;
  private final Admission admission;
  private final Duration patience;
  private final ClientAddresses addresses;
  private final Dialect nowhere = new Nowhere();

  Gates(
    Contract contract,
    List<Dialect> dialects,
    List<Channel> channels,
    Authenticator authenticator,
    HttpConfig config,
    Admission admission
  ) {
    this.contract = contract;
    this.dialects = List.copyOf(dialects);
    this.channels = List.copyOf(channels);
    this.authenticator = authenticator;
    this.bodies = new Bodies(config.bodyLimitBytes(), config.maxDepth());
    this.csrf = new Csrf(config.csrf().enabled());
    this.patience = config.requestTimeout();
    this.addresses = new ClientAddresses(config.trustedProxies());
    this.admission = admission;
  }

  @Override
  public void handle(RoutingContext context) {
    // As the router sees it: to look at another spelling than it does would be a way around the login.
    String path = context.normalizedPath();
    Dialect dialect = dialect(path);
    Visit visit = Visit.begin(context, dialect, contract.at(dialect, path), patience, addresses.of(context.request()));
    Optional<Channel> channel = channel(path);
    if (channel.isPresent()) enter(context, visit, channel.get());
    else if (!Admission.looks(context.request().method())) command(context, visit, bodies.read(context.request()));
    // A crowd costs least when it is turned away first: who hangs up waits behind whatever is done for it.
    else if (admitted(context, admission.look())) enter(context, visit, bodies.read(context.request()));
  }

  /** The channel that a path belongs to. */
  Optional<Channel> channel(String path) {
    return channels
      .stream()
      .filter(channel -> path.equals(channel.path()) || path.startsWith(channel.path() + "/"))
      .findFirst();
  }

  /** Whose way of speaking a path demands. */
  Dialect dialect(String path) {
    return channel(path)
      .flatMap(Channel::dialect)
      .or(() ->
        dialects
          .stream()
          .filter(dialect -> path.startsWith(dialect.prefix()))
          .findFirst()
      )
      .orElse(nowhere);
  }

  private void command(RoutingContext context, Visit visit, Future<Buffer> body) {
    if (!admission.isFull()) enter(context, visit, body);
    else body.map(bodies::parse).onComplete((json, unreadable) -> {
      // Whatever is wrong with it is told to nobody but who has logged in.
      if (unreadable != null || urgent(visit, json)) enter(context, visit, body);
      else if (!visit.isOver()) context.fail(admission.refuse().refused());
    });
  }

  private void enter(RoutingContext context, Visit visit, Future<Buffer> body) {
    // Somebody has to look at a body that nobody waits for any more, or its loss is logged as unhandled.
    body.otherwiseEmpty();
    login(context, visit)
      .compose(login -> {
        visit.login(login);
        checkAdmission(visit.dialect, login);
        csrf.check(visit.dialect, context.request(), login);
        checkSlash(visit.dialect, context.normalizedPath());
        if (Bodies.announced(context.request())) Bodies.checkLabel(context.request());
        return body;
      })
      .map(bodies::parse)
      .onSuccess(json -> {
        visit.arrived(json);
        if (visit.isOver()) return;
        if (Admission.looks(context.request().method())) work(context, visit);
        else admit(context, visit);
      })
      .onFailure(context::fail);
  }

  private void admit(RoutingContext context, Visit visit) {
    visit.urgent(urgent(visit, visit.body()));
    Optional<UserId> user = visit
      .login()
      .caller()
      .map(caller -> caller.user().id());
    if (admitted(context, admission.enter(user, visit.urgent()))) work(context, visit);
  }

  /** Now, or when this node has room for it. */
  private void work(RoutingContext context, Visit visit) {
    Context home = context.vertx().getOrCreateContext();
    Line.Turn turn = admission.turn(
      visit.urgent(),
      new Line.Request() {
        @Override
        public void work() {
          home.runOnContext(now -> {
            if (!visit.isOver()) context.next();
          });
        }

        @Override
        public void sendAway() {
          home.runOnContext(now -> {
            if (!visit.isOver()) context.fail(admission.stoodInLine().refused());
          });
        }
      }
    );
    context.addEndHandler(end -> turn.over());
    if (turn.take()) context.next();
  }

  private static boolean urgent(Visit visit, JsonObject body) {
    return visit.operation != null && visit.dialect.urgent(visit.operation.getOperationId(), body);
  }

  private boolean admitted(RoutingContext context, Optional<Problem> problem) {
    if (problem.isPresent()) {
      context.fail(problem.get().refused());
      return false;
    }
    // Also when the client has gone before it was answered.
    context.addEndHandler(end -> admission.leave());
    return true;
  }

  private void enter(RoutingContext context, Visit visit, Channel channel) {
    HttpServerRequest request = context.request();
    request.pause();
    login(visit, request, channel)
      .map(login -> {
        csrf.check(visit.dialect, request, login);
        return login;
      })
      .onSuccess(login -> {
        visit.login(login);
        csrf.tell(visit.dialect, request, login, context.response());
        login.opened().ifPresent(token -> authenticator.sendCookie(visit.dialect, context.response(), token));
        context.response().putHeader(Correlation.HEADER, visit.correlation);
        visit.handOver();
        channel.handle(context, login.caller(), visit.correlation);
        request.resume();
      })
      .onFailure(failure -> {
        request.resume();
        context.fail(failure);
      });
  }

  private Future<Login> login(Visit visit, HttpServerRequest request, Channel channel) {
    return switch (channel.credentials()) {
      case DEMANDED -> authenticator.login(visit.dialect, request, visit.address);
      case TAKEN -> authenticator.loginIfAny(visit.dialect, request, visit.address);
    };
  }

  /** Nobody need log in where nothing is, nor where the contract says so. */
  private Future<Login> login(RoutingContext context, Visit visit) {
    if (visit.dialect == nowhere) return Future.succeededFuture(Login.NONE);
    if (visit.operation != null && contract.open().contains(visit.operation.getOperationId())) {
      Optional<SessionToken> session = authenticator.session(visit.dialect, context.request());
      return Future.succeededFuture(Login.open(session));
    }
    return authenticator.login(visit.dialect, context.request(), visit.address);
  }

  private static void checkAdmission(Dialect dialect, Login login) {
    if (
      login
        .caller()
        .map(Principal::user)
        .filter(user -> !dialect.admits(user))
        .isEmpty()
    ) return;
    throw Problem.of(FORBIDDEN, "This login may not use what is here.").refused();
  }

  private static void checkSlash(Dialect dialect, String path) {
    if (!dialect.endsPathsWithSlash() || path.endsWith("/")) return;
    throw Problem.of(NOT_FOUND, "Nothing is here; every path ends with a slash.").refused();
  }
}
