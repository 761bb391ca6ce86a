package org.chairside.calendar;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.chairside.platform.transaction.OneTransaction;
import org.jboss.resteasy.reactive.RestResponse;

/** A patient's sessions as a calendar. */
@Path("/")
@OneTransaction
class CalendarResource {

  // The answer adds the charset, which is UTF-8.
  static final String MEDIA_TYPE = "text/calendar";

  private final CalendarBuilder builder;

  CalendarResource(CalendarBuilder builder) {
    this.builder = builder;
  }

  @GET
  @Path("/patients/{id}/calendar.ics")
  @Authenticated
  @Produces(MEDIA_TYPE)
  public RestResponse<String> ofPatient(UUID id) {
    return file(builder.ofPatient(id));
  }

  static RestResponse<String> file(String calendar) {
    return RestResponse.ResponseBuilder.ok(calendar)
        .header("Content-Disposition", "attachment; filename=\"appointments.ics\"")
        .build();
  }
}
