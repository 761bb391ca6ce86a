package org.chairside.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import org.chairside.message.Language;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.problem.Invalid;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates the first organization and its admin from {@code CHAIRSIDE_FIRST_ORGANIZATION}, {@code
 * CHAIRSIDE_FIRST_ADMIN} and {@code CHAIRSIDE_FIRST_PASSWORD}, once, on an empty database.
 */
@ApplicationScoped
class FirstOrganization {

  private static final Logger LOG = Logger.getLogger(FirstOrganization.class);

  private final Founding founding;
  private final EveryOrganization everyOrganization;
  private final Optional<String> organization;
  private final Optional<String> admin;
  private final Optional<String> password;

  FirstOrganization(
      Founding founding,
      EveryOrganization everyOrganization,
      @ConfigProperty(name = "chairside.first.organization") Optional<String> organization,
      @ConfigProperty(name = "chairside.first.admin") Optional<String> admin,
      @ConfigProperty(name = "chairside.first.password") Optional<String> password) {
    this.founding = founding;
    this.everyOrganization = everyOrganization;
    this.organization = organization;
    this.admin = admin;
    this.password = password;
  }

  void make(@Observes StartupEvent start) throws SQLException {
    if (organization.isPresent() && admin.isPresent() && password.isPresent()) {
      // replicas that start at once look one after the other
      everyOrganization.inTurn("first organization", this::makeWhereNoneIs);
    }
  }

  private void makeWhereNoneIs() throws SQLException {
    if (everyOrganization.ids().isEmpty()) {
      try {
        founding.found(organization.orElseThrow(), admin.orElseThrow(), password.orElseThrow());
      } catch (Invalid refused) {
        // the start fails, with what the operator can do about it, and without the password
        throw new IllegalStateException(
            "CHAIRSIDE_FIRST_PASSWORD: " + Language.ENGLISH.say(refused.detail()), refused);
      }
      LOG.infof("made the organization and its admin %s", admin.orElseThrow());
    }
  }
}
