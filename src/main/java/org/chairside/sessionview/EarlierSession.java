package org.chairside.sessionview;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.flag.Flag;
import org.chairside.message.Message;
import org.chairside.observation.SideEffect;
import org.chairside.session.InfusionMoment;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/**
 * An earlier session of the patient: its dose and how it was tolerated.
 *
 * @param dosePerKgGiven what was delivered, in mg/kg; null where the patient was not weighed
 * @param deliveredMg what was delivered
 * @param sideEffects those in force, by their onset
 * @param flags the warnings and worse that no correction withdrew
 * @param sentence one sentence for each side effect
 */
record EarlierSession(
    UUID sessionId,
    int number,
    UUID courseId,
    Instant startedAt,
    @Nullable BigDecimal dosePerKgGiven,
    BigDecimal deliveredMg,
    List<EarlierSideEffect> sideEffects,
    List<EarlierFlag> flags,
    List<Message> sentence) {

  /** A side effect at its worst. */
  public record EarlierSideEffect(
      UUID id,
      SideEffectType type,
      Message title,
      SideEffectSeverity peakSeverity,
      int peakGrade,
      Instant onsetAt,
      @Nullable Instant resolvedAt,
      @Nullable InfusionMoment atOnset) {

    static EarlierSideEffect of(SideEffect effect, InfusionSession session) {
      return new EarlierSideEffect(
          effect.id(),
          effect.type(),
          effect.type().message(),
          effect.peakSeverity(),
          effect.peakSeverity().grade(),
          effect.onsetAt(),
          effect.resolvedAt(),
          session.infusion().at(effect.onsetAt(), session.checkIn().weightKg()));
    }
  }

  /** A flag and its disposition. */
  public record EarlierFlag(
      UUID id, Message title, Severity severity, @Nullable Disposition disposition) {

    static EarlierFlag of(Flag flag) {
      return new EarlierFlag(
          flag.id(), flag.title(), flag.severity(), flag.resolution().disposition());
    }
  }

  static EarlierSession of(
      InfusionSession session,
      UUID presentCourse,
      List<SideEffect> sideEffects,
      List<Flag> flags,
      Instant now) {
    BigDecimal delivered = session.infusion().deliveredMg(now);
    BigDecimal weight = session.checkIn().weightKg();
    List<EarlierSideEffect> effects =
        sideEffects.stream().map(effect -> EarlierSideEffect.of(effect, session)).toList();
    return new EarlierSession(
        session.id(),
        session.number(),
        session.courseId(),
        Objects.requireNonNull(session.startedAt()),
        weight == null ? null : delivered.divide(weight, 3, RoundingMode.HALF_UP),
        delivered,
        effects,
        flags.stream().map(EarlierFlag::of).toList(),
        effects.stream().map(effect -> sentence(session, presentCourse, effect)).toList());
  }

  private static Message sentence(
      InfusionSession session, UUID presentCourse, EarlierSideEffect effect) {
    int number = session.number();
    Message when = when(session, effect);
    return session.courseId().equals(presentCourse)
        ? CHAIR.earlierSideEffect(number, effect.title(), effect.peakGrade(), when)
        : CHAIR.earlierSideEffectOfOtherCourse(number, effect.title(), effect.peakGrade(), when);
  }

  private static Message when(InfusionSession session, EarlierSideEffect effect) {
    InfusionMoment then = effect.atOnset();
    if (then == null) {
      return CHAIR.beforeStart();
    }
    Instant ended = session.infusionEndedAt();
    if (ended != null && !effect.onsetAt().isBefore(ended)) {
      return CHAIR.afterInfusion();
    }
    if (then.mgPerHour().signum() == 0) {
      return CHAIR.inPause();
    }
    BigDecimal perKg = then.mgPerKgPerHour();
    return perKg == null
        ? CHAIR.atRate(twoDecimals(then.mgPerHour()))
        : CHAIR.atRatePerKg(twoDecimals(perKg));
  }

  private static BigDecimal twoDecimals(BigDecimal rate) {
    return rate.setScale(2, RoundingMode.HALF_UP);
  }
}
