package org.chairside.review;

import static org.chairside.review.ReviewMessages.REVIEW;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.charting.SideEffectView;
import org.chairside.charting.SideEffectView.GradeView;
import org.chairside.charting.SideEffectView.GradingPart;
import org.chairside.flag.FlagResolution;
import org.chairside.flag.FlagView;
import org.chairside.message.Message;
import org.chairside.observation.Observation;
import org.chairside.observation.VitalSigns;
import org.chairside.review.SessionReview.Entry;
import org.chairside.review.SessionReview.TimelineEntryKind;
import org.chairside.sessionview.SessionView;
import org.chairside.sessionview.SessionView.InfusionView;
import org.chairside.sessionview.SessionView.SegmentView;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * A session in plain sentences, in the order of events. It has only entries in force; superseded
 * ones are in the session itself.
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
        .filter(
            effect ->
                effect.correction().supersededBy() == null && !effect.correction().retracted())
        .forEach(this::sideEffect);
    session.chart().flags().forEach(this::flag);
    session
        .signOff()
        .addenda()
        .forEach(
            a -> add(a.createdAt(), TimelineEntryKind.NOTE, a.id(), REVIEW.addendum(a.text())));
    entries.sort(Comparator.comparing(Entry::at).thenComparing(Entry::kind));
    return List.copyOf(entries);
  }

  private void phases() {
    phase(session.checkIn().checkedInAt(), REVIEW.checkedIn());
    phase(
        session.discharge().dischargedAt(),
        because(REVIEW.left(), session.discharge().dischargeOverride()));
    phase(
        session.closing().closedAt(),
        because(REVIEW.calledOff(), session.closing().closedReason()));
    Disposition disposition = session.signOff().reviewDisposition();
    Message signedOff =
        disposition == null ? REVIEW.signedOff() : REVIEW.signedOffWith(disposition.message());
    phase(session.signOff().signedOffAt(), because(signedOff, session.signOff().reviewNote()));
  }

  private void infusion(InfusionView infusion) {
    BigDecimal dose = plain(infusion.doseMg());
    Message started =
        infusion.pump() == null
            ? REVIEW.started(dose)
            : REVIEW.startedByPump(dose, infusion.pump());
    phase(infusion.startedAt(), because(started, infusion.overrideReason()));
    for (SegmentView segment : infusion.segments()) {
      boolean paused = segment.mgPerHour().signum() == 0;
      Message text = paused ? REVIEW.held() : REVIEW.rate(plain(segment.mgPerHour()));
      add(segment.startedAt(), TimelineEntryKind.RATE, null, because(text, segment.reason()));
    }
    phase(
        infusion.endedAt(),
        because(REVIEW.ended(plain(infusion.deliveredMg())), infusion.endReason()));
  }

  private void observation(Observation observation) {
    VitalSigns vitals = observation.vitals();
    List<Message> measured =
        Stream.of(VitalSign.values())
            .map(sign -> said(sign, vitals))
            .filter(Objects::nonNull)
            .toList();
    List<Message> parts = new ArrayList<>();
    if (!measured.isEmpty()) {
      parts.add(REVIEW.observed(Message.commas(measured)));
    }
    score(observation.id()).ifPresent(parts::add);
    if (observation.note() != null) {
      parts.add(Message.verbatim(observation.note()));
    }
    Message text = REVIEW.observed(Message.semicolons(parts));
    add(
        observation.takenAt(),
        vitals.isEmpty() ? TimelineEntryKind.NOTE : TimelineEntryKind.OBSERVATION,
        observation.id(),
        observation.correctionReason() == null
            ? text
            : REVIEW.corrected(text, observation.correctionReason()));
  }

  private Optional<Message> score(UUID observationId) {
    return session.chart().observations().stream()
        .filter(view -> view.id().equals(observationId))
        .map(view -> view.news2().score())
        .filter(Objects::nonNull)
        .findFirst()
        .map(REVIEW::news2);
  }

  private static @Nullable Message said(VitalSign sign, VitalSigns vitals) {
    BigDecimal number = vitals.number(sign);
    if (number != null) {
      return sign.say(number);
    }
    return switch (sign) {
      case CONSCIOUSNESS ->
          vitals.consciousness() == null ? null : vitals.consciousness().message();
      case SUPPLEMENTAL_OXYGEN -> vitals.oxygenInWords();
      case CADSS6 -> vitals.cadss6() == null ? null : REVIEW.cadss6Incomplete();
      default -> null;
    };
  }

  private void sideEffect(SideEffectView effect) {
    Message title = effect.title();
    GradingPart graded = effect.grading();
    add(
        effect.onsetAt(),
        TimelineEntryKind.SIDE_EFFECT,
        effect.id(),
        because(
            REVIEW.sideEffect(title, graded.severity().message(), graded.grade()),
            effect.action()));
    for (GradeView grade : graded.grades()) {
      add(
          grade.at(),
          TimelineEntryKind.SIDE_EFFECT,
          effect.id(),
          because(
              REVIEW.sideEffectNow(title, grade.severity().message(), grade.grade()),
              grade.action()));
    }
    if (effect.resolvedAt() != null) {
      add(
          effect.resolvedAt(),
          TimelineEntryKind.SIDE_EFFECT,
          effect.id(),
          REVIEW.sideEffectOver(title));
    }
  }

  private void flag(FlagView flag) {
    Message title = flag.title();
    add(
        flag.raising().raisedAt(),
        TimelineEntryKind.FLAG,
        flag.id(),
        REVIEW.flagRaised(title, flag.severity().message(), flag.basis().reason()));
    Instant seenAt = flag.acknowledgement().acknowledgedAt();
    if (seenAt != null) {
      add(seenAt, TimelineEntryKind.FLAG, flag.id(), REVIEW.flagSeen(title));
    }
    Instant withdrawnAt = flag.condition().withdrawnAt();
    if (withdrawnAt != null) {
      add(withdrawnAt, TimelineEntryKind.FLAG, flag.id(), REVIEW.flagWithdrawn(title));
    }
    FlagResolution resolution = flag.resolution();
    if (resolution.resolvedAt() != null && resolution.disposition() != null) {
      add(
          resolution.resolvedAt(),
          TimelineEntryKind.FLAG,
          flag.id(),
          because(
              REVIEW.flagResolved(title, resolution.disposition().message()), resolution.note()));
    }
  }

  private void phase(@Nullable Instant at, Message text) {
    if (at != null) {
      add(at, TimelineEntryKind.PHASE, null, text);
    }
  }

  private void add(Instant at, TimelineEntryKind kind, @Nullable UUID id, Message text) {
    entries.add(new Entry(at, kind, id, text));
  }

  private static Message because(Message what, @Nullable String why) {
    return why == null ? what : REVIEW.because(what, why);
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.stripTrailingZeros();
  }
}
