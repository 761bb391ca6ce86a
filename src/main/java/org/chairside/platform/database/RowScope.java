package org.chairside.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.platform.Actor;

/**
 * Whose rows a database session sees and writes.
 *
 * @param setting the value of {@code chairside.organization}, which the tables' policies read
 */
public record RowScope(String setting) {

  /** No organization's: where nobody acts, nothing is seen. */
  static final RowScope NONE = new RowScope("");

  /**
   * Every organization's: to read the few tables that have to be searched before the organization
   * is known, and for the owner, who migrates.
   */
  public static final RowScope EVERY = new RowScope("every");

  private static final ScopedValue<RowScope> ASKED_FOR = ScopedValue.newInstance();

  /** This organization's alone. */
  public static RowScope of(UUID organizationId) {
    return new RowScope(organizationId.toString());
  }

  /** That of the work that runs now. */
  static RowScope current() {
    if (ASKED_FOR.isBound()) {
      return ASKED_FOR.get();
    }
    return Actor.isBound() ? of(Actor.current().organizationId()) : NONE;
  }

  /** Does the work in this scope, whatever the actor of the work around it. */
  <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(ASKED_FOR, this).call(work);
  }

  /** Gives the session this scope, until its transaction is rolled back or it is given another. */
  public void apply(Connection connection) throws SQLException {
    try (PreparedStatement set =
        connection.prepareStatement("select set_config('chairside.organization', ?, false)")) {
      set.setString(1, setting);
      set.execute();
    }
  }
}
