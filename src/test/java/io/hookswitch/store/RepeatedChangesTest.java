package io.hookswitch.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import io.hookswitch.call.CallId;
import io.hookswitch.store.AppearanceChange.Kind;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node leaves in the middle of a change: it is made once more, and it may have been made. */
class RepeatedChangesTest {

  @Test
  void anEventHasItsPlaceOnce() {
    Place<EventKey, byte[]> place = new Place<>();
    byte[] event = { 1 };
    assertThat(twice(place, new EventKeep(event, 1))).isTrue();
    assertThat(new EventKeep(new byte[] { 2 }, 1).process(place))
      .as("another event")
      .isFalse();
    assertThat(place.getValue()).isEqualTo(event);
  }

  @Test
  void aNameStandsForOneCall() {
    Place<String, Long> name = new Place<>();
    assertThat(twice(name, new OnceClaim(7, Duration.ofHours(1)))).isEqualTo(7);
    assertThat(new OnceClaim(8, Duration.ofHours(1)).process(name)).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aCallAppearsOnce(Kind kind) {
    Place<String, Appearances> user = new Place<>();
    Appearances.Key key = Appearances.Key.of(new CallId(7).party(1), new CallId(7).party(1));
    new AppearanceChange(key, Kind.APPEARS).process(user);
    new AppearanceChange(key, kind).process(user);
    Object once = listed(user);
    new AppearanceChange(key, kind).process(user);
    assertThat(listed(user)).isEqualTo(once);
  }

  private static Object listed(Place<String, Appearances> user) {
    return user.getValue() == null ? "none" : user.getValue().listed();
  }

  private static <K, V, R> R twice(Place<K, V> entry, EntryProcessor<K, V, R> change) {
    R first = change.process(entry);
    assertThat(change.process(entry)).isEqualTo(first);
    return first;
  }

  private static final class Place<K, V> extends AbstractMap.SimpleEntry<K, V> implements ExtendedMapEntry<K, V> {

    private static final long serialVersionUID = 1;

    private Place() {
      super(null, null);
    }

    @Override
    public V setValue(V value, long ttl, TimeUnit unit) {
      return setValue(value);
    }

    @Override
    public V setValueWithoutChangingExpiryTime(V value) {
      return setValue(value);
    }
  }
}
