package org.chairside.patient;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The patients of the organization. */
@ApplicationScoped
public class Patients implements PanacheRepositoryBase<Patient, UUID> {

  private static final String SEARCHED =
      "lower(p.familyName || ' ' || p.givenName || ' ' || p.mrn)";

  /** The patient with this id, refusing with 404 where there is none in the organization. */
  public Patient get(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> new NotFound(NOT_FOUND.patient()));
  }

  /** The same, locked against concurrent changes until the transaction ends. */
  public Patient lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new NotFound(NOT_FOUND.patient()));
  }

  boolean isMrnTaken(String mrn) {
    return count("upper(mrn) = ?1", mrn.toUpperCase(Locale.ROOT)) > 0;
  }

  /**
   * Patients in the order in which they were registered, of whom every word of the search is part
   * of a name or of the MRN, or is the birth date (2001-03-28).
   *
   * @param search what to look for; null or blank finds all
   * @param after the last patient seen, or null at the start
   */
  List<Patient> matching(@Nullable String search, @Nullable UUID after, int most) {
    List<String> words = words(search);
    StringBuilder query = new StringBuilder("select p from Patient p where 1 = 1");
    for (int i = 0; i < words.size(); i++) {
      query.append(
          isDate(words.get(i))
              ? " and p.birthDate = :word" + i
              : " and " + SEARCHED + " like :word" + i + " escape '!'");
    }
    if (after != null) {
      query.append(" and p.id > :after");
    }
    TypedQuery<Patient> patients =
        getEntityManager().createQuery(query + " order by p.id", Patient.class);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      patients.setParameter(
          "word" + i, isDate(word) ? LocalDate.parse(word) : "%" + escaped(word) + "%");
    }
    if (after != null) {
      patients.setParameter("after", after);
    }
    return patients.setMaxResults(most).getResultList();
  }

  private static List<String> words(@Nullable String search) {
    return search == null || search.isBlank()
        ? List.of()
        : new ArrayList<>(
            Arrays.asList(search.strip().toLowerCase(Locale.ROOT).split("[\\s,]+", 8)));
  }

  private static boolean isDate(String word) {
    try {
      LocalDate.parse(word);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** Those with these ids, in no order. */
  public List<Patient> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1", ids);
  }

  /** Those with these medical record numbers, in no order. */
  public List<Patient> byMrns(Collection<String> mrns) {
    return list("mrn in ?1", mrns);
  }
}
