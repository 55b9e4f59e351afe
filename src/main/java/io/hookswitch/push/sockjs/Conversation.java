package io.hookswitch.push.sockjs;

import io.hookswitch.call.UserId;
import io.hookswitch.push.Listener;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.push.Visitor;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket, from its first frame to its last. All of it happens on the event loop of its connection. */
final class Conversation {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final String BEARER = "Bearer ";
  static final String AUTH = "hookswitch.auth";

  private final Bridge bridge;
  private final SockJSSocket socket;
  private final Context home;
  private final String baseUrl;
  private final Line line;
  private final Rate rate;
  private final Map<String, Follower> followers = new LinkedHashMap<>();
  private final List<Long> timers = new ArrayList<>();
  private volatile Optional<Visitor> who = Optional.empty();
  private String token = "";
  private int requests;
  private long heardAt = System.nanoTime();

  /** @param baseUrl scheme, host and port as the client addressed them, without a final slash */
  Conversation(Bridge bridge, SockJSSocket socket, Context home, String baseUrl) {
    this.bridge = bridge;
    this.socket = socket;
    this.home = home;
    this.baseUrl = baseUrl;
    this.line = new Line(socket, bridge.config().maxQueue(), bridge.config().maxQueueBytes());
    this.rate = new Rate(bridge.config().frameRate(), bridge.config().frameBurst(), heardAt);
  }

  /** @param visitor who it is, where the request that opened the socket said so */
  void begin(Optional<Visitor> visitor) {
    bridge.audience().came(this);
    socket.closeHandler(closed -> end());
    socket.exceptionHandler(this::broke);
    visitor.ifPresent(this::loggedIn);
    socket.handler(this::frame);
    timers.add(home.owner().setPeriodic(bridge.config().heartbeat().toMillis(), beat -> heartbeat()));
    timers.add(
      home.owner().setTimer(bridge.loginPatience().toMillis(), late -> {
        if (who.isEmpty()) close(Closing.NOT_LOGGED_IN);
      })
    );
  }

  /** Done on the socket's event loop, in the order of the calls to this method from one thread. */
  void atHome(Runnable work) {
    home.runOnContext(now -> {
      if (!line.isClosed()) work.run();
    });
  }

  /** From any thread. */
  Listener listener() {
    return new Listener(who.map(visitor -> visitor.user().toString()).orElse(""), "eventbus", line.waiting());
  }

  boolean isOf(String login) {
    return who.filter(visitor -> visitor.login().equals(login)).isPresent();
  }

  void close(Closing why) {
    if (line.isClosed()) return;
    LOG.info("Closing a socket of {}: {}", name(), why.reason);
    line.close(why);
    forget();
  }

  void live(Streamed event) {
    for (Follower one : List.copyOf(followers.values())) {
      if (one.feed().user().equals(event.user()) && !one.live(event)) close(Closing.TOO_SLOW);
    }
  }

  /** What Vert.x finds wrong before there is a frame to look at. A line that is cut is no fault of the client's. */
  private void broke(Throwable why) {
    LOG.debug("A socket of {} broke", name(), why);
    switch (why) {
      // A message in too many pieces: Vert.x drops what it has of it, and goes on.
      case IllegalStateException tooLong -> close(Closing.TOO_LARGE);
      // Vert.x cuts the connection when this returns; a client that goes on sending may not get to see why.
      case CorruptedWebSocketFrameException bad when bad.closeStatus() == WebSocketCloseStatus.MESSAGE_TOO_BIG -> close(
        Closing.TOO_LARGE
      );
      case CorruptedWebSocketFrameException bad -> close(Closing.MALFORMED);
      default -> LOG.trace("It ends by itself");
    }
  }

