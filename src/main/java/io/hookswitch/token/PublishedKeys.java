package io.hookswitch.token;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps up with the keys at an issuer's URL: at regular times, after a failure soon and then ever more rarely, and out of
 * turn for a token that names a key nobody has seen, at most once in {@link #RARELY} whatever strangers send.
 */
final class PublishedKeys {

  static final Duration RARELY = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
  private static final int LARGEST_BYTES = 256 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final HttpClient client;
  private final URI url;
  private final Set<String> algorithms;
  private final Duration refresh;
  private final LongSupplier nanos;
  private final Consumer<Keys> listener;
  private final AtomicReference<Future<Void>> fetching = new AtomicReference<>();
  private volatile long last;
  private volatile int failures;

  /** @param listener gets each set of keys that could be read */
  PublishedKeys(
    Vertx vertx,
    URI url,
    Set<String> algorithms,
    Duration refresh,
    LongSupplier nanos,
    Consumer<Keys> listener
  ) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) PATIENCE.toMillis()));
    this.url = url;
    this.algorithms = algorithms;
    this.refresh = refresh;
    this.nanos = nanos;
    this.listener = listener;
  }

  /** The first fetch; never fails, since an issuer that is down must not keep the gateway down. */
  Future<Void> start() {
    return fetch().onComplete(done -> vertx.setTimer(pause().toMillis(), again -> start()));
  }

  /** Fetches out of turn, unless that was done just now. Never fails; done when there is nothing to wait for. */
  Future<Void> fetchOnceMore() {
    Future<Void> underWay = fetching.get();
    if (underWay != null) return underWay;
    return nanos.getAsLong() - last < RARELY.toNanos() ? Future.succeededFuture() : fetch();
  }

  /** Until the next regular fetch. */
  Duration pause() {
    if (failures == 0) return refresh;
    Duration longer = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 16));
    return longer.compareTo(refresh) < 0 ? longer : refresh;
  }

  private Future<Void> fetch() {
    Promise<Void> mine = Promise.promise();
    Future<Void> others = fetching.compareAndExchange(null, mine.future());
    if (others != null) return others;
    last = nanos.getAsLong();
    read()
      .map(body -> Published.read(body, algorithms))
      .onSuccess(keys -> {
        failures = 0;
        listener.accept(keys);
      })
      .onFailure(this::failed)
      .onComplete(done -> {
        fetching.set(null);
        mine.complete();
      });
    return mine.future();
  }

  void failed(Throwable failure) {
    failures++;
    LOG.warn("keys of tokens: {} gave none, those that were read before stay good: {}", url, failure.getMessage());
  }

  private Future<Buffer> read() {
    RequestOptions options = new RequestOptions()
      .setAbsoluteURI(url.toString())
      .setTimeout(PATIENCE.toMillis())
      .setFollowRedirects(false)
      .putHeader("Accept", "application/json");
    return client.request(options).compose(request -> request.send().compose(this::body));
  }

  private Future<Buffer> body(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      response.request().reset();
      return Future.failedFuture(new TokenKeysException("expected status 200, found " + response.statusCode()));
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    long late = vertx.setTimer(PATIENCE.toMillis(), timer ->
      end(response, whole, "the answer in full, found a slow one")
    );
    response
      .handler(part -> {
        if (body.length() + part.length() > LARGEST_BYTES) end(response, whole, LARGEST_BYTES + " bytes, found more");
        else body.appendBuffer(part);
      })
      .exceptionHandler(whole::tryFail)
      .endHandler(end -> whole.tryComplete(body));
    return whole.future().onComplete(done -> vertx.cancelTimer(late));
  }

  private static void end(HttpClientResponse response, Promise<Buffer> whole, String expected) {
    if (whole.tryFail(new TokenKeysException("expected " + expected))) response.request().reset();
  }

  /** Why keys may not come from there, if so: whoever can change them on the way can be anybody. */
  static Optional<String> objection(URI url) {
    boolean here = Set.of("127.0.0.1", "[::1]", "localhost").contains(url.getHost());
    boolean safe = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && here);
    if (!safe) return Optional.of("expected https://, or http:// at this very machine, found " + url.getScheme());
    return url.getUserInfo() == null ? Optional.empty() : Optional.of("expected no password in it, found one");
  }
}
