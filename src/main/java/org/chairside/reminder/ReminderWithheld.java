package org.chairside.reminder;

import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.chairside.reminder.Reminder.ReminderKind;
import org.chairside.reminder.Reminder.Why;

/** A notice was not sent since it would call the patient to a closed clinic: staff must decide. */
record ReminderWithheld(UUID clinicId, UUID sessionId, ReminderKind kind, Why why)
    implements ClinicEvent {}
