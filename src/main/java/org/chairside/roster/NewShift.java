package org.chairside.roster;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shift to put on a roster, by the clinic's wall clock.
 *
 * @param until 00:00 is the midnight that ends the day
 * @param duty as what the person works; left out: as a nurse where they are one, else as a
 *     clinician
 * @param charge whether the nurse leads the floor meanwhile; left out: not
 */
record NewShift(
    @NotNull UUID staffId,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime from,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime until,
    @Nullable @Size(max = 20) List<@Valid @NotNull NewBreak> breaks,
    @Nullable Boolean charge,
    Shift.@Nullable Duty duty) {

  /** A break of a shift; an end at 00:00 is the midnight that ends the day. */
  public record NewBreak(
      @NotNull @JsonFormat(pattern = "HH:mm") LocalTime from,
      @NotNull @JsonFormat(pattern = "HH:mm") LocalTime until) {}

  boolean leads() {
    return charge != null && charge;
  }

  Shift as(Shift.Duty settled) {
    List<Shift.Break> inOrder =
        (breaks == null ? List.<NewBreak>of() : breaks)
            .stream()
                .map(b -> new Shift.Break(b.from(), b.until()))
                .sorted(Comparator.comparing(Shift.Break::from))
                .toList();
    return new Shift(staffId, settled, from, until, inOrder, leads());
  }
}
