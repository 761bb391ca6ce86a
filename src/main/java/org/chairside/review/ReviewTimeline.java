package org.chairside.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.charting.ObservationView;
import org.chairside.charting.SideEffectView;
import org.chairside.charting.SideEffectView.GradeView;
import org.chairside.flag.FlagView;
import org.chairside.observation.Observation;
import org.chairside.observation.VitalSigns;
import org.chairside.review.SessionReview.Entry;
import org.chairside.review.SessionReview.Kind;
import org.chairside.sessionview.SessionView;
import org.chairside.sessionview.SessionView.InfusionView;
import org.chairside.sessionview.SessionView.SegmentView;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * A session told in plain sentences, in the order of its happening. It tells what is in force: what
 * was superseded stands in the session itself.
 */
final class ReviewTimeline {

  private final SessionView session;
  private final List<Observation> observations;
  private final List<Entry> entries = new ArrayList<>();

  ReviewTimeline(SessionView session, List<Observation> observationsInForce) {
    this.session = session;
    this.observations = observationsInForce;
  }

  List<Entry> entries() {
    phases();
    InfusionView infusion = session.chart().infusion();
    if (infusion != null) {
      infusion(infusion);
    }
    observations.forEach(this::observation);
    session.chart().sideEffects().stream()
        .filter(effect -> effect.supersededBy() == null && !effect.retracted())
        .forEach(this::sideEffect);
    session.chart().flags().forEach(this::flag);
    session
        .signOff()
        .addenda()
        .forEach(a -> add(a.createdAt(), Kind.NOTE, a.id(), "addendum: " + a.text()));
    entries.sort(Comparator.comparing(Entry::at).thenComparing(Entry::kind));
    return List.copyOf(entries);
  }

  private void phases() {
    phase(session.checkIn().checkedInAt(), "checked in");
    phase(
        session.discharge().dischargedAt(),
        "left" + because(session.discharge().dischargeOverride()));
    phase(session.closing().closedAt(), "called off" + because(session.closing().closedReason()));
    String disposition =
        session.signOff().reviewDisposition() == null
            ? ""
            : ", " + word(session.signOff().reviewDisposition());
    phase(
        session.signOff().signedOffAt(),
        "signed off" + disposition + because(session.signOff().reviewNote()));
  }

  private void infusion(InfusionView infusion) {
    String pump = infusion.pump() == null ? "" : " by pump " + infusion.pump();
    phase(
        infusion.startedAt(),
        "infusion started with %s mg%s%s"
            .formatted(plain(infusion.doseMg()), pump, because(infusion.overrideReason())));
    for (SegmentView segment : infusion.segments()) {
      boolean paused = segment.mgPerHour().signum() == 0;
      String text = paused ? "held" : "rate " + plain(segment.mgPerHour()) + " mg/h";
      add(segment.startedAt(), Kind.RATE, null, text + because(segment.reason()));
    }
    phase(
        infusion.endedAt(),
        "infusion ended after %s mg%s"
            .formatted(plain(infusion.deliveredMg()), because(infusion.endReason())));
  }

  private void observation(Observation observation) {
    VitalSigns vitals = observation.vitals();
    String measured =
        Stream.of(VitalSign.values())
            .map(sign -> said(sign, vitals))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    String text =
        Stream.of(measured, score(observation.id()), observation.note())
            .filter(part -> part != null && !part.isEmpty())
            .collect(Collectors.joining("; "));
    add(
        observation.takenAt(),
        vitals.isEmpty() ? Kind.NOTE : Kind.OBSERVATION,
        observation.id(),
        observation.correctionReason() == null
            ? text
            : text + " (corrected" + because(observation.correctionReason()) + ")");
  }

  private @Nullable String score(UUID observationId) {
    return session.chart().observations().stream()
        .filter(view -> view.id().equals(observationId))
        .map(ObservationView::news2)
        .filter(news2 -> news2.score() != null)
        .map(news2 -> "NEWS2 " + news2.score())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String said(VitalSign sign, VitalSigns vitals) {
    BigDecimal number = vitals.number(sign);
    if (number != null) {
      return sign.say(number);
    }
    return switch (sign) {
      case CONSCIOUSNESS -> vitals.consciousness() == null ? null : vitals.consciousness().words();
      case SUPPLEMENTAL_OXYGEN ->
          vitals.supplementalOxygen() == null
              ? null
              : vitals.supplementalOxygen() ? "on oxygen" : "on room air";
      case CADSS6 -> vitals.cadss6() == null ? null : "CADSS-6 incomplete";
      default -> null;
    };
  }

  private void sideEffect(SideEffectView effect) {
    add(
        effect.onsetAt(),
        Kind.SIDE_EFFECT,
        effect.id(),
        "%s, %s (grade %d)%s"
            .formatted(
                effect.title(),
                effect.severity().words(),
                effect.grade(),
                because(effect.action())));
    for (GradeView grade : effect.grades()) {
      add(
          grade.at(),
          Kind.SIDE_EFFECT,
          effect.id(),
          "%s now %s (grade %d)%s"
              .formatted(
                  effect.title(),
                  grade.severity().words(),
                  grade.grade(),
                  because(grade.action())));
    }
    if (effect.resolvedAt() != null) {
      add(effect.resolvedAt(), Kind.SIDE_EFFECT, effect.id(), effect.title() + " over");
    }
  }

  private void flag(FlagView flag) {
    add(
        flag.raisedAt(),
        Kind.FLAG,
        flag.id(),
        "%s, %s: %s".formatted(flag.title(), word(flag.severity()), flag.reason()));
    if (flag.acknowledgedAt() != null) {
      add(flag.acknowledgedAt(), Kind.FLAG, flag.id(), flag.title() + " seen");
    }
    if (flag.withdrawnAt() != null) {
      add(flag.withdrawnAt(), Kind.FLAG, flag.id(), flag.title() + " lost its ground");
    }
    if (flag.resolvedAt() != null && flag.disposition() != null) {
      add(
          flag.resolvedAt(),
          Kind.FLAG,
          flag.id(),
          "%s resolved, %s%s"
              .formatted(flag.title(), word(flag.disposition()), because(flag.note())));
    }
  }

  private void phase(@Nullable Instant at, String text) {
    if (at != null) {
      add(at, Kind.PHASE, null, text);
    }
  }

  private void add(Instant at, Kind kind, @Nullable UUID id, String text) {
    entries.add(new Entry(at, kind, id, text));
  }

  private static String because(@Nullable String why) {
    return why == null ? "" : ": " + why;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
