package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who takes shards, as a node knows it while others come and go. */
class TakersTest {

  private final Map<String, Boolean> said = new HashMap<>(Map.of("one", true, "two", true));
  private final Set<String> members = new HashSet<>(Set.of("self", "one", "two"));
  private Runnable meanwhile = () -> {};
  private long now = 1_000_000_000L;
  private final Calm calm = new Calm(() -> now++);
  private final Takers takers = new Takers(map(), "self", calm, () -> {});

  @Test
  void whoHasSaidSoAndIsThereTakesShards() {
    takers.refresh(() -> members);
    assertThat(takers.takes("one")).isTrue();
    assertThat(takers.takes("three")).isFalse();
    takers.gone("one");
    assertThat(takers.takes("one")).isFalse();
    assertThat(takers.takes("two")).isTrue();
  }

  /** It waits for the node that dies, which is how long it takes to notice that it is dead. */
  @Test
  void whoLeavesDuringALookIsNotPutBack() {
    takers.refresh(() -> members);
    meanwhile = () -> {
      members.remove("one");
      takers.gone("one");
    };
    takers.refresh(() -> Set.copyOf(members));
    assertThat(takers.takes("one")).isFalse();
    assertThat(takers.knows("one")).isFalse();
    assertThat(takers.takes("two")).isTrue();
  }

  @Test
  void nothingMovesForAWhileAfterADepartureButToThoseWhoComeLater() {
    takers.refresh(() -> members);
    assertThat(calm.letsMoveTo("one")).as("nobody has left").isTrue();
    takers.gone("two");
    assertThat(calm.letsMoveTo("one")).isFalse();
    members.add("three");
    said.put("three", true);
    takers.refresh(() -> members);
    assertThat(calm.letsMoveTo("three")).isTrue();
    assertThat(calm.letsMoveTo("one")).isFalse();
    now += Calm.LASTS.toNanos();
    assertThat(calm.letsMoveTo("one")).isTrue();
  }

  @Test
  void whoHasBeenTakenForDeadGetsItsShareWhenItIsBack() {
    takers.say(true);
    takers.refresh(() -> members);
    takers.gone("one");
    takers.gone("two");
    assertThat(calm.letsMoveTo("self")).isFalse();
    said.remove("self");
    takers.refresh(() -> members);
    assertThat(calm.letsMoveTo("self")).isTrue();
    assertThat(said).containsEntry("self", true);
  }

  /** Hazelcast moves the partitions of a member that leaves in order before it has left. */
  @Test
  void whoSaysThatItTakesNoMoreHasBegunToLeave() {
    takers.refresh(() -> members);
    said.put("two", false);
    takers.refresh(() -> members);
    assertThat(calm.letsMoveTo("one")).isFalse();
    now += Calm.LASTS.toNanos();
    takers.refresh(() -> members);
    assertThat(calm.letsMoveTo("one")).as("it is still there, and has said it once").isTrue();
  }

  @SuppressWarnings("unchecked")
  private IMap<String, Boolean> map() {
    InvocationHandler handler = (proxy, method, arguments) ->
      switch (method.getName()) {
        case "addEntryListener" -> UUID.randomUUID();
        case "setAsync" -> {
          said.put((String) arguments[0], (Boolean) arguments[1]);
          yield CompletableFuture.completedFuture(null);
        }
        case "set" -> {
          said.put((String) arguments[0], (Boolean) arguments[1]);
          yield null;
        }
        case "removeAsync" -> CompletableFuture.completedFuture(null);
        case "getAll" -> {
          Map<String, Boolean> found = new HashMap<>(said);
          found.keySet().retainAll((Set<String>) arguments[0]);
          meanwhile.run();
          yield found;
        }
        default -> throw new AssertionError(method);
      };
    return (IMap<String, Boolean>) Proxy.newProxyInstance(
      IMap.class.getClassLoader(),
      new Class<?>[] { IMap.class },
      handler
    );
  }
}
