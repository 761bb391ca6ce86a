package org.chairside.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chairside.demo.DemoStaff.Team;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Opens the demo clinic before the first request is answered and before the application's clock
 * ticks, so that nothing from the past counts as overdue.
 */
@ApplicationScoped
class DemoClinic {

  private static final Logger LOG = Logger.getLogger(DemoClinic.class);
  // Earlier than whatever waits for the application to have started, such as the clock.
  private static final int EARLY = 100;

  private final boolean demo;
  private final DemoStaff staff;
  private final DemoSetup setup;
  private final Rosters rosters;
  private final DemoHistory history;
  private final Simulator simulator;
  private final Clock clock;

  DemoClinic(
      @ConfigProperty(name = "chairside.demo") boolean demo,
      DemoStaff staff,
      DemoSetup setup,
      Rosters rosters,
      DemoHistory history,
      Simulator simulator,
      Clock clock) {
    this.demo = demo;
    this.staff = staff;
    this.setup = setup;
    this.rosters = rosters;
    this.history = history;
    this.simulator = simulator;
    this.clock = clock;
  }

  void open(@Observes @Priority(EARLY) StartupEvent start) throws SQLException {
    if (!demo) {
      return;
    }
    Instant now = clock.instant();
    Optional<Team> team = staff.find();
    if (team.isPresent()) {
      rosters.write(team.get());
      simulator.catchUp(team.get());
      simulator.begin(team.get());
    } else if (staff.isAnyNameTaken()) {
      LOG.warn("no demo clinic is made: another organization uses the name of a demo account");
    } else {
      Team made = setup.lay();
      rosters.write(made);
      history.write(made);
      simulator.begin(made);
    }
    LOG.infof("the demo clinic took %d ms", Duration.between(now, clock.instant()).toMillis());
  }
}
