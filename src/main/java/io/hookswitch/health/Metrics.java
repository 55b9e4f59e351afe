package io.hookswitch.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a node does, in numbers. Each is asked for when somebody looks, so that they cost nothing otherwise. Names are
 * spelled as Micrometer does, {@code hookswitch.calls}; labels have few values, all known beforehand.
 */
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  /** The registry remembers what it counts weakly. */
  private final Map<String, LongSupplier> values = new ConcurrentSkipListMap<>();

  /** With those of the JVM and the process. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Something that rises and falls. */
  public Metrics gauge(String name, String meaning, LongSupplier value, String... labels) {
    Gauge.builder(name, value, LongSupplier::getAsLong)
      .description(meaning)
      .tags(labels)
      .strongReference(true)
      .register(registry);
    values.put(key(name, labels), value);
    return this;
  }

  /** Something that only grows, until the node ends. */
  public Metrics counter(String name, String meaning, LongSupplier value, String... labels) {
    FunctionCounter.builder(name, value, LongSupplier::getAsLong).description(meaning).tags(labels).register(registry);
    values.put(key(name, labels), value);
    return this;
  }

  /**
   * How long something took: a histogram for Prometheus, {@code name_seconds_bucket} and so on; as figures {@code
   * name.within.<milliseconds>} and {@code name.count}.
   */
  public Metrics histogram(String name, String meaning, Supplier<Durations> value) {
    String page = name.replace('.', '_') + "_" + Unit.SECONDS;
    MetricMetadata about = new MetricMetadata(page, meaning, Unit.SECONDS);
    registry.getPrometheusRegistry().register(() -> snapshot(about, value.get()));
    long[] bounds = value.get().bounds();
    for (int i = 0; i < bounds.length; i++) {
      int at = i;
      values.put(name + ".within." + bounds[i], () -> value.get().within(at));
    }
    values.put(name + ".count", () -> value.get().count());
    return this;
  }

  private static HistogramSnapshot snapshot(MetricMetadata about, Durations now) {
    ClassicHistogramBuckets buckets = ClassicHistogramBuckets.of(now.upperBounds(), toNumbers(now.counts()));
    return new HistogramSnapshot(
      about,
      List.of(new HistogramDataPointSnapshot(buckets, now.seconds(), Labels.EMPTY, Exemplars.EMPTY, 0))
    );
  }

  private static Number[] toNumbers(long[] counts) {
    return Arrays.stream(counts)
      .boxed()
      .toArray(Number[]::new);
  }

  /** Those that were named here, as they are now: {@code hookswitch.calls}, {@code hookswitch.commands.done}. */
  public Map<String, Long> now() {
    Map<String, Long> now = new TreeMap<>();
    values.forEach((key, value) -> now.put(key, value.getAsLong()));
    return now;
  }

  /** @param labels names and values in turn; the names say nothing that the values would not */
  private static String key(String name, String... labels) {
    StringBuilder key = new StringBuilder(name);
    for (int i = 1; i < labels.length; i += 2) key.append('.').append(labels[i]);
    return key.toString();
  }

  /** All of them, as Prometheus reads them. */
  String page() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
