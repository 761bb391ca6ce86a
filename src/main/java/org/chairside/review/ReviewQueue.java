package org.chairside.review;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.review.ReviewMessages.REVIEW;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.course.CourseOrders;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.NewRecommendation;
import org.chairside.dose.DoseOrders;
import org.chairside.flag.Flag;
import org.chairside.flag.Flags;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.InfusionSession;
import org.chairside.session.NextChecks;
import org.chairside.session.Sessions;
import org.chairside.stepup.StepUp;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** The sessions waiting for a clinician, and their sign-off. */
@ApplicationScoped
public class ReviewQueue {

  private final Sessions sessions;
  private final NextChecks nextChecks;
  private final Flags flags;
  private final CourseOrders courses;
  private final DoseOrders orders;
  private final WaitingSessions waiting;
  private final EventLog events;
  private final Clock clock;
  private final StepUp stepUp;

  ReviewQueue(
      Sessions sessions,
      NextChecks nextChecks,
      Flags flags,
      CourseOrders courses,
      DoseOrders orders,
      WaitingSessions waiting,
      EventLog events,
      Clock clock,
      StepUp stepUp) {
    this.stepUp = stepUp;
    this.sessions = sessions;
    this.nextChecks = nextChecks;
    this.flags = flags;
    this.courses = courses;
    this.orders = orders;
    this.waiting = waiting;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A session that waits.
   *
   * @param severity the most urgent of its flags that nobody has resolved, or where all are
   *     resolved the most urgent of all
   * @param waitingSince when the oldest of those was raised
   * @param flags all flags of the session, in the order in which they were raised
   */
  record Waiting(
      InfusionSession session, Severity severity, Instant waitingSince, List<Flag> flags) {

    static Waiting of(InfusionSession session, List<Flag> flags) {
      List<Flag> open = flags.stream().filter(flag -> !flag.isResolved()).toList();
      List<Flag> counted = open.isEmpty() ? flags : open;
      Severity worst =
          counted.stream().map(Flag::severity).max(Comparator.naturalOrder()).orElseThrow();
      Instant since =
          counted.stream()
              .filter(flag -> flag.severity() == worst)
              .map(Flag::raisedAt)
              .min(Comparator.naturalOrder())
              .orElseThrow();
      return new Waiting(session, worst, since, flags);
    }

    int unresolved() {
      return (int) flags.stream().filter(flag -> !flag.isResolved()).count();
    }
  }

  /**
   * Sessions with a WARNING or CRITICAL flag that are not signed off, most urgent first.
   *
   * @param clinicId of this clinic alone, or null for all
   * @param after the last session shown; the list starts over if it no longer waits
   * @throws Invalid where there is no such session
   */
  List<Waiting> waiting(@Nullable UUID clinicId, @Nullable UUID after, int most) {
    if (after != null && sessions.findByIdOptional(after).isEmpty()) {
      throw new Invalid("cursor", FIELD.cursor());
    }
    List<UUID> ids = waiting.mostUrgent(clinicId, after, most);
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Flag>> flagsBySession =
        flags.everOf(ids).stream().collect(Collectors.groupingBy(Flag::sessionId));
    Map<UUID, InfusionSession> byId =
        sessions.byIds(ids).stream()
            .collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    return ids.stream()
        .map(
            id ->
                Waiting.of(
                    Objects.requireNonNull(byId.get(id)),
                    Objects.requireNonNull(flagsBySession.get(id))))
        .toList();
  }

  /**
   * The clinician's decision at sign-off.
   *
   * @param disposition what is to come after, or null
   * @param recommendation what the course's next sessions are to give, or null
   */
  public record Decision(
      @Nullable String note,
      @Nullable Disposition disposition,
      @Nullable NewRecommendation recommendation) {

    /** A signature without a decision. */
    public static final Decision NONE = new Decision(null, null, null);
  }

  /** A session that was signed, with what was recommended, or null. */
  public record Signed(InfusionSession session, @Nullable DoseRecommendation recommendation) {}

  /**
   * Signs the session off; HOLD_COURSE also holds the course.
   *
   * @throws Conflict while a flag is unresolved, the patient has not left, or it is signed already
   * @throws NotAllowed as {@link StepUp#require} says
   */
  public Signed signOff(UUID sessionId, Decision decision) {
    InfusionSession session = sessions.lock(sessionId);
    long unresolved = flags.unresolved(sessionId);
    if (unresolved > 0) {
      throw new Conflict(REVIEW.unresolvedFlags(unresolved));
    }
    stepUp.require();
    UUID clinician = Objects.requireNonNull(Actor.current().staffId());
    Disposition disposition = decision.disposition();
    session.signOff(clinician, decision.note(), disposition, clock.instant());
    DoseRecommendation recommended = recommend(session, decision);
    if (disposition == Disposition.HOLD_COURSE) {
      courses.holdIfActive(
          session.courseId(),
          decision.note() == null ? REVIEW.heldOnReview().code() : decision.note());
    }
    nextChecks.set(session, null);
    events.add(new SessionSignedOff(session.clinicId(), sessionId));
    sessions.flush();
    return new Signed(session, recommended);
  }

  private @Nullable DoseRecommendation recommend(InfusionSession session, Decision decision) {
    NewRecommendation wanted = decision.recommendation();
    if (wanted == null) {
      return null;
    }
    if (decision.disposition() != null && decision.disposition() != Disposition.ADJUST) {
      throw new Invalid("recommendation", REVIEW.recommendationWithAdjust());
    }
    return orders.recommend(session, wanted);
  }
}
