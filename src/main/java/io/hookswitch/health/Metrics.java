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
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a node does, in numbers. Each is asked for when somebody looks, so that they cost nothing otherwise. Names are
 * spelled as Micrometer does, {@code hookswitch.calls}; labels have few values, all known beforehand.
 */
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  /** The registry remembers what it counts weakly. */
  private final List<LongSupplier> counted = new ArrayList<>();

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
    return this;
  }

  /** Something that only grows, until the node ends. */
  public Metrics counter(String name, String meaning, LongSupplier value, String... labels) {
    FunctionCounter.builder(name, value, LongSupplier::getAsLong).description(meaning).tags(labels).register(registry);
    counted.add(value);
    return this;
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
