/** Reminders: e-mails to patients about their appointments, each sent once. */
@NullMarked
package org.chairside.reminder;

import org.jspecify.annotations.NullMarked;
