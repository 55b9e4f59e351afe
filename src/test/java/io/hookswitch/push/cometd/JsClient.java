package io.hookswitch.push.cometd;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A JavaScript client in a process of its own: of CometD, of the event-bus bridge, or the gateway's own library. */
public final class JsClient implements AutoCloseable {

  private static final Path FOLDER = Path.of("src/test/node");
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Process process;
  private final Writer commands;
  private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
  private final List<JsonObject> past = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /**
   * @param version 9 or 3
   * @param transport long-polling or websocket
   * @param credential the header that says who it is, as {@code Name: value}
   */
  public JsClient(String version, String transport, String url, String credential) {
    this(List.of("client.js", version, transport, url, credential));
    await("ready");
  }

  /**
   * An official client of the event-bus bridge.
   *
   * @param version 5 or 3, that of Vert.x when it was the client
   * @param credential the header that says who it is, as {@code Name: value}
   */
  public static JsClient bridge(String version, String url, String credential) {
    return new JsClient(List.of("bridge.js", version, url, credential));
  }

  /** The example of docs/clients.md, which subscribes by itself; says {@code again} when it wants to read everything. */
  public static JsClient page(String url, String credential) {
    return new JsClient(List.of("page.js", url, credential));
  }

  /** The library that the gateway serves; says {@code ready} when it has connected. */
  public static JsClient library(String user, String... urls) {
    return new JsClient(Stream.concat(Stream.of("library.js", user), Stream.of(urls)).toList());
  }

  private JsClient(List<String> program) {
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      throw new IllegalStateException("the clients are not installed: npm ci --prefix " + FOLDER + " (make test does)");
    }
    try {
      process = new ProcessBuilder(Stream.concat(Stream.of("node"), program.stream()).toList())
        .directory(FOLDER.toFile())
        .start();
    } catch (IOException missing) {
      throw new IllegalStateException("node could not be started; Node.js 20 or newer is needed", missing);
    }
    commands = process.outputWriter(StandardCharsets.UTF_8);
    read(process.inputReader(StandardCharsets.UTF_8), line -> events.add(new JsonObject(line)));
    read(process.errorReader(StandardCharsets.UTF_8), line -> {
      synchronized (complaints) {
        complaints.add(line);
      }
    });
  }

  private static void read(BufferedReader lines, java.util.function.Consumer<String> taker) {
    Thread.ofVirtual().start(() -> {
      try {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) taker.accept(line);
      } catch (IOException closed) {
        taker.accept(new JsonObject().put("event", "closed").encode());
      }
    });
  }

  public void tell(JsonObject command) {
    try {
      commands.write(command.encode() + "\n");
      commands.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  public void tell(String command) {
    tell(new JsonObject().put("do", command));
  }

  public void tell(String command, String topic) {
    tell(new JsonObject().put("do", command).put("topic", topic));
  }

  public JsonObject handshake() {
    tell("handshake");
    return await("handshake");
  }

  public JsonObject subscribe(String topic) {
    tell("subscribe", topic);
    return await("subscribed");
  }

  public JsonObject message() {
    return await("message");
  }

  int number() {
    return message().getJsonObject("data").getInteger("n");
  }

  public JsonObject await(String event) {
    return await(event, any -> true);
  }

  /** The next event of a kind that was not asked for yet. */
  public JsonObject await(String event, Predicate<JsonObject> wanted) {
    return await(event, found -> found.getString("event").equals(event) && wanted.test(found), PATIENCE);
  }

  /** Whatever comes first of what is wanted. */
  JsonObject awaitAny(Predicate<JsonObject> wanted) {
    return await("any of several", wanted, PATIENCE);
  }

  private JsonObject await(String event, Predicate<JsonObject> all, Duration patience) {
    for (JsonObject known : past) {
      if (all.test(known)) {
        past.remove(known);
        return known;
      }
    }
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        JsonObject next = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) throw new AssertionError(
          "expected within " + patience + ": " + event + ", seen: " + past + "\nsaid: " + complaints()
        );
        if (all.test(next)) return next;
        past.add(next);
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private List<String> complaints() {
    synchronized (complaints) {
      return List.copyOf(complaints);
    }
  }

  /** Whether an event of a kind is there that was not asked for. */
  public boolean saw(String event) {
    past.addAll(drained());
    return past.stream().anyMatch(found -> found.getString("event").equals(event));
  }

  private List<JsonObject> drained() {
    List<JsonObject> some = new ArrayList<>();
    events.drainTo(some);
    return some;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
