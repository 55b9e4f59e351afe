package io.hookswitch.chaos;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import io.hookswitch.call.Call;
import io.hookswitch.call.PartyState;
import io.hookswitch.chaos.Ending.End;
import io.hookswitch.chaos.Ending.KeptCall;
import io.hookswitch.chaos.Written.Where;
import io.hookswitch.store.KeptLists;
import io.hookswitch.wire.WireJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Looks at the cluster's maps from outside: who writes what, who holds which call, and how everything is in the end. */
final class Observer implements AutoCloseable {

  private static final int STORE_HEAD = 2 * Long.BYTES;

  private final HazelcastInstance client;
  private final Queue<Written> written = new ConcurrentLinkedQueue<>();
  private final Set<String> ignored = ConcurrentHashMap.newKeySet();

  Observer(String cluster, Collection<String> addresses) {
    ClientConfig config = new ClientConfig().setClusterName(cluster).setProperty("hazelcast.logging.type", "slf4j");
    addresses.forEach(config.getNetworkConfig()::addAddress);
    config.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(Long.MAX_VALUE);
    config.setProperty("hazelcast.client.heartbeat.interval", "1000");
    config.setProperty("hazelcast.client.heartbeat.timeout", "8000");
    client = HazelcastClient.newHazelcastClient(config);
    client.<Long, byte[]>getMap("hookswitch-calls").addEntryListener(new Ear(ignored, this::stored), true);
    client.<Long, byte[]>getMap("hookswitch-sim").addEntryListener(new Ear(ignored, this::switched), true);
  }

  /** The listeners of one map, as one object. */
  private record Ear(
    Set<String> ignored,
    BiConsumer<Long, byte[]> heard
  ) implements EntryAddedListener<Long, byte[]>, EntryUpdatedListener<Long, byte[]> {
    @Override
    public void entryAdded(EntryEvent<Long, byte[]> event) {
      hear(event);
    }

    @Override
    public void entryUpdated(EntryEvent<Long, byte[]> event) {
      hear(event);
    }

    private void hear(EntryEvent<Long, byte[]> event) {
      // Somebody whom the others have given up is cut off too.
      Member writer = event.getMember();
      if (writer != null && !ignored.contains(writer.getAddress().getHost())) heard.accept(
        event.getKey(),
        event.getValue()
      );
    }
  }

  private void stored(Long call, byte[] form) {
    ByteBuffer head = ByteBuffer.wrap(form);
    long fence = head.getLong();
    written.add(new Written(Where.STORE, call, fence, head.getLong(), digest(form, STORE_HEAD)));
  }

  private void switched(Long call, byte[] form) {
    long version = ByteBuffer.wrap(form).getLong();
    written.add(new Written(Where.SWITCH, call, json(form).getLong("fence"), version, digest(form, Long.BYTES)));
  }

  private static long digest(byte[] form, int from) {
    CRC32 sum = new CRC32();
    sum.update(form, from, form.length - from);
    return sum.getValue();
  }

  private static JsonObject json(byte[] form) {
    return new JsonObject(Buffer.buffer(Arrays.copyOfRange(form, Long.BYTES, form.length)));
  }

  /**
   * What a node that is cut off writes to itself has no copy, so it is no success, and is discarded in the end. Whether
   * somebody was told otherwise is for the readings to tell.
   */
  void ignore(String host) {
    ignored.add(host);
  }

  void heedAll() {
    ignored.clear();
  }

  List<Written> written() {
    return List.copyOf(written);
  }

  /** The host of the node that should hold a call, "" when nobody knows. */
  String ownerOf(long call) {
    Member owner = client.getPartitionService().getPartition(call).getOwner();
    return owner == null ? "" : owner.getAddress().getHost();
  }

  Set<String> members() {
    return client
      .getCluster()
      .getMembers()
      .stream()
      .map(member -> member.getAddress().getHost())
      .collect(Collectors.toSet());
  }

  Ending ending() {
    Map<Long, KeptCall> calls = new HashMap<>();
    client
      .<Long, byte[]>getMap("hookswitch-calls")
      .entrySet()
      .forEach(entry -> calls.put(entry.getKey(), kept(entry.getValue())));
    calls.values().removeIf(call -> call.parties().isEmpty());
    Map<Long, Map<Integer, String>> legs = new HashMap<>();
    client
      .<Long, byte[]>getMap("hookswitch-sim")
      .entrySet()
      .forEach(entry -> legs.put(entry.getKey(), legs(json(entry.getValue()))));
    Map<String, Set<End>> lists = new HashMap<>();
    client
      .<String, Object>getMap("hookswitch-users")
      .entrySet()
      .forEach(entry -> lists.put(entry.getKey(), listed(entry.getValue())));
    Map<String, Set<End>> phones = new HashMap<>();
    client
      .<String, String>getMap("hookswitch-sim-devices")
      .entrySet()
      .forEach(entry -> phones.put(entry.getKey(), lines(entry.getValue())));
    return new Ending(calls, legs, lists, phones);
  }

  private static KeptCall kept(byte[] form) {
    Call call = WireJson.read(Arrays.copyOfRange(form, STORE_HEAD, form.length), Call.class);
    Map<Integer, String> parties = new HashMap<>();
    call
      .parties()
      .stream()
      .filter(party -> party.state() != PartyState.Released)
      .forEach(party -> {
        boolean internal = party.endpoint().internal();
        parties.put(party.index(), internal ? party.endpoint().subscriber().user().toString() : "");
      });
    return new KeptCall(parties);
  }

  private static Map<Integer, String> legs(JsonObject call) {
    Map<Integer, String> legs = new HashMap<>();
    call
      .getJsonArray("legs")
      .stream()
      .map(JsonObject.class::cast)
      .filter(leg -> !leg.getString("state").equals("Released"))
      .forEach(leg -> {
        JsonObject subscriber = leg.getJsonObject("endpoint").getJsonObject("subscriber");
        legs.put(leg.getInteger("index"), subscriber == null ? "" : subscriber.getString("device"));
      });
    return legs;
  }

  private static Set<End> listed(Object kept) {
    return KeptLists.parties(kept)
      .stream()
      .map(party -> new End(party.call().number(), party.index()))
      .collect(Collectors.toSet());
  }

  private static Set<End> lines(String phone) {
    Set<End> legs = new HashSet<>();
    for (String line : phone.split("\n")) {
      String[] ids = line.split(" ")[0].split(":");
      legs.add(new End(Long.parseLong(ids[0]), Integer.parseInt(ids[1])));
    }
    return legs;
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
