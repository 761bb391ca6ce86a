package org.chairside.hold;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.platform.web.Located;
import org.chairside.schedule.Appointment;
import org.jspecify.annotations.Nullable;

/** Places that are kept for a course. */
public record HoldView(
    UUID id,
    UUID courseId,
    List<HeldSession> sessions,
    Instant expiresAt,
    @Nullable Instant releasedAt,
    List<Message> notices,
    Instant createdAt,
    @Nullable UUID createdBy)
    implements Located {

  /**
   * The hold as its reader sees it.
   *
   * @param notices what could not be checked when it was made
   */
  public static HoldView of(BookingHold hold, List<Message> notices) {
    return new HoldView(
        hold.id(),
        hold.courseId(),
        hold.appointments().stream().map(HeldSession::of).toList(),
        hold.expiresAt(),
        hold.releasedAt(),
        notices,
        hold.createdAt(),
        hold.createdBy());
  }

  @Override
  public String location() {
    return "/holds/" + id;
  }

  /** A place that is kept. */
  public record HeldSession(Instant start, Instant end, UUID chairId, @Nullable UUID nurseId) {
    static HeldSession of(Appointment place) {
      return new HeldSession(place.start(), place.end(), place.chairId(), place.nurseId());
    }
  }
}
