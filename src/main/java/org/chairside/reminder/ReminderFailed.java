package org.chairside.reminder;

import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.chairside.reminder.Reminder.ReminderKind;
import org.chairside.reminder.Reminder.Why;

/** The patient did not get a notice, and will not: staff must call. */
record ReminderFailed(UUID clinicId, UUID sessionId, ReminderKind kind, Why why)
    implements ClinicEvent {}
