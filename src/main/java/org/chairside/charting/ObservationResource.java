package org.chairside.charting;

import static org.chairside.charting.ChairMessages.CHAIR;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.charting.Charting.Charted;
import org.chairside.flag.Flag;
import org.chairside.flag.FlagView;
import org.chairside.observation.Cadss6;
import org.chairside.observation.Consciousness;
import org.chairside.observation.EnteredTemperature;
import org.chairside.observation.Observation;
import org.chairside.observation.Observation.Entry;
import org.chairside.observation.Observation.Source;
import org.chairside.observation.Observations;
import org.chairside.observation.OxygenSupply;
import org.chairside.observation.VitalSigns;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.session.InfusionSession;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.OxygenDevice;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.VitalSign;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Vital signs of a session: charted, corrected, entered from paper. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class ObservationResource {

  private final Charting charting;
  private final Sessions sessions;
  private final Observations observations;
  private final SessionMonitor monitor;
  private final ObservationViews views;
  private final Clock clock;

  ObservationResource(
      Charting charting,
      Sessions sessions,
      Observations observations,
      SessionMonitor monitor,
      ObservationViews views,
      Clock clock) {
    this.charting = charting;
    this.sessions = sessions;
    this.observations = observations;
    this.monitor = monitor;
    this.views = views;
    this.clock = clock;
  }

  /**
   * The six-item dissociation scale as it is sent: its answers, or its total alone.
   *
   * @param items exactly six answers of 0 to 4 in the scale's order, null for one not answered
   * @param score the total, 0 to 24, where the answers are not known
   */
  public record Cadss6Entry(@Nullable List<@Nullable Integer> items, @Nullable Integer score) {

    static @Nullable Cadss6 of(@Nullable Cadss6Entry entry) {
      if (entry == null) {
        return null;
      }
      if (entry.items() != null && entry.score() != null) {
        throw new Invalid("cadss6.score", CHAIR.scoreBesideItems());
      }
      return new Cadss6(entry.items(), entry.score());
    }
  }

  /**
   * One set of vital signs; any of them may be left out.
   *
   * @param takenAt when they were taken; left out, it is now
   * @param systolic mmHg
   * @param diastolic mmHg
   * @param heartRate beats/min
   * @param spo2 %
   * @param respiratoryRate breaths/min
   * @param temperature in its unit
   * @param temperatureUnit left out, it is °C
   * @param supplementalOxygen left out, it follows from the oxygen's flow or device, if one is
   *     given
   * @param oxygenFlow L/min
   * @param sedation MOAA/S 0 to 5
   * @param pain 0 to 10
   * @param confirmed true to keep values that are implausible
   */
  public record NewObservation(
      @Nullable Instant takenAt,
      @Nullable Integer systolic,
      @Nullable Integer diastolic,
      @Nullable Integer heartRate,
      @Nullable Integer spo2,
      @Nullable Integer respiratoryRate,
      @Nullable BigDecimal temperature,
      @Nullable TemperatureUnit temperatureUnit,
      @Nullable Boolean supplementalOxygen,
      @Nullable BigDecimal oxygenFlow,
      @Nullable OxygenDevice oxygenDevice,
      @Nullable Consciousness consciousness,
      @Nullable Integer sedation,
      @Nullable Integer pain,
      @Nullable Cadss6Entry cadss6,
      @Nullable @Size(min = 1, max = 4000) String note,
      @Nullable Boolean confirmed) {

    Entry entry(Instant now) {
      return new Entry(
          takenAt == null ? now : takenAt,
          new VitalSigns(
              systolic,
              diastolic,
              heartRate,
              spo2,
              respiratoryRate,
              celsius(temperature, temperatureUnit),
              supplementalOxygen,
              consciousness,
              sedation,
              pain,
              Cadss6Entry.of(cadss6),
              new OxygenSupply(oxygenFlow, oxygenDevice)),
          EnteredTemperature.of(temperature, temperatureUnit),
          note,
          Boolean.TRUE.equals(confirmed),
          Source.CHAIR);
    }
  }

  /**
   * A correction: values given here replace the old ones, values not mentioned stay.
   *
   * @param remove values that were entered in error and are now unknown; supplemental oxygen goes
   *     with its flow and its device
   * @param supplementalOxygen left out beside a flow or a device, it follows from them
   * @param oxygenFlow L/min
   */
  public record Correction(
      @NotBlank @Size(max = 1000) String reason,
      @Nullable @Size(max = 20) Set<@NotNull VitalSign> remove,
      @Nullable Instant takenAt,
      @Nullable Integer systolic,
      @Nullable Integer diastolic,
      @Nullable Integer heartRate,
      @Nullable Integer spo2,
      @Nullable Integer respiratoryRate,
      @Nullable BigDecimal temperature,
      @Nullable TemperatureUnit temperatureUnit,
      @Nullable Boolean supplementalOxygen,
      @Nullable BigDecimal oxygenFlow,
      @Nullable OxygenDevice oxygenDevice,
      @Nullable Consciousness consciousness,
      @Nullable Integer sedation,
      @Nullable Integer pain,
      @Nullable Cadss6Entry cadss6,
      @Nullable @Size(min = 1, max = 4000) String note,
      @Nullable Boolean confirmed) {

    Entry appliedTo(Observation earlier) {
      VitalSigns old = earlier.vitals().without(remove == null ? Set.of() : remove);
      OxygenSupply given = new OxygenSupply(oxygenFlow, oxygenDevice);
      return new Entry(
          takenAt == null ? earlier.takenAt() : takenAt,
          new VitalSigns(
              first(systolic, old.systolic()),
              first(diastolic, old.diastolic()),
              first(heartRate, old.heartRate()),
              first(spo2, old.spo2()),
              first(respiratoryRate, old.respiratoryRate()),
              first(celsius(temperature, temperatureUnit), old.temperature()),
              first(first(supplementalOxygen, given.given()), old.supplementalOxygen()),
              first(consciousness, old.consciousness()),
              first(sedation, old.sedation()),
              first(pain, old.pain()),
              first(Cadss6Entry.of(cadss6), old.cadss6()),
              old.oxygen().correctedBy(given, supplementalOxygen)),
          enteredTemperature(earlier, old),
          first(note, earlier.note()),
          Boolean.TRUE.equals(confirmed),
          earlier.source());
    }

    private @Nullable EnteredTemperature enteredTemperature(Observation earlier, VitalSigns old) {
      if (temperature != null) {
        return EnteredTemperature.of(temperature, temperatureUnit);
      }
      return old.temperature() == null ? null : earlier.enteredTemperature();
    }

    private static <T> @Nullable T first(@Nullable T corrected, @Nullable T old) {
      return corrected == null ? old : corrected;
    }
  }

  private static @Nullable BigDecimal celsius(
      @Nullable BigDecimal temperature, @Nullable TemperatureUnit unit) {
    if (temperature == null && unit != null) {
      throw new Invalid("temperature", CHAIR.temperatureWithItsUnit());
    }
    return temperature == null || unit == null ? temperature : unit.toCelsius(temperature);
  }

  /** What was written, and the flags that were raised or grew more severe by it. */
  public record ObservationAnswer(ObservationView observation, List<FlagView> flags) {}

  /** The observations of a session, including superseded ones, oldest first. */
  @GET
  @Path("/sessions/{id}/observations")
  @Authenticated
  public Page<ObservationView> list(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    InfusionSession session = sessions.get(id);
    Page<Observation> page =
        Page.of(observations.of(id, Cursor.after(cursor), most + 1), most, o -> new Cursor(o.id()));
    return new Page<>(views.some(session, monitor.chart(session), page.items()), page.next());
  }

  @POST
  @Path("/sessions/{id}/observations")
  @OfferedActionEndpoint(OfferedAction.OBSERVE)
  @ResponseStatus(201)
  public ObservationAnswer record(UUID id, @Valid @NotNull NewObservation observation) {
    return answer(charting.record(id, observation.entry(clock.instant())));
  }

  @POST
  @Path("/sessions/{id}/observations/{observationId}/corrections")
  @OfferedActionEndpoint(OfferedAction.CORRECT)
  @ResponseStatus(201)
  public ObservationAnswer correct(
      UUID id, UUID observationId, @Valid @NotNull Correction correction) {
    Entry corrected = correction.appliedTo(observations.get(id, observationId));
    return answer(charting.correct(id, observationId, corrected, correction.reason()));
  }

  private ObservationAnswer answer(Charted<Observation> written) {
    return new ObservationAnswer(
        views.one(written.assessed(), written.entry()), flags(written.flags()));
  }

  private static List<FlagView> flags(List<Flag> flags) {
    return flags.stream().map(FlagView::of).toList();
  }
}
