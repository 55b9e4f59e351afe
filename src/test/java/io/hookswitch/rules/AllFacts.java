package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Every combination of facts that one tenant can have; a fact that is added to the core takes part by itself. */
public final class AllFacts {

  private AllFacts() {}

  public static void forEach(String tenant, Consumer<CallFacts> each) {
    forEach(CallFacts.class, tenant, each);
  }

  public static <F extends Record> void forEach(Class<F> family, String tenant, Consumer<F> each) {
    Makings<F> makings = new Makings<>(family, tenant);
    for (long number = 0; number < makings.count(); number++) each.accept(makings.make(number));
  }

  /** One of so many, by chance; what is passed over costs nothing. */
  public static <F extends Record> void some(
    Class<F> family,
    String tenant,
    int oneOf,
    Random chance,
    Consumer<F> each
  ) {
    Makings<F> makings = new Makings<>(family, tenant);
    for (long next = chance.nextInt(oneOf); next < makings.count(); next += 1 + chance.nextInt(2 * oneOf - 1)) {
      each.accept(makings.make(next));
    }
  }

  /** The combinations of one family by number, the last fact changing fastest. */
  private static final class Makings<F extends Record> {

    private final Constructor<F> maker;
    private final List<List<?>> values;

    Makings(Class<F> family, String tenant) {
      RecordComponent[] parts = family.getRecordComponents();
      values = Arrays.stream(parts)
        .<List<?>>map(part -> values(part.getType(), tenant))
        .toList();
      try {
        maker = family.getDeclaredConstructor(
          Arrays.stream(parts)
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new)
        );
      } catch (NoSuchMethodException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    long count() {
      return values.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }

    F make(long number) {
      Object[] chosen = new Object[values.size()];
      long rest = number;
      for (int part = chosen.length - 1; part >= 0; part--) {
        List<?> these = values.get(part);
        chosen[part] = these.get((int) (rest % these.size()));
        rest /= these.size();
      }
      try {
        return maker.newInstance(chosen);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static List<?> values(Class<?> type, String tenant) {
    if (type.isEnum()) return Arrays.asList(type.getEnumConstants());
    if (type == boolean.class) return List.of(true, false);
    if (type == String.class) return List.of(tenant);
    throw new IllegalStateException("no values known for " + type);
  }
}
