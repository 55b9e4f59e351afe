package io.hookswitch.north;

import io.hookswitch.call.Call;
import io.hookswitch.call.UserId;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client gets.
 *
 * @param status of HTTP
 * @param body always an object; empty where there is a text
 * @param headers beyond those that every answer has
 * @param session what becomes of the client's session
 * @param refusal the reasons of the rules, where it was they that refused, for channels that have a place for them:
 *     {@code operation}, {@code state}, {@code allowed}, {@code rules}
 * @param text in place of the body, {@code null} for all but exports
 * @param file in place of the body, {@code null} for all but recordings
 * @param rest what follows the text, {@code null} when nothing does
 */
public record Answer(
  int status,
  JsonObject body,
  Map<String, String> headers,
  SessionChange session,
  Optional<JsonObject> refusal,
  String text,
  Download file,
  Pieces rest
) {
  Answer(
    int status,
    JsonObject body,
    Map<String, String> headers,
    SessionChange session,
    Optional<JsonObject> refusal
  ) {
    this(status, body, headers, session, refusal, null, null, null);
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer of(int status, JsonObject body) {
    return new Answer(status, body, Map.of(), new SessionChange.Keep(), Optional.empty());
  }

  /** Lines for other programs, as {@code text/plain} in UTF-8. */
  public static Answer text(String lines) {
    return text(lines, null);
  }

  /**
   * The same where it may be too long for the memory of a node.
   *
   * @param first the first piece
   * @param rest those that follow
   */
  public static Answer text(String first, Pieces rest) {
    return new Answer(200, new JsonObject(), Map.of(), new SessionChange.Keep(), Optional.empty(), first, null, rest);
  }

  /** A file, as it comes. */
  public static Answer file(Download file) {
    return new Answer(200, new JsonObject(), Map.of(), new SessionChange.Keep(), Optional.empty(), null, file, null);
  }

  String contentType() {
    if (file != null) return "application/octet-stream";
    return text == null ? "application/json" : "text/plain; charset=utf-8";
  }

  Buffer bytes() {
    return text == null ? body.toBuffer() : Buffer.buffer(text);
  }

  public static Answer ok(JsonObject body) {
    return of(200, body);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, body, more, session, refusal, text, file, rest);
  }

  /** Says which version of a call this is, or is about, for whoever wants to change that very version. */
  public Answer tagged(Call call) {
    return with("ETag", "\"" + call.version() + "\"");
  }

  /** Says, where it is so, that the command had been done before, and this is what was answered then. */
  public Answer replayed(Reply reply) {
    return reply.replayed() ? replayed() : this;
  }

  /** Says that the command had been done before. */
  public Answer replayed() {
    return with("Idempotency-Replayed", "true");
  }

  /** With the reasons in a form that programs can read. */
  public Answer because(JsonObject reasons) {
    return new Answer(status, body, headers, session, Optional.of(reasons));
  }

  /** Opens a session for this user and sends its cookie with the answer. */
  public Answer beginningSession(UserId user) {
    return new Answer(status, body, headers, new SessionChange.Begin(user), refusal);
  }

  /** Ends the session of the request, if it has one, and takes the cookie back. */
  public Answer endingSession() {
    return new Answer(status, body, headers, new SessionChange.End(), refusal);
  }

  /** A text that is made while it is sent. */
  @FunctionalInterface
  public interface Pieces {
    /**
     * The next one. Asked for when the client has taken the one before, and on the context of the request.
     *
     * @return "" at the end; failed when it cannot be made: then the connection is cut, so that nobody takes it for the whole
     */
    Future<String> next();
  }

  /** What becomes of the client's session. */
  public sealed interface SessionChange {
    /** It stays as it is. */
    record Keep() implements SessionChange {}

    /** A new one begins. */
    record Begin(UserId user) implements SessionChange {}

    /** It ends. */
    record End() implements SessionChange {}
  }
}
