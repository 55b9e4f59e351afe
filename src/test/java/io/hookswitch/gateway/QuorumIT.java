package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.ClusterConfig;
import io.hookswitch.config.HookswitchConfig;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that sees too few others shows what it has, says that it may be old, and changes nothing. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class QuorumIT {

  private static final HookswitchConfig CONFIG = config();

  @Test
  void withoutMostNodesCallsAreShownAndNotChanged() {
    CompletableFuture<GatewayHarness> starting = CompletableFuture.supplyAsync(() ->
      new GatewayHarness(CONFIG).start()
    );
    GatewayHarness other = new GatewayHarness(CONFIG).start();
    try (GatewayHarness stays = starting.join()) {
      Agent agent = stays.agent("agent1");
      String call = agent.call("9165550104");
      agent.awaitState(call, "Established");
      assertThat(stale(agent.look(call))).isFalse();
      other.close();

      Answer seen = Patience.until("the node notices that it is alone", () -> agent.look(call), QuorumIT::stale);
      assertThat(seen.status()).as("%s", seen).isEqualTo(200);
      assertThat(seen.body().getJsonObject("call").getString("state")).isEqualTo("Established");
      Answer refused = agent.operate(call, "Hold").expect(503);
      assertThat(stale(refused)).isTrue();
      assertThat(refused.body().getString("statusMessage")).contains("cut off from most others");

      try (GatewayHarness back = new GatewayHarness(CONFIG).start()) {
        agent.does(call, "Hold");
        agent.awaitState(call, "Held");
        assertThat(stale(agent.look(call))).isFalse();
        assertThat(back.port()).isPositive();
        agent.does(call, "Hangup");
      }
    }
  }

  private static boolean stale(Answer answer) {
    return answer.headers().firstValue("X-Hookswitch-Stale").filter("true"::equals).isPresent();
  }

  private static HookswitchConfig config() {
    HookswitchConfig plain = GatewayHarness.config(Path.of("rules"));
    ClusterConfig cluster = plain.cluster();
    return plain.with(new ClusterConfig(cluster.name(), cluster.file(), cluster.port(), cluster.host(), 2));
  }
}
