package org.chairside.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.patient.SimilarNames;
import org.chairside.session.SessionSummary.ChairName;
import org.chairside.session.SessionSummary.PatientName;
import org.jspecify.annotations.Nullable;

/** Adds names to sessions, with one query per kind of name. */
@ApplicationScoped
public class SessionSummaries {

  private final Patients patients;
  private final Chairs chairs;

  SessionSummaries(Patients patients, Chairs chairs) {
    this.patients = patients;
    this.chairs = chairs;
  }

  public List<SessionSummary> of(Collection<InfusionSession> sessions) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    Map<UUID, Patient> patientsById =
        patients
            .byIds(sessions.stream().map(InfusionSession::patientId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Patient::id, Function.identity()));
    Map<UUID, Chair> chairsById =
        chairs.byIds(sessions.stream().map(InfusionSession::chairId).distinct().toList()).stream()
            .collect(Collectors.toMap(Chair::id, Function.identity()));
    Set<UUID> similar = SimilarNames.among(patientsById.values());
    return sessions.stream()
        .map(
            session ->
                SessionSummary.of(
                    session,
                    name(patientsById.get(session.patientId()), similar),
                    name(chairsById.get(session.chairId()))))
        .toList();
  }

  private static PatientName name(@Nullable Patient patient, Set<UUID> similar) {
    if (patient == null) {
      throw new IllegalStateException("a session has a patient by foreign key");
    }
    return new PatientName(
        patient.id(),
        patient.mrn(),
        patient.givenName(),
        patient.familyName(),
        patient.birthDate().day(),
        patient.birthDate().text(),
        similar.contains(patient.id()),
        patient.isDeceased());
  }

  private static ChairName name(@Nullable Chair chair) {
    if (chair == null) {
      throw new IllegalStateException("a session has a chair by foreign key");
    }
    return new ChairName(chair.id(), chair.name());
  }
}