  private void frame(Buffer text) {
    if (line.isClosed()) return;
    if (!rate.take(System.nanoTime())) close(Closing.FLOOD);
    else if (text.length() > bridge.config().maxFrameBytes()) close(Closing.TOO_LARGE);
    else {
      try {
        heard(Frame.of(bridge.backend().read(text)));
      } catch (BadFrameException bad) {
        line.say(Words.refused(null, bridge.backend().invalid(bad.getMessage())));
        close(Closing.MALFORMED);
      }
    }
  }

  private void heard(Frame frame) {
    heardAt = System.nanoTime();
    if (!(frame instanceof Frame.Addressed addressed)) return;
    String authorization = addressed.headers().getOrDefault("Authorization", "");
    boolean brings = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    if (brings && !authorization.substring(BEARER.length()).strip().equals(token)) {
      login(authorization.substring(BEARER.length()).strip())
        .onSuccess(known -> act(addressed))
        .onFailure(why -> refuse(addressed, bridge.backend().failure(why)));
    } else act(addressed);
  }

  /** No frame that follows is read before it is known who sends it. */
  private Future<Visitor> login(String presented) {
    socket.pause();
    return bridge
      .backend()
      .login(presented, baseUrl)
      .compose(visitor -> {
        boolean another = who
          .map(Visitor::user)
          .filter(known -> !known.equals(visitor.user()))
          .isPresent();
        return another
          ? Future.failedFuture(new BadFrameException("token: is another user's than this socket"))
          : Future.succeededFuture(visitor);
      })
      .onSuccess(visitor -> {
        token = presented;
        loggedIn(visitor);
      })
      .onComplete(done -> socket.resume());
  }

  private void loggedIn(Visitor visitor) {
    who = Optional.of(visitor);
    bridge
      .audience()
      .loggedIn(visitor.user(), this, bridge.config().socketsPerUser())
      .forEach(old -> old.atHome(() -> old.close(Closing.TOO_MANY)));
  }

  private void act(Frame.Addressed frame) {
    if (line.isClosed()) return;
    if (frame instanceof Frame.Send send && send.address().equals(AUTH)) authenticate(send);
    else if (who.isEmpty()) refuse(frame, bridge.backend().notLoggedIn());
    else {
      switch (frame) {
        case Frame.Register register -> register(register, who.get());
        case Frame.Unregister unregister -> forget(followers.remove(unregister.address()));
        case Frame.Send send -> send(send, who.get());
        case Frame.Publish publish -> refuse(publish, bridge.backend().denied());
      }
    }
  }

  /** {@code {"token": ...}}; the answer to the bearer of a good one is the same as to everybody who is known already. */
  private void authenticate(Frame.Send send) {
    String presented =
      send.body() instanceof JsonObject body && body.getValue("token") instanceof String text ? text : "";
    if (presented.isEmpty() && who.isEmpty()) refuse(send, bridge.backend().notLoggedIn());
    else if (presented.isEmpty() || presented.equals(token)) welcome(send);
    else {
      login(presented)
        .onSuccess(visitor -> welcome(send))
        .onFailure(why -> refuse(send, bridge.backend().failure(why)));
    }
  }

  private void welcome(Frame.Send send) {
    JsonObject body = new JsonObject().put("statusCode", 0).put("userName", who.orElseThrow().user().name());
    answer(send, new Backend.Result(200, body, Map.of(), Optional.empty()));
  }

  private void register(Frame.Register frame, Visitor visitor) {
    Optional<Position> seen = Words.seen(frame.headers());
    Optional<Backend.Feed> feed = bridge.backend().feed(visitor.user(), frame.address());
    if (feed.isEmpty()) refuse(frame, bridge.backend().denied());
    else if (followers.containsKey(frame.address())) {
      refuse(frame, bridge.backend().invalid("address: is registered already"));
    } else if (followers.size() >= bridge.config().feeds()) {
      refuse(frame, bridge.backend().invalid("address: expected at most " + bridge.config().feeds() + " of a socket"));
    } else follow(frame, feed.get(), seen);
  }

