package io.hookswitch.push.cometd;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cometd.bayeux.Promise;
import org.cometd.server.CometDRequest;
import org.cometd.server.CometDResponse;
import org.cometd.server.HttpException;

/**
 * One HTTP request and its answer, as CometD wants to see them. The body has been read; the answer is gathered, and sent
 * in one piece on the connection's event loop, whichever thread CometD writes on.
 */
final class HttpExchange implements CometDRequest, CometDRequest.Input, CometDResponse, CometDResponse.Output {

  private final RequestContext context;
  private final HttpServerResponse response;
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<Consumer<Throwable>> failureHandlers = new CopyOnWriteArrayList<>();
  private final Buffer answer = Buffer.buffer();
  private volatile boolean gone;
  private Buffer body;

  HttpExchange(RequestContext context, HttpServerResponse response, Buffer body) {
    this.context = context;
    this.response = response;
    this.body = body;
  }

  /** The client is gone: who waits to answer it need not wait any longer. */
  void connectionLost(Throwable why) {
    gone = true;
    failureHandlers.forEach(handler -> handler.accept(why));
  }

  /** Whether there is nobody left to answer. */
  boolean isGone() {
    return gone;
  }

  /** Answers with a status and a sentence, when CometD cannot answer. */
  void fail(Throwable failure) {
    context.context().runOnContext(now -> {
      if (response.ended() || response.closed()) return;
      response.headers().remove(HttpHeaders.CONTENT_LENGTH);
      response.setStatusCode(status(failure));
      if (response.getStatusCode() == 503) response.putHeader(HttpHeaders.RETRY_AFTER, "1");
      Refusals.end(
        response,
        switch (response.getStatusCode()) {
          case 400 -> mistake(failure);
          case 503 -> "the events of this user cannot be followed at the moment; it was not done";
          case 408 -> "this poll has ended: a later one of the same session has taken its place";
          default -> "Internal error.";
        }
      );
    });
  }

  private static String mistake(Throwable failure) {
    if (breaksProtocol(failure)) return "body: expected a handshake by itself, or messages of one session";
    boolean nowhere =
      failure.getCause() != null && AddressedMessages.NO_CHANNEL.equals(failure.getCause().getMessage());
    return nowhere ? AddressedMessages.NO_CHANNEL : "body: expected a JSON list of Bayeux messages";
  }

  /** Fields of a wrong type make CometD's casts fail. */
  static int status(Throwable failure) {
    if (!(failure instanceof HttpException http)) return 500;
    return http.getCause() instanceof ClassCastException || breaksProtocol(failure) ? 400 : http.getCode();
  }

  /** CometD takes no messages at all, and messages that cannot stand beside each other, for a fault of its own. */
  private static boolean breaksProtocol(Throwable failure) {
    return (
      failure instanceof HttpException http &&
      http.getCause() instanceof IOException why &&
      why.getMessage() != null &&
      why.getMessage().endsWith("protocol violation")
    );
  }

  @Override
  public String getMethod() {
    return context.request().method().name();
  }

  @Override
  public String getProtocol() {
    return context.getProtocol();
  }

  @Override
  public List<String> getParameterValues(String name) {
    return context.getParameterValues(name);
  }

  /** JSON is UTF-8, whatever a client may call it. */
  @Override
  public String getCharacterEncoding() {
    return null;
  }

  @Override
  public String getCookie(String name) {
    return context.getCookie(name);
  }

  @Override
  public CometDRequest.Input getInput() {
    return this;
  }

  @Override
  public Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public void addFailureHandler(Consumer<Throwable> handler) {
    failureHandlers.add(handler);
  }

  @Override
  public void demand(Runnable demandCallback) {
    demandCallback.run();
  }

  @Override
  public CometDRequest.Input.Chunk read() {
    if (body == null) return CometDRequest.Input.Chunk.EOF;
    ByteBuffer bytes = ByteBuffer.wrap(body.getBytes());
    body = null;
    return new Whole(bytes);
  }

  /** The body in one piece. */
  private record Whole(ByteBuffer byteBuffer) implements CometDRequest.Input.Chunk {
    @Override
    public boolean isLast() {
      return true;
    }

    @Override
    public void release() {}
  }

  @Override
  public void addHeader(String name, String value) {
    response.headers().add(name, value);
  }

  @Override
  public void setContentType(String contentType) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, contentType + ";charset=UTF-8");
  }

  @Override
  public CometDResponse.Output getOutput() {
    return this;
  }

  @Override
  public void write(boolean last, byte[] bytes, Promise<Void> promise) {
    answer.appendBytes(bytes);
    if (!last) {
      promise.succeed(null);
      return;
    }
    context.context().runOnContext(now ->
      response
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(answer)
        .onSuccess(promise::succeed)
        .onFailure(lost -> {
          gone = true; // The close handler comes later.
          promise.fail(lost);
        })
    );
  }
}
