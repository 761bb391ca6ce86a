package org.chairside.audit;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mails the signed heads once a day, where somebody is named to keep them: a copy that not even the
 * owner of this machine can change.
 */
@ApplicationScoped
class HeadMail {

  private final HeadKeeper heads;
  private final Mailer mailer;
  private final Clock clock;
  private final Optional<String> reader;

  HeadMail(
      HeadKeeper heads,
      Mailer mailer,
      Clock clock,
      @ConfigProperty(name = "chairside.audit.mail-to") Optional<String> reader) {
    this.heads = heads;
    this.mailer = mailer;
    this.clock = clock;
    this.reader = reader;
  }

  @Scheduled(cron = "{chairside.audit.mail-cron}", concurrentExecution = ConcurrentExecution.SKIP)
  void send() throws SQLException, IOException {
    if (reader.isPresent()) {
      heads.sign();
      String text = text();
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      mailer.send(Mail.withText(reader.get(), "Chairside: audit heads of " + today, text));
    }
  }

  /** The last signed head of each organization, a line each. */
  private String text() throws IOException {
    return heads.keptForAll(_ -> true).values().stream()
        .map(signed -> signed.getLast().line())
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
