package org.chairside.trial;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chairside.monitoring.InfusionCourse;
import org.chairside.monitoring.PatientFacts;
import org.chairside.monitoring.ProtocolEvaluator;
import org.chairside.monitoring.Reading;
import org.chairside.monitoring.ShippedProtocols;
import org.chairside.monitoring.Timeline;
import org.chairside.observation.Consciousness;
import org.chairside.observation.VitalSigns;

/**
 * Prints how much processor time one assessment of a session takes by the number of its readings,
 * high pressures and partial sets among them: {@code mvn -Ptrial -Dtrial=assess}. The ratio of 1000
 * to 500 says whether it grows faster than the number does.
 */
public final class AssessTrial {

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final List<Integer> READINGS = List.of(15, 100, 500, 1000);
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final int MEASURED = 60;
  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  private final ProtocolEvaluator evaluator =
      new ProtocolEvaluator(ShippedProtocols.load("ketamine-standard"));
  private int findings;

  private AssessTrial() {}

  public static void main(String[] args) {
    AssessTrial trial = new AssessTrial();
    System.out.println("readings   median ms   95 % ms");
    READINGS.forEach(readings -> trial.measure(readings, WARM_UP));
    List<Double> medians = READINGS.stream().map(readings -> trial.print(readings)).toList();
    System.out.printf(
        "1000 readings take %.1f times as long as 500 (%d findings in all)%n",
        medians.get(3) / medians.get(2), trial.findings);
  }

  private double print(int readings) {
    List<Long> nanos = measure(readings, Duration.ZERO);
    System.out.printf("%8d %11.2f %9.2f%n", readings, Nanos.at(nanos, 50), Nanos.at(nanos, 95));
    return Nanos.at(nanos, 50);
  }

  private List<Long> measure(int readings, Duration atLeast) {
    Timeline timeline = timeline(readings);
    Instant now = START.plus(Duration.ofMinutes(70));
    long end = System.nanoTime() + atLeast.toNanos();
    List<Long> nanos = new ArrayList<>();
    while (nanos.size() < MEASURED || System.nanoTime() < end) {
      long start = CPU.getCurrentThreadCpuTime();
      findings += evaluator.assess(timeline, now).findings().size();
      nanos.add(CPU.getCurrentThreadCpuTime() - start);
    }
    return nanos;
  }

  /** Spread evenly over the preparation's last ten minutes and an hour of infusion. */
  private static Timeline timeline(int count) {
    Random random = new Random(count);
    List<Reading> readings = new ArrayList<>();
    Duration between = Duration.ofMinutes(70).dividedBy(count);
    for (int i = 0; i < count; i++) {
      Instant at = START.minus(Duration.ofMinutes(10)).plus(between.multipliedBy(i));
      UUID id = new UUID(random.nextLong(), random.nextLong());
      readings.add(new Reading(id, at, at.plusSeconds(30), vitals(random, i == 0)));
    }
    InfusionCourse infusion =
        new InfusionCourse(
            START.minus(Duration.ofMinutes(30)),
            START,
            START,
            60,
            List.of(),
            null,
            null,
            null,
            List.of(),
            new BigDecimal(35));
    return new Timeline(PatientFacts.onScale(1), readings, List.of(), infusion);
  }

  private static VitalSigns vitals(Random random, boolean first) {
    int systolic = first ? 120 : 115 + random.nextInt(75);
    boolean whole = first || random.nextInt(3) > 0;
    return new VitalSigns(
        systolic,
        systolic * 62 / 100,
        60 + random.nextInt(50),
        92 + random.nextInt(8),
        whole ? 12 + random.nextInt(8) : null,
        whole ? new BigDecimal("36.6") : null,
        whole ? false : null,
        whole ? Consciousness.ALERT : null,
        whole ? 5 : null,
        whole ? random.nextInt(6) : null,
        null);
  }
}
