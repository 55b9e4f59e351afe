package io.hookswitch.wire;

import com.hazelcast.map.EntryProcessor;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchOrder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Makes a record of any type, every component filled, so that a lost component cannot go unnoticed. */
final class Samples {

  Object of(Type type) {
    if (type instanceof ParameterizedType generic) return container(generic);
    if (type instanceof TypeVariable<?>) return "text";
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
    if (plain == String.class) return "text";
    if (plain == int.class || plain == Integer.class) return 3;
    if (plain == long.class || plain == Long.class) return 4_611_686_018_427_387_904L;
    if (plain == boolean.class) return true;
    if (plain == Instant.class) return Instant.parse("2026-11-20T10:00:00.123456789Z");
    if (plain == Duration.class) return Duration.ofMillis(1234);
    if (plain == UUID.class) return new UUID(1, 2);
    if (plain == CallId.class) return new CallId(4_611_686_018_427_387_905L);
    if (plain == PartyId.class) return new CallId(77).party(5);
    if (plain == Object.class) return Map.of("nested", List.of("a", 1, true));
    if (plain == CallInput.class) return new Command.Hold(new CallId(77).party(1));
    if (plain == SwitchOrder.class) return new SwitchOrder.Redirect(
      new CallId(77).party(1),
      new CallId(77).party(2),
      (Endpoint) of(Endpoint.class)
    );
    if (plain == long[].class) return new long[] { 11, 12 };
    if (plain == byte[].class) return "{\"v\":1}".getBytes(StandardCharsets.UTF_8);
    if (plain == double.class) return 0.5;
    if (plain.isSealed()) return of(plain.getPermittedSubclasses()[0]);
    if (plain.isRecord()) return record(plain);
    throw new IllegalArgumentException("no sample of " + type);
  }

  private Object container(ParameterizedType generic) {
    Type[] inner = generic.getActualTypeArguments();
    Class<?> raw = (Class<?>) generic.getRawType();
    if (raw == List.class) return List.of(of(inner[0]));
    if (raw == Set.class) return Set.of(of(inner[0]));
    if (raw == ArrayList.class) return new ArrayList<>(List.of(of(inner[0])));
    if (raw == Collection.class) return List.of(of(inner[0]));
    if (raw == TreeMap.class || raw == SortedMap.class) return new TreeMap<>(Map.of(of(inner[0]), of(inner[1])));
    if (raw == Map.class) return Map.of(of(inner[0]), of(inner[1]));
    if (raw == Optional.class) return Optional.of(of(inner[0]));
    if (raw == EntryProcessor.class) return change();
    throw new IllegalArgumentException("no sample of " + generic);
  }

  private Object change() {
    try {
      return of(Class.forName("io.hookswitch.cluster.LeaseReturn"));
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = of(components[i].getGenericType());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + type, e);
    }
  }
}
