package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.map.IMap;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node that starts while others come and go. */
class NodeNumbersTest {

  private final Map<Integer, String> numbers = new ConcurrentHashMap<>(Map.of(0, "other"));
  private final AtomicInteger doubts = new AtomicInteger(2);

  @Test
  void aWriteInDoubtIsAskedAgainAndFindsItsOwnNumber() {
    assertThat(NodeNumbers.lease(map(), "me", () -> Set.of("me", "other"))).isEqualTo(1);
    assertThat(numbers).containsExactlyInAnyOrderEntriesOf(Map.of(0, "other", 1, "me"));
    assertThat(doubts).hasNegativeValue();
  }

  /** Does what it is asked, and is then not sure of it. */
  @SuppressWarnings("unchecked")
  private IMap<Integer, String> map() {
    return (IMap<Integer, String>) Proxy.newProxyInstance(
      IMap.class.getClassLoader(),
      new Class<?>[] { IMap.class },
      (proxy, method, arguments) -> {
        String holder = numbers.putIfAbsent((Integer) arguments[0], (String) arguments[1]);
        if (doubts.getAndDecrement() > 0) throw new IndeterminateOperationStateException("its copy is on the move");
        return holder;
      }
    );
  }
}
