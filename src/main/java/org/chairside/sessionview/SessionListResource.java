package org.chairside.sessionview;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.SessionStatus;
import org.chairside.session.SessionSummaries;
import org.chairside.session.SessionSummary;
import org.jspecify.annotations.Nullable;

/** Sessions by clinic, time, state and patient. */
@Path("/")
@OneTransaction
class SessionListResource {

  private final SessionCalendar calendar;
  private final SessionSummaries summaries;

  SessionListResource(SessionCalendar calendar, SessionSummaries summaries) {
    this.calendar = calendar;
    this.summaries = summaries;
  }

  @GET
  @Path("/sessions")
  @Authenticated
  public Page<SessionSummary> list(
      @QueryParam("clinic") @Nullable String clinic,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("status") @Nullable String status,
      @QueryParam("patient") @Nullable String patient,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    SessionCalendar.Selection wanted =
        new SessionCalendar.Selection(
            Query.id("clinic", clinic),
            Query.id("patient", patient),
            Query.instant("from", from),
            Query.instant("to", to),
            Query.anyOf("status", SessionStatus.class, status));
    int most = Page.limit(limit);
    List<InfusionSession> rows = calendar.matching(wanted, Cursor.after(cursor), most + 1);
    Page<InfusionSession> page = Page.of(rows, most, s -> new Cursor(s.id()));
    return new Page<>(summaries.of(page.items()), page.next());
  }
}
