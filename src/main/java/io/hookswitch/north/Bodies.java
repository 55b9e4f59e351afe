package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.NOT_JSON;
import static io.hookswitch.north.Problem.Kind.TOO_LARGE;
import static io.hookswitch.north.Problem.Kind.TOO_SLOW;
import static io.hookswitch.north.Problem.Kind.WRONG_MEDIA_TYPE;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Bodies of requests, from bytes to a JSON object, each step bounded.
 *
 * @param limitBytes largest body
 * @param maxDepth deepest nesting
 */
record Bodies(int limitBytes, int maxDepth) {
  /** How much of an oversized body is read and thrown away, so that its sender gets to read the answer. */
  private static final int PATIENCE = 16;

  /** Begins to read at once, whoever the sender is; never keeps more than the limit. */
  Future<Buffer> read(HttpServerRequest request) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    long[] seen = { 0 };
    request.handler(chunk -> {
      seen[0] += chunk.length();
      if (seen[0] <= limitBytes) body.appendBuffer(chunk);
      else if (seen[0] > (long) limitBytes * PATIENCE) whole.tryFail(tooLarge());
    });
    // The connection broke: there is nobody left to answer, the reason is for nobody either.
    request.exceptionHandler(broken -> whole.tryFail(Problem.of(TOO_SLOW, "body: not received in full").refused()));
    request.endHandler(end -> {
      if (seen[0] > limitBytes) whole.tryFail(tooLarge());
      else whole.tryComplete(body);
    });
    return whole.future();
  }

  /** Whether a body is on its way, as far as the headers of HTTP/1 tell. */
  static boolean announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
  }

  /** A missing label is taken for JSON, a quoted one for what is between the quotes: old clients send both. */
  static void checkLabel(HttpServerRequest request) {
    String label = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (label == null || label.isBlank()) return;
    String type = label.replace("\"", "").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/json") || type.isEmpty()) return;
    throw Problem.of(
      WRONG_MEDIA_TYPE,
      "Content-Type: expected application/json, found " + ContractErrors.shortened(type)
    ).refused();
  }

  /** An empty body is an empty object. */
  JsonObject parse(Buffer body) {
    String text = text(body);
    if (text.isBlank()) return new JsonObject();
    Depth.check(text, maxDepth);
    Object value = decode(text);
    if (value instanceof JsonObject object) return object;
    throw notJson(
      "body: expected object, found " + (value instanceof JsonArray ? "array" : ContractErrors.type(value))
    );
  }

  private static String text(Buffer body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes())).toString();
    } catch (CharacterCodingException e) {
      throw notJson("body: expected UTF-8, found other bytes");
    }
  }

  private static Object decode(String text) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException e) {
      if (e.getCause() instanceof JsonProcessingException why && why.getLocation() != null) {
        String where = " at line " + why.getLocation().getLineNr() + ", column " + why.getLocation().getColumnNr();
        throw notJson("body: expected JSON, found: " + why.getOriginalMessage() + where);
      }
      throw notJson("body: expected JSON, found something after its end");
    }
  }

  private Refused tooLarge() {
    return Problem.of(TOO_LARGE, "body: expected at most " + limitBytes + " bytes, found more").refused();
  }

  private static Refused notJson(String detail) {
    return Problem.of(NOT_JSON, detail).refused();
  }
}
