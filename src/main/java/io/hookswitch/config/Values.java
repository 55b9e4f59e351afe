package io.hookswitch.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Single values: what a component wants, and what was written. The environment has only text, so text will do. */
final class Values {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS = Map.of(
    "ms",
    Duration.ofMillis(1),
    "s",
    Duration.ofSeconds(1),
    "m",
    Duration.ofMinutes(1),
    "h",
    Duration.ofHours(1),
    "d",
    Duration.ofDays(1)
  );
  /** Far more than makes sense, and as milliseconds still well within a timer. */
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int QUOTED = 80;

  private Values() {}

  /** The type of the value itself, {@code Optional} taken off. */
  static Class<?> type(RecordComponent component) {
    return component.getType() == Optional.class ? argument(component) : component.getType();
  }

  /** The {@code T} of an {@code Optional<T>} or {@code List<T>}. */
  static Class<?> argument(RecordComponent component) {
    Type generic = component.getGenericType();
    if (
      generic instanceof ParameterizedType some && some.getActualTypeArguments()[0] instanceof Class<?> one
    ) return one;
    throw new IllegalStateException("a setting of an unknown kind: " + component);
  }

  /** What a component wants, as it follows "expected". */
  static String expected(RecordComponent component) {
    Class<?> type = type(component);
    if (type == int.class || type == long.class) {
      Whole limits = component.getAnnotation(Whole.class);
      return limits == null ? "a whole number" : "a whole number from " + limits.from() + " to " + limits.to();
    }
    if (type == double.class) return (
      "a number" + (component.isAnnotationPresent(Share.class) ? " from 0.0 to 1.0" : "")
    );
    if (type == boolean.class) return "true or false";
    if (type == Path.class) return "a path";
    if (type == URI.class) return "a URL";
    if (type == Pattern.class) return "a regular expression";
    if (type == Duration.class) {
      String least = component.isAnnotationPresent(MayBeZero.class) ? "0s" : "1ms";
      return "a duration from " + least + " to 365d, such as 200ms, 5s, 10m or PT5S";
    }
    if (type.isEnum()) return words(type);
    return "text";
  }

  private static String words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
      .map(constant -> Names.word((Enum<?>) constant))
      .collect(Collectors.joining(", ", "one of ", ""));
  }

  /** The value as the component wants it; empty when what was written is something else. */
  static Optional<?> read(RecordComponent component, Object written) {
    Class<?> type = type(component);
    if (type == int.class) return whole(component, written).map(Math::toIntExact);
    if (type == long.class) return whole(component, written);
    if (type == double.class) return fraction(component, written);
    if (type == boolean.class) return truth(written);
    if (!(written instanceof String text) || text.isBlank()) return Optional.empty();
    if (type == String.class) return Optional.of(text);
    if (type == Duration.class) return duration(component, text);
    if (type == Path.class) return path(text);
    if (type == URI.class) return url(text);
    if (type == Pattern.class) return pattern(text);
    if (type.isEnum()) return Arrays.stream(type.getEnumConstants())
      .filter(constant -> Names.word((Enum<?>) constant).equals(text))
      .findFirst();
    throw new IllegalStateException("a setting of an unknown kind: " + component);
  }

  private static Optional<Long> whole(RecordComponent component, Object written) {
    String digits = written instanceof Integer || written instanceof Long ? written.toString() : text(written);
    if (!digits.matches("-?\\d{1,18}")) return Optional.empty();
    Whole limits = component.getAnnotation(Whole.class);
    long least = limits != null ? limits.from() : component.getType() == int.class ? Integer.MIN_VALUE : Long.MIN_VALUE;
    long most = limits != null ? limits.to() : component.getType() == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
    return Optional.of(Long.valueOf(digits)).filter(number -> number >= least && number <= most);
  }

  private static Optional<Double> fraction(RecordComponent component, Object written) {
    String digits = written instanceof Number ? written.toString() : text(written);
    if (!digits.matches("-?\\d{1,18}(\\.\\d{1,18})?([eE]-?\\d{1,2})?")) return Optional.empty();
    boolean share = component.isAnnotationPresent(Share.class);
    return Optional.of(Double.valueOf(digits)).filter(number -> !share || (number >= 0 && number <= 1));
  }

  private static Optional<Boolean> truth(Object written) {
    if (written instanceof Boolean truth) return Optional.of(truth);
    return switch (text(written)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Duration> duration(RecordComponent component, String text) {
    Duration least = component.isAnnotationPresent(MayBeZero.class) ? Duration.ZERO : Duration.ofMillis(1);
    return duration(text).filter(length -> length.compareTo(least) >= 0 && length.compareTo(LONGEST) <= 0);
  }

  private static Optional<Duration> duration(String text) {
    Matcher brief = SHORT.matcher(text);
    if (brief.matches()) {
      BigDecimal nanos = new BigDecimal(brief.group(1)).multiply(
        BigDecimal.valueOf(UNITS.get(brief.group(2)).toNanos())
      );
      return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException notIso) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(new URI(text)).filter(url -> url.isAbsolute() && url.getHost() != null);
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  private static Optional<Pattern> pattern(String text) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException broken) {
      return Optional.empty();
    }
  }

  private static String text(Object written) {
    return written instanceof String text ? text : "";
  }

  /** What was written, as it follows "found"; short, and on one line whatever it is. */
  static String found(Object written) {
    return switch (written) {
      case null -> "nothing";
      case JsonObject section -> "a section";
      case JsonArray list -> "a list";
      case String text -> '"' + brief(text) + '"';
      default -> brief(written.toString());
    };
  }

  private static String brief(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...";
  }
}
