package org.chairside.reminder;

import io.quarkus.mailer.Mail;

/** Takes mail to the mail server. */
@FunctionalInterface
interface MailTransport {

  /** Returns once the mail server has taken the mail; fails where it is not known to have. */
  void send(Mail mail);
}
