package org.chairside.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.course.CourseOrders;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.NewRecommendation;
import org.chairside.flag.Flag;
import org.chairside.flag.Flags;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.DoseOrders;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** What waits for a clinician, and where sessions are signed off. */
@ApplicationScoped
public class ReviewQueue {

  private final Sessions sessions;
  private final Flags flags;
  private final CourseOrders courses;
  private final DoseOrders orders;
  private final EntityManager database;
  private final EventLog events;
  private final Clock clock;

  ReviewQueue(
      Sessions sessions,
      Flags flags,
      CourseOrders courses,
      DoseOrders orders,
      EntityManager database,
      EventLog events,
      Clock clock) {
    this.sessions = sessions;
    this.flags = flags;
    this.courses = courses;
    this.orders = orders;
    this.database = database;
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

  // What still needs a decision comes before what only needs a signature.
  private static final Comparator<Waiting> MOST_URGENT_FIRST =
      Comparator.comparing((Waiting w) -> w.unresolved() == 0)
          .thenComparing(Waiting::severity, Comparator.reverseOrder())
          .thenComparing(Waiting::waitingSince)
          .thenComparing(w -> w.session().id());

  /** Sessions with a WARNING or CRITICAL flag that are not signed off, by risk and age. */
  List<Waiting> waiting(@Nullable UUID clinicId) {
    List<InfusionSession> found =
        database
            .createQuery(
                """
                select s from InfusionSession s
                where s.signOff.signedOffAt is null and (:clinic is null or s.clinicId = :clinic)
                  and exists (
                    select 1 from Flag f where f.sessionId = s.id and f.severity in :severities)
                """,
                InfusionSession.class)
            .setParameter("clinic", clinicId)
            .setParameter("severities", List.of(Severity.WARNING, Severity.CRITICAL))
            .getResultList();
    if (found.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Flag>> flagsBySession =
        flags.everOf(found.stream().map(InfusionSession::id).toList()).stream()
            .collect(Collectors.groupingBy(Flag::sessionId));
    return found.stream()
        .map(
            session ->
                Waiting.of(session, Objects.requireNonNull(flagsBySession.get(session.id()))))
        .sorted(MOST_URGENT_FIRST)
        .toList();
  }

  /**
   * What follows after a session that was shown last. Where that waits no longer, the list begins
   * anew: what is seen twice is better than what is missed.
   *
   * @throws Invalid where there is no such session
   */
  List<Waiting> after(List<Waiting> all, @Nullable UUID last) {
    for (int i = 0; last != null && i < all.size(); i++) {
      if (all.get(i).session().id().equals(last)) {
        return all.subList(i + 1, all.size());
      }
    }
    if (last != null && sessions.findByIdOptional(last).isEmpty()) {
      throw new Invalid("cursor", "is not a cursor that this list gave out");
    }
    return all;
  }

  /**
   * What a clinician says with the signature.
   *
   * @param disposition what is to come after, or null
   * @param recommendation what the course's next sessions are to give, or null
   */
  public record Decision(
      @Nullable String note,
      @Nullable Disposition disposition,
      @Nullable NewRecommendation recommendation) {

    /** A signature without a word. */
    public static final Decision NONE = new Decision(null, null, null);
  }

  /** A session that was signed, with what was recommended, or null. */
  public record Signed(InfusionSession session, @Nullable DoseRecommendation recommendation) {}

  /**
   * Signs the session off; HOLD_COURSE holds the course in the same stroke.
   *
   * @throws Conflict while a flag is unresolved, the patient has not left, or it is signed already
   */
  public Signed signOff(UUID sessionId, Decision decision) {
    InfusionSession session = sessions.lock(sessionId);
    long unresolved = flags.unresolved(sessionId);
    if (unresolved > 0) {
      throw new Conflict(
          "The session has %d flag%s that no clinician has resolved."
              .formatted(unresolved, unresolved == 1 ? "" : "s"));
    }
    UUID clinician = Objects.requireNonNull(Actor.current().staffId());
    Disposition disposition = decision.disposition();
    session.signOff(clinician, decision.note(), disposition, clock.instant());
    DoseRecommendation recommended = recommend(session, decision);
    if (disposition == Disposition.HOLD_COURSE) {
      courses.holdIfActive(
          session.courseId(), decision.note() == null ? "held on a review" : decision.note());
    }
    session.checkAgainAt(null);
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
      throw new Invalid(
          "recommendation", "is taken with the disposition ADJUST or without one alone");
    }
    return orders.recommend(session, wanted);
  }
}
