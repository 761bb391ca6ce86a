package org.chairside.paper;

import static org.chairside.charting.ChairMessages.CHAIR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.charting.Charting;
import org.chairside.charting.Charting.Charted;
import org.chairside.charting.EventTimeBounds;
import org.chairside.charting.ObservationView;
import org.chairside.charting.ObservationViews;
import org.chairside.flag.FlagView;
import org.chairside.observation.Observation;
import org.chairside.observation.Observation.Entry;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.Sessions;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Enters vital signs of a session from a paper chart. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class PaperResource {

  private final Charting charting;
  private final Sessions sessions;
  private final ObservationViews views;
  private final Clock clock;

  PaperResource(Charting charting, Sessions sessions, ObservationViews views, Clock clock) {
    this.charting = charting;
    this.sessions = sessions;
    this.views = views;
    this.clock = clock;
  }

  /** What was imported, and the flags that were raised or grew more severe by it. */
  public record ImportAnswer(List<ObservationView> observations, List<FlagView> flags) {}

  /** Enters observations kept on paper: all rows or none. */
  @POST
  @Path("/sessions/{id}/observations/import")
  @OfferedActionEndpoint(OfferedAction.OBSERVE)
  @Consumes("text/csv")
  @ResponseStatus(201)
  public ImportAnswer enterFromPaper(
      UUID id,
      @RequestBody(
              content =
                  @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
          @Nullable CsvText csv) {
    List<Entry> entries =
        PaperChart.read(
            Optional.ofNullable(csv)
                .map(CsvText::value)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Invalid("body", CHAIR.headerMissing())),
            entry -> EventTimeBounds.in(sessions.get(id), "takenAt", entry.takenAt(), clock));
    Charted<List<Observation>> written = charting.recordAll(id, entries);
    return new ImportAnswer(
        views.some(written.assessed().session(), written.assessed().chart(), written.entry()),
        written.flags().stream().map(FlagView::of).toList());
  }
}
