package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chairside.message.Message;
import org.chairside.monitoring.StartCriteria.DrugNames;
import org.chairside.monitoring.StartCriteria.PressureLimit;
import org.chairside.monitoring.StartReadiness.OverridableBy;
import org.chairside.monitoring.StartReadiness.StartCriterion;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Evaluates by a protocol whether an infusion can start. Unknown is not ready. */
public final class StartEvaluation {

  static final String FLAGS = "no-critical-flag";
  static final String PRESSURE = "pressure";
  static final String ALLERGY = "allergy";
  static final String CONTRAINDICATION = "contraindication";
  static final String AGE = "age";
  static final String WEIGHT = "weight";
  static final String INTERVAL = "interval";
  static final String BOOKED_DAY = "booked-day";

  /** What the code of a sign of the baseline begins with. */
  public static final String BASELINE = "baseline.";

  /** What the code of an item of the checklist begins with. */
  public static final String CHECKLIST = "checklist.";

  /** The codes of the criteria that every protocol has. */
  static final Set<String> OWN_CODES =
      Set.of(FLAGS, PRESSURE, ALLERGY, CONTRAINDICATION, AGE, WEIGHT, INTERVAL, BOOKED_DAY);

  private final Protocol protocol;
  private final StartCriteria criteria;
  private final StartFacts facts;
  private final Instant at;
  private final LocalDate day;
  private final Baseline baseline;

  private StartEvaluation(Protocol protocol, Timeline timeline, StartFacts facts, Instant at) {
    this.protocol = protocol;
    this.criteria = protocol.start();
    this.facts = facts;
    this.at = at;
    this.day = dayOf(at);
    this.baseline = Baseline.at(at, window(), timeline);
  }

  /**
   * Whether the infusion could start at that instant, by what was measured until then: a pure
   * function, total over any input.
   */
  public static StartReadiness readiness(
      Protocol protocol, Timeline timeline, StartFacts facts, Instant at) {
    List<StartCriterion> all = new StartEvaluation(protocol, timeline, facts, at).all();
    return new StartReadiness(all.stream().allMatch(StartCriterion::isKnownToBeMet), at, all);
  }

  private List<StartCriterion> all() {
    List<StartCriterion> all = new ArrayList<>();
    all.add(flags());
    all.add(pressure());
    all.add(notNamed(ALLERGY, MONITORING.noAllergyTo(drug()), facts.patient().allergies()));
    all.add(
        notNamed(
            CONTRAINDICATION,
            MONITORING.noContraindicationTo(drug()),
            facts.patient().contraindications()));
    all.add(age());
    all.add(weight());
    all.add(interval());
    all.add(bookedDay());
    protocol.baseline().required().forEach(sign -> all.add(baseline(sign)));
    protocol.checklist().stream()
        .filter(ChecklistItem::required)
        .forEach(item -> all.add(item(item)));
    return all;
  }

  private StartCriterion flags() {
    int open = facts.criticalFlags();
    return criterion(
        FLAGS,
        MONITORING.noCriticalFlag(),
        open == 0,
        MONITORING.criticalFlagsOpen(open),
        source("source", criteria.source()));
  }

  private StartCriterion pressure() {
    PressureLimit limit = criteria.pressure();
    Message text = MONITORING.pressureAtMost(limit.systolicAtMost(), limit.diastolicAtMost());
    Message source = source("pressure.source", limit.source());
    BigDecimal systolic = baseline.number(VitalSign.SYSTOLIC);
    BigDecimal diastolic = baseline.number(VitalSign.DIASTOLIC);
    if (systolic == null || diastolic == null) {
      Message why = MONITORING.pressureNotMeasured(protocol.baseline().windowMinutes());
      return criterion(PRESSURE, text, null, why, source);
    }
    boolean met =
        systolic.compareTo(BigDecimal.valueOf(limit.systolicAtMost())) <= 0
            && diastolic.compareTo(BigDecimal.valueOf(limit.diastolicAtMost())) <= 0;
    return criterion(PRESSURE, text, met, MONITORING.pressureIs(systolic, diastolic), source);
  }

  private StartCriterion notNamed(String code, Message text, List<String> entries) {
    DrugNames names = criteria.drugNames();
    boolean named = NamedDrug.of(drug(), names.names()).isIn(entries);
    Message why = named ? MONITORING.recordNamesDrug() : MONITORING.recordDoesNotNameDrug();
    return criterion(code, text, !named, why, source("drugNames.source", names.source()));
  }

  private String drug() {
    return facts.visit().drug();
  }

