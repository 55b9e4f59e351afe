package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.hookswitch.north.Badges;
import io.hookswitch.north.ContractValidator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules come into force that a node cannot load: it decides nothing, says so, and goes on when it can. */
class UnableNodeIT {

  private static final String LEDGER = "ledger";

  @TempDir
  private Path folder;

  @Test
  void aNodeThatCannotLoadTheRulesTakesNoCommandAndLosesNoCall() throws IOException {
    int door = GatewayProcess.freePort();
    String cluster = "unable-" + UUID.randomUUID();
    Path clusterFile = folder.resolve("cluster.xml");
    Files.writeString(clusterFile, Badges.withDoor(Files.readString(GatewayHarness.HOME.resolve("cluster.xml")), door));
    Map<String, String> settings = Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      cluster,
      "HOOKSWITCH_CLUSTER_FILE",
      clusterFile.toString(),
      "HOOKSWITCH_HTTP_REQUEST_TIMEOUT",
      "2s"
    );
    Vertx vertx = Vertx.vertx();
    try (GatewayProcess node = GatewayProcess.start(GatewayProcess.freePort(), settings)) {
      node.awaitReady();
      ContractValidator contract = GatewayHarness.await(ContractValidator.load(vertx));
      Visitor visitor = new Visitor(node.uri(), contract).as("agent1", Agent.PASSWORD);
      Agent agent = new Agent(visitor, GatewayHarness.device("agent1"));
      String call = agent.call("9165550104");
      agent.awaitState(call, "Established");

      HazelcastInstance client = client(cluster, door);
      try {
        IMap<String, byte[]> ledgers = client.getMap("hookswitch-policy");
        JsonObject good = read(ledgers.get(LEDGER));
        ledgers.set(LEDGER, form(withoutFiles(good.copy())));
        Answer refused = Patience.until(
          "a command is refused",
          () -> agent.operate(call, "Hold"),
          answer -> answer.status() != 200
        );
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).as("%s", refused).isPresent();
        assertThat(agent.dial("9165550105").status()).isEqualTo(503);
        assertThat(node.output()).contains("cannot be loaded, so this node does not decide");

        ledgers.set(LEDGER, form(good.put("revision", good.getLong("revision") + 2)));
        Patience.until(
          "a command is taken again",
          () -> agent.operate(call, "Hangup"),
          answer -> answer.status() == 200
        );
      } finally {
        client.shutdown();
      }
    } finally {
      GatewayHarness.await(vertx.close());
    }
  }

  private static HazelcastInstance client(String cluster, int door) {
    ClientConfig config = new ClientConfig().setClusterName(cluster).setProperty("hazelcast.logging.type", "slf4j");
    config.getNetworkConfig().addAddress("127.0.0.1:" + door);
    return HazelcastClient.newHazelcastClient(config);
  }

  /** As a newer release may write it, or one whose files got lost. */
  private static JsonObject withoutFiles(JsonObject ledger) {
    ledger
      .getJsonArray("generations")
      .forEach(generation -> ((JsonObject) generation).put("hash", "a hash that nobody has"));
    return ledger.put("revision", ledger.getLong("revision") + 1);
  }

  /** Eight bytes of the revision, then JSON. */
  private static JsonObject read(byte[] form) {
    return new JsonObject(new String(Arrays.copyOfRange(form, Long.BYTES, form.length), StandardCharsets.UTF_8));
  }

  private static byte[] form(JsonObject ledger) {
    byte[] json = ledger.encode().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + json.length)
      .putLong(ledger.getLong("revision"))
      .put(json)
      .array();
  }
}
