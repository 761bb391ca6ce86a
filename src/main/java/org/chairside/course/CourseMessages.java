package org.chairside.course;

import java.math.BigDecimal;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about courses, and recommendations for them. */
public interface CourseMessages {
  CourseMessages COURSE = MessageBundle.of(CourseMessages.class);

  Message gapsInOrder();

  Message patientOfOrganization();

  Message clinicOfOrganization();

  Message publishedProtocol();

  Message doseOrMinutes();

  Message farFromOrder(BigDecimal ordered);

  Message unfinished(String course);

  Message is(Message status);

  Message completed();

  Message somethingMustChange();

  Message sessionsBegun(long begun, long sessions);
}