  private StartCriterion age() {
    int least = criteria.age().atLeastYears();
    Message text = MONITORING.ageAtLeast(least);
    Message source = source("age.source", criteria.age().source());
    StartFacts.Born born = facts.patient().born();
    if (born == null) {
      return criterion(AGE, text, null, MONITORING.birthDateUnknown(), source);
    }
    long most = ChronoUnit.YEARS.between(born.earliest(), day);
    long fewest = Math.max(0, ChronoUnit.YEARS.between(born.latest(), day));
    Message why =
        most == fewest ? MONITORING.yearsOld(most) : MONITORING.yearsOldBetween(fewest, most);
    return criterion(AGE, text, isOldEnough(fewest, most, least), why, source);
  }

  /** Null where it depends on what is not known of the birth date. */
  private static @Nullable Boolean isOldEnough(long fewest, long most, int least) {
    return fewest >= least ? Boolean.TRUE : most < least ? Boolean.FALSE : null;
  }

  private StartCriterion weight() {
    int oldest = criteria.weight().notOlderThanDays();
    Message text = MONITORING.weightNotOlderThan(oldest);
    Message source = source("weight.source", criteria.weight().source());
    BigDecimal weight = facts.patient().weightKg();
    Instant recorded = facts.patient().weightRecordedAt();
    if (weight == null) {
      return criterion(WEIGHT, text, null, MONITORING.weightUnknown(), source);
    }
    if (recorded == null) {
      return criterion(WEIGHT, text, null, MONITORING.weightOfUnknownDay(weight), source);
    }
    // A session entered late has a weight that was written down after its start.
    long days = Math.max(0, ChronoUnit.DAYS.between(dayOf(recorded), day));
    return criterion(WEIGHT, text, days <= oldest, MONITORING.weightRecorded(weight, days), source);
  }

  private StartCriterion interval() {
    int hours = criteria.interval().atLeastHours();
    int gapDays = facts.visit().gapDays();
    Message text = MONITORING.sinceLastInfusionAtLeast(hours, gapDays);
    Message source = source("interval.source", criteria.interval().source());
    Instant last = facts.visit().lastInfusionAt();
    if (last == null) {
      return criterion(INTERVAL, text, true, MONITORING.noEarlierInfusion(), source);
    }
    Duration since = Duration.between(last, at);
    boolean met =
        since.compareTo(Duration.ofHours(hours)) >= 0
            && ChronoUnit.DAYS.between(dayOf(last), day) >= gapDays;
    return criterion(
        INTERVAL, text, met, MONITORING.lastInfusion(since.toDays(), since.toHoursPart()), source);
  }

  private StartCriterion bookedDay() {
    int hours = criteria.bookedDay().orWithinHours();
    Instant booked = facts.visit().bookedAt();
    boolean met =
        dayOf(booked).equals(day)
            || Duration.between(booked, at).abs().compareTo(Duration.ofHours(hours)) <= 0;
    return criterion(
        BOOKED_DAY,
        MONITORING.bookedForThisDay(),
        met,
        MONITORING.bookedFor(dayOf(booked)),
        source("bookedDay.source", criteria.bookedDay().source()));
  }

  private StartCriterion baseline(VitalSign sign) {
    int minutes = protocol.baseline().windowMinutes();
    boolean taken = baseline.from().containsKey(sign);
    return criterion(
        BASELINE + sign.field(),
        MONITORING.baselineTaken(sign.message(), minutes),
        taken ? true : null,
        taken ? MONITORING.taken() : MONITORING.notTaken(),
        ProtocolTexts.of(protocol, "baseline.source", protocol.baseline().source()));
  }

  private StartCriterion item(ChecklistItem item) {
    Boolean answer = facts.checklist().get(item.code());
    Message why =
        answer == null
            ? MONITORING.notAnswered()
            : answer ? MONITORING.confirmed() : MONITORING.answeredNo();
    return criterion(
        CHECKLIST + item.code(),
        ProtocolText.checklistItem(protocol, item),
        answer,
        why,
        ProtocolText.checklistSource(protocol, item));
  }

  private StartCriterion criterion(
      String code, Message text, @Nullable Boolean met, Message why, Message source) {
    OverridableBy by = criteria.isHardStop(code) ? OverridableBy.NOBODY : OverridableBy.CLINICIAN;
    return new StartCriterion(code, text, met, why, source, by);
  }

  private Message source(String place, String source) {
    return ProtocolTexts.of(protocol, "start." + place, source);
  }

  private Duration window() {
    return Duration.ofMinutes(protocol.baseline().windowMinutes());
  }

  private LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, facts.visit().zone());
  }
}
