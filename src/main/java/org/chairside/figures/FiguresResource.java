package org.chairside.figures;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.InTurn.Line;
import org.chairside.platform.transaction.LongReads;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Query;
import org.jspecify.annotations.Nullable;

/** A clinic's figures. */
@Path("/")
@OneTransaction
@InTurn(Line.REPORTS)
@RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS, Role.ADMINS, Role.NURSES})
class FiguresResource {

  private final ClinicFigures figures;
  private final LongReads longReads;

  FiguresResource(ClinicFigures figures, LongReads longReads) {
    this.figures = figures;
    this.longReads = longReads;
  }

  /**
   * The figures of the days from the one to before the other, by the clinic's own clock; at most
   * 400.
   */
  @GET
  @Path("/clinics/{id}/figures")
  public Metrics figures(
      UUID id, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    longReads.allow();
    return figures.of(
        id, Query.date("from", from == null ? "" : from), Query.date("to", to == null ? "" : to));
  }
}
