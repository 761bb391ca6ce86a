package org.chairside.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.hibernate.Session;

/** The days of the organization's clinics: their rosters and their locks. */
@ApplicationScoped
public class ClinicDays implements PanacheRepositoryBase<ClinicDay, ClinicDay.Key> {

  private final Clock clock;

  ClinicDays(Clock clock) {
    this.clock = clock;
  }

  /**
   * These days of the clinic, locked against changes of their sessions, rosters or closures until
   * the transaction ends. Days are locked in order, so that concurrent callers cannot deadlock.
   *
   * @return in the order of the days, each once
   */
  public List<ClinicDay> lock(UUID clinicId, Collection<LocalDate> days) {
    List<LocalDate> wanted = days.stream().distinct().sorted().toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    insertMissing(clinicId, wanted);
    return find("clinicId = ?1 and day in ?2 order by day", clinicId, wanted)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  private void insertMissing(UUID clinicId, List<LocalDate> days) {
    Actor actor = Actor.current();
    Stamp written = actor.stamp(clock.instant());
    flush();
    getEntityManager()
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            insert into clinic_day (organization_id, clinic_id, day, created_at, created_by, version)
            select :organization, :clinic, wanted.day, :at, :by, 0
            from unnest(cast(:days as date[])) as wanted (day) order by wanted.day
            on conflict on constraint clinic_day_pk do nothing
            """)
        .setParameter("organization", actor.organizationId())
        .setParameter("clinic", clinicId)
        .setParameter("at", written.at())
        .setParameter("by", written.by(), UUID.class)
        .setParameter("days", days.toArray(LocalDate[]::new), LocalDate[].class)
        .executeUpdate();
  }

  /** What has been kept of the clinic's days from the one to the other, in order. */
  public List<ClinicDay> of(UUID clinicId, LocalDate from, LocalDate untilInclusive) {
    return list(
        "clinicId = ?1 and day between ?2 and ?3 order by day", clinicId, from, untilInclusive);
  }

  /** What has been kept of the organization's other clinics on these days. */
  List<ClinicDay> elsewhere(UUID clinicId, LocalDate from, LocalDate untilInclusive) {
    return list("clinicId <> ?1 and day between ?2 and ?3", clinicId, from, untilInclusive);
  }

  Optional<ClinicDay> of(UUID clinicId, LocalDate day) {
    return findByIdOptional(new ClinicDay.Key(clinicId, day));
  }
}
