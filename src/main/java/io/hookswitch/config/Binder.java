package io.hookswitch.config;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes a record of what was found, and keeps a list of all that is wrong with it.
 *
 * <p>A value comes from the environment, else from the file, else from the record's default. An entry of a list has no
 * default and needs each of its components, {@code Optional} ones excepted, and sections that have a default of their own.
 */
final class Binder {

  /** What begins like a setting and is none: for the start script and for the log, which come before all settings. */
  private static final Set<String> NOT_SETTINGS = Set.of(
    "HOOKSWITCH_HOME",
    "HOOKSWITCH_JAVA_OPTS",
    "HOOKSWITCH_JDKS",
    "HOOKSWITCH_LOG_LEVEL",
    "HOOKSWITCH_CLUSTER_LOG_LEVEL",
    "HOOKSWITCH_PASSWORD"
  );

  private final Map<String, String> environment;
  private final List<String> paths;
  private final List<String> mistakes = new ArrayList<>();

  private Binder(Map<String, String> environment, List<String> paths) {
    this.environment = environment;
    this.paths = paths;
  }

  /**
   * @param environment overrides the file
   * @param file what the file says
   * @param place where a path is in the file, as the beginning of a message
   * @throws ConfigException with everything that is wrong
   */
  static <R extends Record> R bind(
    R defaults,
    Map<String, String> environment,
    JsonObject file,
    UnaryOperator<String> place
  ) {
    Binder binder = new Binder(environment, Names.paths(defaults.getClass(), ""));
    binder.checkVariables();
    Optional<Object> bound = binder.section(defaults.getClass(), Optional.of(defaults), file, "", place);
    if (!binder.mistakes.isEmpty()) throw new ConfigException(binder.mistakes);
    @SuppressWarnings("unchecked")
    R record = (R) bound.orElseThrow();
    return record;
  }

  private void checkVariables() {
    Set<String> known = new LinkedHashSet<>();
    for (String path : paths) {
      if (!known.add(Names.variable(path))) throw new IllegalStateException("two settings share a variable: " + path);
    }
    environment
      .keySet()
      .stream()
      .filter(name -> name.startsWith(Names.PREFIX) && !known.contains(name) && !NOT_SETTINGS.contains(name))
      .sorted()
      .forEach(name -> mistakes.add(name + ": there is no such setting" + Names.didYouMean(name, known)));
  }

  /** @return empty when something without a default is wrong or missing; that is then among the mistakes */
  private Optional<Object> section(
    Class<?> type,
    Optional<?> defaults,
    JsonObject found,
    String path,
    UnaryOperator<String> place
  ) {
    RecordComponent[] components = type.getRecordComponents();
    checkKeys(components, found, path, place);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      Optional<?> otherwise = defaults.map(record -> get(component, record));
      values[i] = component.getType().isRecord()
        ? subsection(component, otherwise, found, path, place).orElse(null)
        : setting(component, otherwise, found, path, place).orElse(null);
    }
    return Arrays.asList(values).contains(null) ? Optional.empty() : Optional.of(make(type, components, values));
  }

  private void checkKeys(RecordComponent[] components, JsonObject found, String path, UnaryOperator<String> place) {
    List<String> known = Arrays.stream(components).map(Names::key).toList();
    List<String> guesses = Stream.concat(known.stream().map(key -> Names.path(path, key)), paths.stream()).toList();
    for (String key : found.fieldNames()) {
      if (known.contains(key)) continue;
      String here = Names.path(path, key);
      if (paths.contains(here)) complain(
        place.apply(here),
        "is written as a section with keys under it, not with dots"
      );
      else complain(place.apply(here), "there is no such key" + Names.didYouMean(here, guesses));
    }
  }

  private Optional<?> subsection(
    RecordComponent component,
    Optional<?> otherwise,
    JsonObject found,
    String path,
    UnaryOperator<String> place
  ) {
    String here = Names.path(path, Names.key(component));
    Object written = found.getValue(Names.key(component));
    JsonObject inside = written instanceof JsonObject section ? section : new JsonObject();
    if (written != null && inside != written) expected("a section", written, place.apply(here));
    Optional<?> defaults = otherwise.isPresent() ? otherwise : usual(component.getType());
    return section(component.getType(), defaults, inside, here, place);
  }

  /** What a section of an entry says of itself: the entry has no default that could. */
  private static Optional<?> usual(Class<?> type) {
    try {
      return Optional.of(type.getField("DEFAULT").get(null));
    } catch (NoSuchFieldException none) {
      return Optional.empty();
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException("settings must be public records: " + type, closed);
    }
  }

  private Optional<?> setting(
    RecordComponent component,
    Optional<?> otherwise,
    JsonObject found,
    String path,
    UnaryOperator<String> place
  ) {
    String here = Names.path(path, Names.key(component));
    String variable = Names.variable(here);
    if (environment.containsKey(variable)) {
      String written = environment.get(variable);
      if (component.getType() == List.class) return list(
        component,
        json(written),
        here,
        at -> variable + ": " + at,
        variable
      );
      return value(component, written, otherwise, variable);
    }
    if (found.containsKey(Names.key(component))) {
      Object written = found.getValue(Names.key(component));
      if (component.getType() == List.class) return list(component, written, here, place, place.apply(here));
      return value(component, written, otherwise, place.apply(here));
    }
    if (otherwise.isPresent()) return otherwise;
    if (component.getType() == Optional.class) return Optional.of(Optional.empty());
    expected(Values.expected(component), null, place.apply(here));
    return Optional.empty();
  }

  private Optional<?> value(RecordComponent component, Object written, Optional<?> otherwise, String where) {
    Optional<?> value = Values.read(component, written);
    if (value.isEmpty()) {
      expected(Values.expected(component), written, where);
      return otherwise;
    }
    return component.getType() == Optional.class ? Optional.of(value) : value;
  }

  /** A list in the environment is written as JSON. */
  private static Object json(String written) {
    try {
      return new JsonArray(written);
    } catch (DecodeException noList) {
      return written;
    }
  }

  private Optional<?> list(
    RecordComponent component,
    Object written,
    String path,
    UnaryOperator<String> place,
    String where
  ) {
    List<Object> entries = new ArrayList<>();
    if (!(written instanceof JsonArray list)) {
      expected("a list", written, where);
      return Optional.of(entries);
    }
    for (int i = 0; i < list.size(); i++) {
      String here = path + "[" + i + "]";
      if (Values.argument(component) == String.class) {
        if (list.getValue(i) instanceof String text && !text.isBlank()) entries.add(text);
        else expected("text", list.getValue(i), place.apply(here));
      } else if (list.getValue(i) instanceof JsonObject entry) {
        section(Values.argument(component), Optional.empty(), entry, here, place).ifPresent(entries::add);
      } else {
        expected("a section", list.getValue(i), place.apply(here));
      }
    }
    return Optional.of(entries);
  }

  private void expected(String wanted, Object written, String where) {
    complain(where, "expected " + wanted + ", found " + Values.found(written));
  }

  private void complain(String where, String what) {
    mistakes.add(where + ": " + what);
  }

  private static Object get(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("settings must be public records: " + component, closed);
    }
  }

  private static Object make(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types = Arrays.stream(components)
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new IllegalStateException("a limit of " + type + " is not written on its component", refused.getCause());
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("settings must be public records: " + type, closed);
    }
  }
}
