package org.chairside.reminder;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configured mail server. */
@ApplicationScoped
class MailServer implements MailTransport {

  // Shorter than the transaction that waits for it.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReactiveMailer mailer;
  private final Optional<String> from;

  MailServer(
      ReactiveMailer mailer, @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
    this.mailer = mailer;
    this.from = from;
  }

  /** Whether there is one; a configured server also has a sender address. */
  boolean isConfigured() {
    return from.isPresent();
  }

  @Override
  public void send(Mail mail) {
    mailer.send(mail).await().atMost(PATIENCE);
  }
}
