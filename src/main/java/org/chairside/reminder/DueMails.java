package org.chairside.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.jspecify.annotations.Nullable;

/** The mails of all organizations that are due. */
@ApplicationScoped
class DueMails {

  private static final String DUE = "status = 'PENDING' and due_at <= ?";
  private static final String UNCLAIMED = "(claimed_until is null or claimed_until <= ?)";

  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;
  private volatile @Nullable Instant oldest;

  DueMails(EveryOrganization everyOrganization, OneOrganization organization) {
    this.everyOrganization = everyOrganization;
    this.organization = organization;
  }

  /**
   * Since when the oldest that was due at the last claim has been due, also where it is claimed or
   * put off; null where none was.
   */
  @Nullable Instant oldest() {
    return oldest;
  }

  record Claimed(UUID organizationId, UUID mailId) {}

  /**
   * Claims some of those of an organization that nobody has claimed, and counts the attempt.
   *
   * @param until when the claim ends and another replica may take over
   * @param most how many reminders at the most; several may be in one mail
   */
  Set<Claimed> claim(Instant now, Instant until, int most) throws SQLException {
    for (UUID organizationId : organizations(now)) {
      Set<Claimed> mails = claim(organizationId, now, until, most);
      if (!mails.isEmpty()) {
        return mails;
      }
    }
    return Set.of();
  }

  private List<UUID> organizations(Instant now) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, min(due_at), bool_or(%s) from reminder where %s
                group by organization_id order by min(due_at)
                """
                    .formatted(UNCLAIMED, DUE))) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      query.setObject(2, now.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      List<UUID> organizations = new ArrayList<>();
      Instant first = null;
      while (row.next()) {
        first = first == null ? row.getObject(2, OffsetDateTime.class).toInstant() : first;
        if (row.getBoolean(3)) {
          organizations.add(row.getObject(1, UUID.class));
        }
      }
      oldest = first;
      return organizations;
    }
  }

  private Set<Claimed> claim(UUID organizationId, Instant now, Instant until, int most)
      throws SQLException {
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement update =
            connection.prepareStatement(
                """
                with due as (
                  select id from reminder where organization_id = ? and %s and %s
                  order by due_at limit ? for update skip locked
                )
                update reminder r set attempts = r.attempts + 1, claimed_until = ?
                from due where r.organization_id = ? and r.id = due.id
                returning r.mail_id
                """
                    .formatted(DUE, UNCLAIMED))) {
      update.setObject(1, organizationId);
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      update.setObject(3, now.atOffset(ZoneOffset.UTC));
      update.setInt(4, most);
      update.setObject(5, until.atOffset(ZoneOffset.UTC));
      update.setObject(6, organizationId);
      ResultSet row = update.executeQuery();
      Set<Claimed> mails = new LinkedHashSet<>();
      while (row.next()) {
        mails.add(new Claimed(organizationId, row.getObject(1, UUID.class)));
      }
      return mails;
    }
  }
}
