package org.chairside.reminder;

import io.quarkus.mailer.Mail;

/** Sends mail to the mail server. */
@FunctionalInterface
interface MailTransport {

  /**
   * Returns once the mail server has accepted the mail; fails if that is unknown.
   *
   * @throws AddressRefused where another attempt would not help
   */
  void send(Mail mail);
}
