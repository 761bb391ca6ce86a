package org.chairside.reminder;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configured mail server. */
@ApplicationScoped
class MailServer implements MailTransport {

  // Shorter than the transaction that waits for it.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // The mail client notices a lost connection, and forgets it a moment later.
  private static final Duration SETTLING = Duration.ofMillis(500);

  // As Vert.x's mail client says it; the reply code alone does not tell a recipient from a sender.
  private static final String RECIPIENT_REFUSED = "recipient address not accepted";

  // An enhanced status code of security or policy, see RFC 3463; few servers announce them.
  private static final Pattern OF_POLICY = Pattern.compile("\\b5\\.7\\.\\d");

  private final ReactiveMailer mailer;
  private final Vertx vertx;
  private final Optional<String> from;

  MailServer(
      ReactiveMailer mailer,
      Vertx vertx,
      @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
    this.mailer = mailer;
    this.vertx = vertx;
    this.from = from;
  }

  /** Whether there is one; a configured server also has a sender address. */
  boolean isConfigured() {
    return from.isPresent();
  }

  @Override
  public void send(Mail mail) {
    try {
      onEventLoop(mail).await().atMost(PATIENCE);
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof SMTPException refusal && refusesAddress(refusal)) {
        throw new AddressRefused(refusal.getReplyCode());
      }
      if (!(failure.getCause() instanceof SMTPException)) {
        letLostConnectionGo();
      }
      throw failure;
    }
  }

  /**
   * Asked from another thread, the mail client connects on one event loop and listens on another: a
   * greeting that comes in between is lost, and the letter waits for it in vain.
   */
  private Uni<Void> onEventLoop(Mail mail) {
    return Uni.createFrom()
        .deferred(() -> mailer.send(mail))
        .runSubscriptionOn(work -> vertx.getOrCreateContext().runOnContext(_ -> work.run()));
  }

  /** A letter sent at once would be given the connection that was just lost, and hang. */
  private static void letLostConnectionGo() {
    try {
      Thread.sleep(SETTLING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether it is this one recipient. A refused sender, sign-in or relay is a matter of the
   * server's settings, which somebody can correct.
   */
  private static boolean refusesAddress(SMTPException refusal) {
    return refusal.isPermanent()
        && String.valueOf(refusal.getMessage()).startsWith(RECIPIENT_REFUSED)
        && refusal.getReplyMessages().stream().noneMatch(said -> OF_POLICY.matcher(said).find());
  }
}
