package org.chairside.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.audit.AuditedCall.Subject;
import org.chairside.platform.web.Located;
import org.jspecify.annotations.Nullable;

/**
 * Finds whose records an answer shows, by what the parts of every answer are called: {@code
 * patient} or {@code patientId}, or else {@code sessionId}, {@code courseId} or {@code flagId}, or
 * the answer's own address. So an answer that is new is recorded without being told of here.
 */
final class ShownRecords {

  private static final String PATIENTS = "patients";
  private static final Set<String> PATIENT_IDS = Set.of("patientId", "survivorId", "mergedId");

  /** What leads to a patient who is not named, the shortest way first. */
  private static final List<Named> LEADS =
      List.of(
          new Named("sessionId", "sessions"),
          new Named("courseId", "courses"),
          new Named("flagId", "flags"));

  private static final Set<String> IDS =
      Stream.concat(
              Stream.concat(Stream.of("id"), PATIENT_IDS.stream()), LEADS.stream().map(Named::name))
          .collect(Collectors.toSet());

  private static final ClassValue<Map<String, Method>> PARTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> parts = new LinkedHashMap<>();
          for (RecordComponent part : type.getRecordComponents()) {
            if (mayLead(part)) {
              part.getAccessor().setAccessible(true);
              parts.put(part.getName(), part.getAccessor());
            }
          }
          return parts;
        }
      };

  private record Named(String name, String kind) {}

  private final Set<Subject> found = new LinkedHashSet<>();

  private ShownRecords() {}

  /** What leads to the patients in an answer, each once. */
  static Set<Subject> in(@Nullable Object answer) {
    ShownRecords shown = new ShownRecords();
    shown.visit(answer);
    return shown.found;
  }

  /**
   * Whom the answer to a call shows beside the patient whom the call was about. The record of a
   * session, a course or a flag shows its own patient alone.
   */
  static Set<Subject> beside(@Nullable Subject about, @Nullable Object answer) {
    if (about == null) {
      return in(answer);
    }
    if (!about.kind().equals(PATIENTS)) {
      return Set.of();
    }
    return in(answer).stream()
        .filter(each -> each.kind().equals(PATIENTS) && !each.equals(about))
        .collect(Collectors.toSet());
  }

  private static boolean mayLead(RecordComponent part) {
    Class<?> type = part.getType();
    return type.isRecord()
        || type == Object.class
        || type.isInterface()
        || (type == UUID.class && IDS.contains(part.getName()));
  }

  private void visit(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case Record view -> visit(view);
      case Collection<?> many -> many.forEach(this::visit);
      case Map<?, ?> named -> named.values().forEach(this::visit);
      default -> {}
    }
  }

  private void visit(Record view) {
    Map<String, Object> parts = new LinkedHashMap<>();
    PARTS.get(view.getClass()).forEach((name, accessor) -> parts.put(name, read(accessor, view)));
    found.addAll(subjects(view, parts));
    parts.forEach(
        (name, part) -> {
          if (!name.equals("patient")) {
            visit(part);
          }
        });
  }

  private static List<Subject> subjects(Record view, Map<String, Object> parts) {
    if (parts.get("patient") instanceof Record patient && id(patient) instanceof UUID id) {
      return List.of(new Subject(PATIENTS, id));
    }
    List<Subject> named =
        parts.entrySet().stream()
            .filter(part -> PATIENT_IDS.contains(part.getKey()))
            .filter(part -> part.getValue() != null)
            .map(part -> new Subject(PATIENTS, (UUID) part.getValue()))
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    for (Named lead : LEADS) {
      if (parts.get(lead.name()) instanceof UUID id) {
        return List.of(new Subject(lead.kind(), id));
      }
    }
    Subject own = view instanceof Located located ? Subject.at(located.location()) : null;
    return own == null ? List.of() : List.of(own);
  }

  private static @Nullable Object id(Record view) {
    Method accessor = PARTS.get(view.getClass()).get("id");
    return accessor == null ? null : read(accessor, view);
  }

  private static @Nullable Object read(Method accessor, Record view) {
    try {
      return accessor.invoke(view);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }
}
