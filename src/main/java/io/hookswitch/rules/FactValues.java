package io.hookswitch.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Facts as records and as the words of rule files, from one to the other. Slow: not for deciding. */
final class FactValues {

  private FactValues() {}

  /** By field, in order of declaration. */
  static Map<String, String> of(Record facts) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RecordComponent part : facts.getClass().getRecordComponents()) {
      try {
        Object value = part.getAccessor().invoke(facts);
        values.put(part.getName(), value instanceof Enum<?> one ? one.name() : String.valueOf(value));
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return values;
  }

  /** @param values of every field */
  static Record record(Vocabulary words, Map<String, String> values) {
    RecordComponent[] parts = words.family().getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] arguments = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      arguments[i] = value(types[i], values.get(parts[i].getName()));
    }
    try {
      return words.family().getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw new IllegalStateException("no such facts: " + values, refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object value(Class<?> type, String value) {
    if (type == String.class) return value;
    if (type == boolean.class) return Boolean.valueOf(value);
    for (Object constant : type.getEnumConstants()) if (((Enum<?>) constant).name().equals(value)) return constant;
    throw new IllegalArgumentException("no " + type.getSimpleName() + " " + value);
  }
}
