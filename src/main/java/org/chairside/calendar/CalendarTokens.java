package org.chairside.calendar;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.problem.NotFound;
import org.chairside.staff.Tokens;
import org.jspecify.annotations.Nullable;

/** The calendar tokens of the organization. */
@ApplicationScoped
class CalendarTokens implements PanacheRepositoryBase<CalendarToken, UUID> {

  private final EveryOrganization everyOrganization;

  CalendarTokens(EveryOrganization everyOrganization) {
    this.everyOrganization = everyOrganization;
  }

  /**
   * What a token opens.
   *
   * @param nurseId null where it is all of the clinic
   * @param personId whose token it is: the nurse, or else who made it; null where nobody did
   */
  record Opened(UUID organizationId, @Nullable UUID nurseId, @Nullable UUID personId) {}

  CalendarToken get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.calendarToken()));
  }

  /** Tokens of the clinic, or those of one nurse there, the oldest first. */
  List<CalendarToken> of(UUID clinicId, @Nullable UUID nurseId, @Nullable UUID after, int most) {
    UUID first = after == null ? new UUID(0, 0) : after;
    return (nurseId == null
            ? find("clinicId = ?1 and id > ?2 order by id", clinicId, first)
            : find(
                "clinicId = ?1 and id > ?2 and nurseId = ?3 order by id", clinicId, first, nurseId))
        .range(0, most - 1)
        .list();
  }

  /** What the token opens at this clinic, over all organizations; empty if it opens nothing. */
  Optional<Opened> opened(UUID clinicId, String token) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id, nurse_id, coalesce(nurse_id, created_by)
                from calendar_token
                where token_hash = ? and clinic_id = ? and revoked_at is null
                """)) {
      query.setBytes(1, Tokens.hash(token));
      query.setObject(2, clinicId);
      ResultSet row = query.executeQuery();
      return row.next()
          ? Optional.of(
              new Opened(
                  row.getObject(1, UUID.class),
                  row.getObject(2, UUID.class),
                  row.getObject(3, UUID.class)))
          : Optional.empty();
    }
  }

  /** Whether the person has left the organization, or works in this clinic no more. */
  boolean hasLeft(UUID personId, UUID clinicId) {
    return !getEntityManager()
        .createNativeQuery(
            """
            select s.id from staff s
            where s.organization_id = :organization and s.id = :person
              and not (s.active and (s.all_clinics or exists (
                select from staff_clinic m
                where m.organization_id = s.organization_id and m.staff_id = s.id
                  and m.clinic_id = :clinic)))
            """)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("person", personId)
        .setParameter("clinic", clinicId)
        .getResultList()
        .isEmpty();
  }
}
