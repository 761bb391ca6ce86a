package org.chairside.platform.event;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Makes the operator's meters of what transactions do, which count it once it is committed. Each is
 * there from the start, at zero: where a counter begins with one, nobody sees it rise.
 */
@ApplicationScoped
public class CommittedMeters {

  private final EventLog events;
  private final MeterRegistry metrics;

  public CommittedMeters(EventLog events, MeterRegistry metrics) {
    this.events = events;
    this.metrics = metrics;
  }

  public Runnable counter(String meter) {
    Counter counter = metrics.counter(meter);
    return () -> events.onceCommitted(counter::increment);
  }

  /**
   * One counter for each kind.
   *
   * @param label which says the kind
   * @param tags of all of them
   */
  public <K extends Enum<K>> Consumer<K> counters(
      String meter, String label, Class<K> kinds, String... tags) {
    Map<K, Counter> counters = new EnumMap<>(kinds);
    for (K kind : kinds.getEnumConstants()) {
      counters.put(kind, metrics.counter(meter, Tags.of(tags).and(label, value(kind))));
    }
    return kind -> events.onceCommitted(requireNonNull(counters.get(kind))::increment);
  }

  /**
   * One timer for each kind.
   *
   * @param label which says the kind
   * @param limits the histogram's
   */
  public <K extends Enum<K>> BiConsumer<K, Duration> timers(
      String meter, String label, Class<K> kinds, Duration... limits) {
    Map<K, Timer> timers = new EnumMap<>(kinds);
    for (K kind : kinds.getEnumConstants()) {
      timers.put(
          kind,
          Timer.builder(meter)
              .tag(label, value(kind))
              .serviceLevelObjectives(limits)
              .register(metrics));
    }
    return (kind, time) ->
        events.onceCommitted(() -> requireNonNull(timers.get(kind)).record(time));
  }

  private static String value(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