  private void follow(Frame.Register frame, Backend.Feed feed, Optional<Position> seen) {
    Follower follower = new Follower(frame.address(), feed, this::words, line::say, bridge.config());
    followers.put(frame.address(), follower);
    bridge.audience().follows(feed.user(), this);
    bridge
      .streams()
      .replay(feed.user(), seen.orElse(null))
      .onComplete(asked ->
        atHome(() -> {
          if (followers.get(frame.address()) != follower) return;
          if (asked.succeeded()) follower.begin(seen, asked.result());
          else {
            forget(followers.remove(frame.address()));
            refuse(frame, bridge.backend().failure(asked.cause()));
          }
        })
      );
  }

  private List<JsonObject> words(StreamEvent event) {
    try {
      return bridge.renderer().render(event, baseUrl);
    } catch (RuntimeException bug) {
      // One event that cannot be said must not silence all that follow it.
      LOG.error("An event for {} could not be rendered: {}", name(), event, bug);
      return List.of();
    }
  }

  private void send(Frame.Send frame, Visitor visitor) {
    if (requests >= bridge.config().requests()) {
      refuse(frame, bridge.backend().busy(bridge.config().requests()));
      return;
    }
    Object body = frame.body() == null ? new JsonObject() : frame.body();
    if (!(body instanceof JsonObject object)) {
      refuse(frame, bridge.backend().invalid("body: expected an object"));
      return;
    }
    requests++;
    bridge
      .backend()
      .send(visitor, frame.address(), object, frame.headers())
      .onComplete(done ->
        atHome(() -> {
          requests--;
          answer(frame, done.succeeded() ? done.result() : bridge.backend().failure(done.cause()));
        })
      );
  }

  private void answer(Frame.Send frame, Backend.Result result) {
    frame.reply().ifPresentOrElse(
      address -> line.say(Words.reply(address, result)),
      () -> {
        // Nobody asked for the answer; what went wrong is told all the same.
        if (!result.done()) line.say(Words.refused(null, result));
      }
    );
  }

  private void refuse(Frame.Addressed frame, Backend.Result why) {
    if (line.isClosed()) return;
    switch (frame) {
      case Frame.Send send -> answer(send, why);
      case Frame.Register register -> line.say(Words.refused(register.address(), why));
      case Frame.Unregister unregister -> line.say(Words.refused(null, why));
      case Frame.Publish publish -> line.say(Words.refused(null, why));
    }
  }

  private void heartbeat() {
    if (line.isClosed()) return;
    if (System.nanoTime() - heardAt > bridge.config().pingTimeout().toNanos()) {
      close(Closing.SILENT);
      return;
    }
    followers.values().forEach(Follower::heartbeat);
    who.ifPresent(visitor ->
      visitor
        .stillLoggedIn()
        .get()
        // An unanswered question changes nothing: it is asked again with the next beat.
        .onFailure(failure -> LOG.warn("Could not ask whether {} is logged in", visitor.user(), failure))
        .onSuccess(good ->
          atHome(() -> {
            if (!good && who.filter(visitor::equals).isPresent()) close(Closing.LOGGED_OUT);
          })
        )
    );
  }

  private void end() {
    line.lost();
    forget();
  }

  private void forget() {
    timers.forEach(home.owner()::cancelTimer);
    timers.clear();
    bridge.audience().left(this);
    who.ifPresent(visitor -> bridge.audience().loggedOut(visitor.user(), this));
    List<Follower> all = List.copyOf(followers.values());
    followers.clear();
    all.forEach(this::forget);
  }

  private void forget(Follower gone) {
    if (gone == null) return;
    UserId stream = gone.feed().user();
    boolean last = followers
      .values()
      .stream()
      .noneMatch(one -> one.feed().user().equals(stream));
    if (last) bridge.audience().unfollows(stream, this);
  }

  private String name() {
    return who.map(visitor -> visitor.user().toString()).orElse("nobody");
  }
}
