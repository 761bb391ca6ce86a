package org.chairside.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.chairside.planning.Wanted.Usual;
import org.jspecify.annotations.Nullable;

/** Who sees to a patient, and where, once it is settled when. */
public final class Seating {

  private final Diary diary;

  public Seating(Diary diary) {
    this.diary = diary;
  }

  /**
   * The chair for a session: the one asked for, else the one the patient knows, else the one that
   * was left last, so that long free stretches elsewhere stay whole.
   */
  public Optional<UUID> chair(Shape shape, Instant start, @Nullable UUID asked) {
    return chair(shape, start, asked, Usual.NONE);
  }

  Optional<UUID> chair(Shape shape, Instant start, @Nullable UUID asked, Usual usual) {
    for (UUID each : new UUID[] {asked, usual.chairId()}) {
      if (each != null
          && diary.supply().chairs().containsKey(each)
          && diary.allowsChair(each, start, shape)) {
        return Optional.of(each);
      }
    }
    return diary.supply().chairs().keySet().stream()
        .filter(chair -> diary.allowsChair(chair, start, shape))
        .max(Comparator.comparingLong(chair -> diary.chairFreeSince(chair, start)));
  }

  /**
   * The nurse for a session: the one the patient knows, else the one with the least to do that day
   * by acuity; none where the day's roster is not written or nobody can take it.
   */
  public Optional<UUID> nurse(
      Shape shape, Instant start, int patientsPerNurse, @Nullable UUID usual) {
    LocalDate day = diary.supply().clock().dateOf(start);
    return diary.nurses(day).stream()
        .filter(nurse -> diary.allowsNurse(nurse, start, shape, patientsPerNurse))
        .min(
            Comparator.comparing((UUID nurse) -> !nurse.equals(usual))
                .thenComparingLong(nurse -> diary.workload(nurse, day))
                .thenComparing(Comparator.naturalOrder()));
  }
}
