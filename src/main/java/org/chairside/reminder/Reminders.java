package org.chairside.reminder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.clinic.ClinicZoneChanged;
import org.chairside.reminder.Reminder.ReminderKind;
import org.chairside.reminder.Reminder.ReminderStatus;
import org.chairside.reminder.Reminder.Why;
import org.jspecify.annotations.Nullable;

/** Notices to the organization's patients about their sessions. */
@ApplicationScoped
class Reminders implements PanacheRepositoryBase<Reminder, UUID> {

  /** The pending notices of this mail, locked until the transaction ends. */
  List<Reminder> waiting(UUID mailId) {
    return find("mailId = ?1 and status = ?2 order by id", mailId, ReminderStatus.PENDING)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /**
   * Whether notices of the session were planned but none was sent, so that a change or cancellation
   * needs no notice.
   */
  boolean isUntold(UUID sessionId) {
    List<Reminder> news =
        list(
            "sessionId = ?1 and kind <> ?2 order by scheduleRevision, id",
            sessionId,
            ReminderKind.REMINDER);
    return !news.isEmpty()
        && news.getLast().isUntold()
        && news.stream().noneMatch(each -> each.status() == ReminderStatus.SENT);
  }

  /** Whether the last that the patient was told of the session is that it is canceled. */
  boolean isToldCanceled(UUID sessionId) {
    return lastSent(sessionId).filter(last -> last.kind() == ReminderKind.CANCELLATION).isPresent();
  }

  private Optional<Reminder> lastSent(UUID sessionId) {
    return find(
            "sessionId = ?1 and status = ?2 order by sentAt desc, id desc",
            sessionId,
            ReminderStatus.SENT)
        .firstResultOptional();
  }

  /** The start that the patient was told last; empty where none was, or the last was canceled. */
  Optional<Instant> toldStart(UUID sessionId) {
    return lastSent(sessionId)
        .filter(last -> last.kind() != ReminderKind.CANCELLATION)
        .map(Reminder::startsAt);
  }

  /** Skips cancellations of the session that were taken back before they were sent. */
  void withdrawCancellations(UUID sessionId, int revision) {
    update(
        "status = ?1, why = ?2, claimedUntil = null where sessionId = ?3"
            + " and scheduleRevision < ?4 and status = ?5 and kind = ?6",
        ReminderStatus.SKIPPED,
        Why.CANCELLATION_UNDONE,
        sessionId,
        revision,
        ReminderStatus.PENDING,
        ReminderKind.CANCELLATION);
  }

  void keepWallTimes(@Observes ClinicZoneChanged changed) {
    list(
            "clinicId = ?1 and startsAt > ?2 and status = ?3",
            changed.clinicId(),
            changed.at(),
            ReminderStatus.SENT)
        .forEach(reminder -> reminder.keepWallTime(changed));
  }

  /** Skips notices about earlier revisions of the session. */
  void skipEarlier(UUID sessionId, int revision, Why why) {
    update(
        "status = ?1, why = ?2, claimedUntil = null"
            + " where sessionId = ?3 and scheduleRevision < ?4 and status = ?5",
        ReminderStatus.SKIPPED,
        why,
        sessionId,
        revision,
        ReminderStatus.PENDING);
  }

  /**
   * What to list.
   *
   * @param from the earliest due instant, or null
   * @param to the first due instant that is too late, or null
   */
  record Selection(
      UUID clinicId, List<ReminderStatus> status, @Nullable Instant from, @Nullable Instant to) {}

  /** Reminders of the selection in the order in which they are due. */
  List<Reminder> matching(Selection wanted, @Nullable UUID after, int most) {
    List<String> where = new ArrayList<>(List.of("clinicId = :clinic"));
    Map<String, Object> values = new HashMap<>(Map.of("clinic", wanted.clinicId()));
    if (!wanted.status().isEmpty()) {
      where.add("status in :status");
      values.put("status", wanted.status());
    }
    if (wanted.from() != null) {
      where.add("dueAt >= :from");
      values.put("from", wanted.from());
    }
    if (wanted.to() != null) {
      where.add("dueAt < :to");
      values.put("to", wanted.to());
    }
    Reminder last = after == null ? null : findById(after);
    if (last != null) {
      where.add("(dueAt > :lastDue or dueAt = :lastDue and id > :lastId)");
      values.put("lastDue", last.dueAt());
      values.put("lastId", last.id());
    }
    return find(String.join(" and ", where) + " order by dueAt, id", values)
        .range(0, most - 1)
        .list();
  }
}
