package io.hookswitch.south.sip;

import io.hookswitch.FreePort;
import io.hookswitch.Scratch;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Personality;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SipContact;
import io.hookswitch.config.SipTlsConfig;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.Reported;
import io.hookswitch.south.Wish;
import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.sip.SoftPhone.Does;
import io.hookswitch.south.sip.media.Tones;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** A connector, and the phones of the contract around it. */
final class SipFloor implements AutoCloseable {

  static final String PASSWORD = "Phone-of-a-test";

  private static final Map<String, Does> DOES = Map.of(
    "15001",
    Does.ANSWERS,
    "15002",
    Does.ANSWERS,
    "15003",
    Does.ANSWERS,
    "15004",
    Does.BUSY,
    "15005",
    Does.RINGS,
    "15006",
    Does.HANGS_UP,
    "15007",
    Does.TALKS,
    "15008",
    Does.SPEAKS,
    "15009",
    Does.LONGER,
    "15010",
    Does.CROSSES
  );
  private static final Map<String, Integer> TONES = Map.of("15001", 650, "15002", 950, "15003", 1500, "15008", 1500);

  private final Vertx vertx = Vertx.vertx();
  private final Path place;
  private final int port = FreePort.next();
  private final SipTlsConfig tls;
  private final SoftPhone network;
  private final Map<String, SoftPhone> phones = new TreeMap<>();
  private final Map<String, String> uris = new TreeMap<>();
  private final List<TlsEnd> secure = new ArrayList<>();
  private final List<SipConnector> connectors = new ArrayList<>();
  private final Set<String> nodes = ConcurrentHashMap.newKeySet();
  private final SipStore store = new MemorySipStore();
  private volatile Reported reported = new Reported();
  private volatile Supplier<CallId> identities;
  private volatile Function<Wish, Future<Optional<String>>> wishes = wish -> Future.succeededFuture(Optional.of("no"));

  SipFloor() {
    this(SipTlsConfig.DEFAULT, null);
  }

  /** @param secured what phones have for TLS; {@code null} when they speak UDP */
  SipFloor(SipTlsConfig tls, SSLContext secured) {
    this.tls = tls;
    try {
      place = Scratch.folder("sip");
      Files.write(place.resolve("music.wav"), Tones.wav(Ear.MUSIC));
      List<String> secrets = new ArrayList<>();
      for (String number : DOES.keySet()) {
        String digest = Digest.hash("MD5", number + ":hookswitch:" + PASSWORD);
        secrets.add(number + ":hookswitch:" + digest);
        int tone = TONES.getOrDefault(number, 0);
        TlsEnd end = secured == null ? null : new TlsEnd(secured, tls.port());
        SoftPhone phone = new SoftPhone(number, PASSWORD, DOES.get(number), tone, end == null ? port : end.plain());
        phones.put(number, phone);
        uris.put(number, end == null ? phone.uri() : end.serves(phone));
        if (end != null) secure.add(end);
      }
      Files.write(place.resolve("phones"), secrets);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    network = new SoftPhone("network", "", Does.NETWORK, 0, port);
    connectors.add(connector("127.0.0.1", port, event -> reported.add(event)));
  }

  SipConfig config(String address, int at) {
    List<SipContact> contacts = uris
      .entrySet()
      .stream()
      .map(phone -> new SipContact(phone.getKey(), phone.getValue()))
      .toList();
    return new SipConfig(
      address,
      at,
      0,
      0,
      List.of("127.0.0.1", "127.0.0.2"),
      10_000,
      "hookswitch",
      Optional.of(place.resolve("phones")),
      contacts,
      List.of("127.0.0.2"),
      Optional.of(network.uri().replace("network", "{number}")),
      Optional.of(place.resolve("music.wav")),
      place.resolve("recordings" + (at == port ? "" : at)),
      Duration.ofSeconds(20),
      Duration.ofMinutes(30),
      tls
    );
  }

  SipConnector connector(String address, int at, Consumer<SwitchEvent> listener) {
    nodes.add("node" + at);
    SipConnector one = new SipConnector(
      vertx,
      config(address, at),
      place,
      new Book(),
      store,
      new Node.Name("node" + at, nodes),
      () -> identities.get()
    );
    one.onEvent(listener);
    one.onWish(wish -> wishes.apply(wish));
    one.start().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    return one;
  }

  private static final class Book implements PhoneBook {

    @Override
    public Optional<String> number(String device) {
      return Optional.of(device);
    }

    @Override
    public Optional<Endpoint> subscriber(String number) {
      return DOES.containsKey(number) ? Optional.of(phone(number)) : Optional.empty();
    }

    private static Endpoint phone(String number) {
      return new Endpoint(
        number,
        number,
        new Endpoint.Subscriber(
          new UserId("demo", "user" + number),
          number,
          UserRole.Agent,
          TelephonyNetwork.Private,
          true,
          RecordingMode.Unassigned
        )
      );
    }
  }

  /** From now on events go here. */
  Reported listen(Supplier<CallId> next) {
    identities = next;
    phones.values().forEach(SoftPhone::forgets);
    reported = new Reported();
    return reported;
  }

  /** From now on this decides on transfers by keys. */
  void decides(Function<Wish, Future<Optional<String>>> next) {
    wishes = next;
  }

  SipConnector connector() {
    return connectors.getFirst();
  }

  SoftPhone phone(String number) {
    return phones.get(number);
  }

  /** What the connector has counted. */
  long figure(String name) {
    return connector()
      .figures()
      .stream()
      .filter(figure -> figure.name().equals(name))
      .findFirst()
      .orElseThrow()
      .value()
      .getAsLong();
  }

  /** Something from an address of this machine. */
  void sends(String address, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
      socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", port)));
    }
  }

  /** Another node, for one test. */
  record Node(SipConnector connector, Runnable leaves) implements AutoCloseable {
    /** A node as others know it. */
    record Name(String self, Set<String> members) implements Peers {}

    @Override
    public void close() {
      leaves.run();
      connector.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  Node node(String address, Reported listener) {
    int at = FreePort.next();
    return new Node(connector(address, at, listener::add), () -> nodes.remove("node" + at));
  }

  /** As the gateway's store has it: 15001 holds, 15002 does not. */
  static Call stored(CallId call) {
    return new Call(
      call,
      "demo",
      0,
      Call.tracking(call),
      CallType.Internal,
      null,
      null,
      List.of(party(0, "15001", PartyState.Held), party(1, "15002", PartyState.Established)),
      List.of(),
      Map.of(),
      0,
      Instant.now()
    );
  }

  private static Party party(int index, String number, PartyState state) {
    return new Party(
      index,
      Book.phone(number),
      index == 0 ? Personality.Originator : Personality.Terminator,
      state,
      false,
      Recording.of(RecordingMode.Unassigned),
      null,
      null,
      Instant.now(),
      Instant.now(),
      null,
      null,
      null,
      -1,
      null,
      null
    );
  }

  Path recordings() {
    return place.resolve("recordings");
  }

  @Override
  public void close() {
    connectors.forEach(one -> one.close().toCompletionStage().toCompletableFuture().join());
    phones.values().forEach(SoftPhone::close);
    secure.forEach(TlsEnd::close);
    network.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
