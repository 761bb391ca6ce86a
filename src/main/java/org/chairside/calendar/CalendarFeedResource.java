package org.chairside.calendar;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.calendar.CalendarTokens.Opened;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.Transactions;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A clinic's sessions as a calendar that programs subscribe to. They cannot sign in: the token in
 * the address is the right to read, and one that is wrong, revoked, or of somebody who has left
 * finds nothing.
 */
@Path("/")
class CalendarFeedResource {

  private static final int LONGEST_TOKEN = 200;

  private final CalendarTokens tokens;
  private final CalendarBuilder builder;
  private final Transactions transactions;

  CalendarFeedResource(CalendarTokens tokens, CalendarBuilder builder, Transactions transactions) {
    this.tokens = tokens;
    this.builder = builder;
    this.transactions = transactions;
  }

  @GET
  @Path("/clinics/{id}/calendar.ics")
  @PermitAll
  @Produces(CalendarResource.MEDIA_TYPE)
  public RestResponse<String> ofClinic(UUID id, @QueryParam("token") @Nullable String token)
      throws SQLException {
    if (token == null || token.length() > LONGEST_TOKEN) {
      throw new NotFound(NOT_FOUND.calendar());
    }
    Opened opened = tokens.opened(id, token).orElseThrow(() -> new NotFound(NOT_FOUND.calendar()));
    return transactions.call(
        Actor.system(opened.organizationId()),
        () -> {
          UUID person = opened.personId();
          if (person != null && tokens.hasLeft(person, id)) {
            throw new NotFound(NOT_FOUND.calendar());
          }
          return CalendarResource.file(builder.ofClinic(id, opened.nurseId()));
        });
  }
}
