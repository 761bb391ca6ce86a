package org.chairside.flag;

import static org.chairside.flag.FlagMessages.FLAG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.course.CourseOrders;
import org.chairside.course.Courses;
import org.chairside.course.NewRecommendation;
import org.chairside.dose.DoseOrders;
import org.chairside.flag.FlagRegister.FlagTouched;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Disposition;
import org.jspecify.annotations.Nullable;

/** What people decide on flags: seen by somebody, resolved by a clinician. */
@ApplicationScoped
public class FlagDecisions {

  private final Flags flags;
  private final Sessions sessions;
  private final CourseOrders courses;
  private final Courses courseRows;
  private final DoseOrders orders;
  private final EventLog events;
  private final FlagMeters meters;
  private final Clock clock;
  private final Event<FlagTouched> touched;

  FlagDecisions(
      Flags flags,
      Sessions sessions,
      CourseOrders courses,
      Courses courseRows,
      DoseOrders orders,
      EventLog events,
      FlagMeters meters,
      Clock clock,
      Event<FlagTouched> touched) {
    this.flags = flags;
    this.sessions = sessions;
    this.courses = courses;
    this.courseRows = courseRows;
    this.orders = orders;
    this.events = events;
    this.meters = meters;
    this.clock = clock;
    this.touched = touched;
  }

  /** Somebody has seen the flag. */
  public Flag acknowledge(UUID id) {
    Flag flag = lock(id);
    Instant now = clock.instant();
    meters.answered(flag, now);
    flag.acknowledge(person(), now);
    events.add(new FlagEvent.FlagAcknowledged(flag.clinicId(), flag.sessionId(), id));
    flags.flush();
    touched(flag);
    return flag;
  }

  /**
   * A clinician resolves the flag; HOLD_COURSE also holds the course.
   *
   * @param recommendation with ADJUST, what the next sessions are to give; or null
   */
  public Flag resolve(
      UUID id,
      Disposition disposition,
      @Nullable String note,
      @Nullable NewRecommendation recommendation) {
    Flag flag = lock(id);
    if (recommendation != null) {
      if (disposition != Disposition.ADJUST) {
        throw new Invalid("recommendation", FLAG.recommendationWithAdjust());
      }
      UUID sessionId = flag.sessionId();
      if (sessionId == null) {
        throw new Invalid("recommendation", FLAG.recommendationWithSession());
      }
      orders.recommend(sessions.get(sessionId), recommendation);
    }
    Instant now = clock.instant();
    meters.answered(flag, now);
    flag.resolve(person(), disposition, note, now);
    if (disposition == Disposition.HOLD_COURSE) {
      courses.holdIfActive(flag.courseId(), note == null ? FLAG.heldOnFlag().code() : note);
    }
    events.add(new FlagEvent.FlagResolved(flag.clinicId(), flag.sessionId(), id, disposition));
    flags.flush();
    touched(flag);
    return flag;
  }

  /**
   * A clinician's one decision on several flags, each as by {@link #resolve}.
   *
   * @param recommendation it goes with the first flag that belongs to a session, and is recorded
   *     once
   * @throws Invalid where a recommendation is given and no flag belongs to a session
   */
  public List<Flag> resolveAll(
      List<UUID> ids,
      Disposition disposition,
      @Nullable String note,
      @Nullable NewRecommendation recommendation) {
    UUID carrier =
        recommendation == null
            ? null
            : ids.stream()
                .filter(id -> flags.get(id).sessionId() != null)
                .findFirst()
                .orElseThrow(() -> new Invalid("recommendation", FLAG.recommendationWithSession()));
    return ids.stream()
        .map(id -> resolve(id, disposition, note, id.equals(carrier) ? recommendation : null))
        .toList();
  }

  private void touched(Flag flag) {
    UUID sessionId = flag.sessionId();
    if (sessionId != null) {
      touched.fire(new FlagTouched(sessions.get(sessionId)));
    }
  }

  // Locks the session and course first, as charting does, so that the two cannot deadlock or
  // overwrite each other.
  private Flag lock(UUID id) {
    Flags.Owner owner = flags.ownerOf(id);
    if (owner.session() != null) {
      sessions.lock(owner.session());
    }
    if (owner.course() != null) {
      courseRows.lock(owner.course());
    }
    return flags.get(id);
  }

  private static UUID person() {
    return Objects.requireNonNull(Actor.current().staffId(), "only people deal with flags");
  }
}
