package org.chairside.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.audit.AuditChain.Link;
import org.chairside.audit.AuditRows.Count;
import org.jspecify.annotations.Nullable;

/** Walks an organization's chain and recomputes every link. */
final class Verification {

  private long number;
  private String before = AuditChain.BEGINNING;
  private @Nullable Long broken;

  private Verification() {}

  /**
   * What was found.
   *
   * @param entries how many there are
   * @param unsealed how many of them are not in the chain yet
   * @param intact whether every link follows from the one before and from its entry
   * @param firstBroken the number of the first that does not, or that is missing; null where intact
   * @param head the hash of the last link as hexadecimal digits; a copy kept elsewhere also shows
   *     when the end of the chain was cut off. Null before the first link
   */
  record Found(
      long entries,
      long unsealed,
      boolean intact,
      @Nullable Long firstBroken,
      @Nullable String head) {}

  static Found of(Connection connection, UUID organizationId) throws SQLException {
    Verification verification = new Verification();
    AuditRows.read(connection, organizationId, verification::read);
    Count count = AuditRows.count(connection, organizationId);
    Link last = AuditRows.last(connection, organizationId);
    return new Found(
        count.entries(),
        count.unsealed(),
        verification.broken == null,
        verification.broken,
        last == null ? null : last.hash());
  }

  private boolean read(Link link) {
    if (!link.follows(number, before)) {
      broken = number + 1;
      return false;
    }
    number = link.number();
    before = link.hash();
    return true;
  }
}
