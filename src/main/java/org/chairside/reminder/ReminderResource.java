package org.chairside.reminder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.jspecify.annotations.Nullable;

/** Sent and pending notices to patients, without their addresses. */
@Path("/")
@OneTransaction
class ReminderResource {

  private final Clinics clinics;
  private final Reminders reminders;

  ReminderResource(Clinics clinics, Reminders reminders) {
    this.clinics = clinics;
    this.reminders = reminders;
  }

  /**
   * One notice about one session.
   *
   * @param leadHours hours before the session; null for a booking, a change or a cancellation
   * @param scheduleRevision the revision of the session's schedule of which it speaks
   * @param why why it was not sent; null unless it was skipped or failed
   * @param attempts how often sending it was begun
   */
  public record ReminderView(
      UUID id,
      UUID sessionId,
      UUID courseId,
      Reminder.ReminderKind kind,
      @Nullable Integer leadHours,
      int scheduleRevision,
      Instant dueAt,
      Reminder.ReminderStatus status,
      Reminder.@Nullable Why why,
      int attempts,
      @Nullable Instant sentAt,
      Instant createdAt) {

    static ReminderView of(Reminder reminder) {
      return new ReminderView(
          reminder.id(),
          reminder.sessionId(),
          reminder.courseId(),
          reminder.kind(),
          reminder.leadHours(),
          reminder.scheduleRevision(),
          reminder.dueAt(),
          reminder.status(),
          reminder.why(),
          reminder.attempts(),
          reminder.sentAt(),
          reminder.createdAt());
    }
  }

  @GET
  @Path("/clinics/{id}/reminders")
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS, Role.ADMINS})
  public Page<ReminderView> list(
      UUID id,
      @QueryParam("status") @Nullable String status,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Reminders.Selection wanted =
        new Reminders.Selection(
            clinics.get(id).id(),
            Query.anyOf("status", Reminder.ReminderStatus.class, status),
            Query.instant("from", from),
            Query.instant("to", to));
    int most = Page.limit(limit);
    List<Reminder> rows = reminders.matching(wanted, Cursor.after(cursor), most + 1);
    return Page.of(rows, most, r -> new Cursor(r.id())).map(ReminderView::of);
  }
}
