package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Every combination of facts that one tenant can have; a fact that is added to the core takes part by itself. */
public final class AllFacts {

  private AllFacts() {}

  public static void forEach(String tenant, Consumer<CallFacts> each) {
    forEach(CallFacts.class, tenant, each);
  }

  public static <F extends Record> void forEach(Class<F> family, String tenant, Consumer<F> each) {
    RecordComponent[] parts = family.getRecordComponents();
    try {
      Constructor<F> maker = family.getDeclaredConstructor(
        Arrays.stream(parts)
          .map(RecordComponent::getType)
          .toArray(Class<?>[]::new)
      );
      List<List<?>> values = Arrays.stream(parts)
        .<List<?>>map(part -> values(part.getType(), tenant))
        .toList();
      walk(maker, values, new Object[parts.length], 0, each);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <F> void walk(Constructor<F> maker, List<List<?>> values, Object[] chosen, int next, Consumer<F> each)
    throws ReflectiveOperationException {
    if (next == chosen.length) {
      each.accept(maker.newInstance(chosen));
      return;
    }
    for (Object value : values.get(next)) {
      chosen[next] = value;
      walk(maker, values, chosen, next + 1, each);
    }
  }

  private static List<?> values(Class<?> type, String tenant) {
    if (type.isEnum()) return Arrays.asList(type.getEnumConstants());
    if (type == boolean.class) return List.of(true, false);
    if (type == String.class) return List.of(tenant);
    throw new IllegalStateException("no values known for " + type);
  }
}
