package org.chairside.patient;

import java.util.List;
import org.chairside.message.Language;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a patient.
 *
 * @param mrn the medical record number, unique in the organization whatever its case
 * @param givenName null for somebody with one name, which is the family name
 * @param weight null where not weighed
 * @param spo2Scale 1, or 2 where a target of 88 to 92 % is prescribed (NEWS2)
 * @param availability when the patient can come; null if unknown
 * @param language of the patient's e-mails; null where that is not known
 */
public record PatientDetails(
    String mrn,
    @Nullable String givenName,
    String familyName,
    BirthDate birthDate,
    Patient.@Nullable Sex sex,
    @Nullable String phone,
    @Nullable String email,
    @Nullable Weight weight,
    int spo2Scale,
    List<String> allergies,
    List<String> medications,
    List<String> contraindications,
    @Nullable String notes,
    @Nullable Availability availability,
    Patient.Reminders reminders,
    @Nullable Language language) {}
