/** Reminders: what patients are told of their appointments, by e-mail, once. */
@NullMarked
package org.chairside.reminder;

import org.jspecify.annotations.NullMarked;
