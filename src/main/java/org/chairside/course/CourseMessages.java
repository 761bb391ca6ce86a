package org.chairside.course;

import java.math.BigDecimal;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** What is refused of courses and what is recommended for them. */
public interface CourseMessages {
  CourseMessages COURSE = MessageBundle.of(CourseMessages.class);

  Message gapsInOrder();

  Message patientOfOrganization();

  Message clinicOfOrganization();

  Message publishedProtocol();

  Message doseOrMinutes();

  Message farFromOrder(BigDecimal ordered);

  Message is(Message status);
}
