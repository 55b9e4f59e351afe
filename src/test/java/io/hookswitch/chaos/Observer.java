package io.hookswitch.chaos;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.hookswitch.call.Call;
import io.hookswitch.call.PartyState;
import io.hookswitch.chaos.Ending.End;
import io.hookswitch.chaos.Ending.KeptCall;
import io.hookswitch.store.KeptLists;
import io.hookswitch.wire.Packed;
import io.hookswitch.wire.WireJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the cluster's maps from outside: who holds which call, and how everything is in the end. */
final class Observer implements AutoCloseable {

  private static final int STORE_HEAD = 2 * Long.BYTES;

  private final HazelcastInstance client;

  Observer(String cluster, Collection<String> addresses) {
    ClientConfig config = new ClientConfig().setClusterName(cluster).setProperty("hazelcast.logging.type", "slf4j");
    addresses.forEach(config.getNetworkConfig()::addAddress);
    config.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(Long.MAX_VALUE);
    config.setProperty("hazelcast.client.heartbeat.interval", "1000");
    config.setProperty("hazelcast.client.heartbeat.timeout", "8000");
    client = HazelcastClient.newHazelcastClient(config);
  }

  private static JsonObject json(byte[] form) {
    return new JsonObject(Buffer.buffer(Packed.unpack(Arrays.copyOfRange(form, Long.BYTES, form.length))));
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

  /**
   * Puts a call on the switch that nobody has asked for: as if the gateway had lost every trace of it. Its legs are outside,
   * so that no phone is busy with them.
   *
   * @param number that no call has
   * @return false when there is no call to make one like
   */
  boolean plant(long number) {
    IMap<Long, byte[]> calls = client.getMap("hookswitch-sim");
    JsonObject like = calls
      .values()
      .stream()
      .map(Observer::json)
      .filter(call -> legs(call).size() > 1)
      .findAny()
      .orElse(null);
    if (like == null) return false;
    like.put("id", new JsonObject().put("number", number)).putNull("crossed").put("timers", new JsonArray());
    // Of some owner of its own shard, which had no more than the first lease.
    like.put("fence", 1);
    like
      .getJsonArray("legs")
      .stream()
      .map(JsonObject.class::cast)
      .forEach(leg -> leg.put("fork", new JsonArray()).getJsonObject("endpoint").putNull("subscriber"));
    byte[] form = like.toBuffer().getBytes();
    calls.set(
      number,
      ByteBuffer.allocate(Long.BYTES + form.length)
        .putLong(like.getLong("version"))
        .put(form)
        .array()
    );
    return true;
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
    Call call = WireJson.read(Packed.unpack(Arrays.copyOfRange(form, STORE_HEAD, form.length)), Call.class);
    Map<Integer, String> parties = new HashMap<>();
    call
      .parties()
      .stream()
      .filter(party -> party.state() != PartyState.Released)
      .forEach(party -> {
        boolean internal = party.endpoint().internal();
        parties.put(party.index(), internal ? party.endpoint().subscriber().user().toString() : "");
      });
    return new KeptCall(call.version(), parties);
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
