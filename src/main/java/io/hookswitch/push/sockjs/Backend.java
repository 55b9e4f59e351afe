package io.hookswitch.push.sockjs;

import io.hookswitch.call.UserId;
import io.hookswitch.push.Visitor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the bridge asks of those who know users, topics and commands. Called on event loops, by several at once. */
public interface Backend {
  /**
   * Reads a frame, its size and depth bounded.
   *
   * @throws BadFrameException when it is no JSON object, or one that is too deep
   */
  JsonObject read(Buffer frame);

  /**
   * Whom a bearer token means.
   *
   * @param baseUrl as the client addresses the gateway, for {@link Visitor#baseUrl}
   * @return failed when it is good for nobody; with what {@link #failure} explains
   */
  Future<Visitor> login(String token, String baseUrl);

  /** What an address means for a user; empty where there is no such address, and where it is not for this user. */
  Optional<Feed> feed(UserId who, String address);

  /**
   * Has a request done, on the same way as one over HTTP.
   *
   * @param headers of the frame: parameters of the operation by their names, and the headers that HTTP has for commands
   * @return never failed: refusals are results
   */
  Future<Result> send(Visitor who, String address, JsonObject body, Map<String, String> headers);

  /** How a failure is told. */
  Result failure(Throwable why);

  /** What a client is told that may not do something, or asks for what there is not. */
  Result denied();

  /** What somebody is told who has not logged in. */
  Result notLoggedIn();

  /** What somebody is told who has too many requests under way. @param most as many as there may be */
  Result busy(int most);

  /** What somebody is told whose request cannot be understood. */
  Result invalid(String detail);

  /**
   * A part of a user's stream.
   *
   * @param user whose stream it is
   * @param topics which messages of it, by the channel that a {@link io.hookswitch.push.Renderer} gives them
   */
  record Feed(UserId user, Predicate<String> topics) {}

  /**
   * What became of a request.
   *
   * @param status as over HTTP; below 300 it was done
   * @param body as over HTTP
   * @param headers what HTTP says in headers
   * @param refusal the reasons of the rules, where it was they that refused
   */
  record Result(int status, JsonObject body, Map<String, String> headers, Optional<JsonObject> refusal) {
    boolean done() {
      return status < 300;
    }
  }
}
