package org.chairside.live;

import static org.chairside.live.StreamMessages.STREAM;

import io.quarkus.security.Authenticated;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.caller.TokenHolders;
import org.chairside.clinic.Clinics;
import org.chairside.live.StreamPermissions.Reader;
import org.chairside.platform.Actor;
import org.chairside.platform.event.Events;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.ReaderLanguage;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The stream of what happens in a clinic. */
@Path("/")
@OneTransaction
class EventStreamResource {

  private final Clinics clinics;
  private final Events events;
  private final EventSignal eventSignal;
  private final RecentEvents recentEvents;
  private final TokenHolders holders;
  private final StreamPermissions permissions;
  private final StreamLane lane;
  private final StreamMeters meters;
  private final CurrentVertxRequest request;
  private final ReaderLanguage reader;

  EventStreamResource(
      Clinics clinics,
      Events events,
      EventSignal eventSignal,
      RecentEvents recentEvents,
      TokenHolders holders,
      StreamPermissions permissions,
      StreamLane lane,
      StreamMeters meters,
      CurrentVertxRequest request,
      ReaderLanguage reader) {
    this.clinics = clinics;
    this.events = events;
    this.eventSignal = eventSignal;
    this.recentEvents = recentEvents;
    this.holders = holders;
    this.permissions = permissions;
    this.lane = lane;
    this.meters = meters;
    this.request = request;
    this.reader = reader;
  }

  /**
   * Events from now on, or all after the last one that the reader saw: in order, none twice, none
   * missed.
   *
   * @param lastEventId what a browser sends when it comes back
   * @param after the same for a first connection, such as the board's {@code lastEventId}
   */
  @GET
  @Path("/clinics/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @APIResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  @Authenticated
  public void stream(
      UUID id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @QueryParam("after") @Nullable String after,
      @Context SseEventSink sink,
      @Context Sse sse)
      throws SQLException {
    UUID clinicId = clinics.get(id).id();
    Actor actor = Actor.current();
    long newest = newest(actor.organizationId(), clinicId);
    String seen = lastEventId == null ? after : lastEventId;
    long last = seen == null ? newest : Math.min(number(seen), newest);
    String token = holders.token(request.getCurrent());
    if (token == null) {
      throw new UnauthorizedException();
    }
    // Here, not in the stream's own thread: after this method the framework sends the head of the
    // answer where nobody has, and two that do so at once break the connection.
    if (!EventStream.open(sink, sse)) {
      return;
    }
    Thread.ofVirtual()
        .name("stream-" + clinicId)
        .start(
            new EventStream(
                recentEvents,
                eventSignal,
                permissions,
                lane,
                meters,
                new Reader(actor, token, clinicId),
                last,
                sink,
                sse,
                request.getCurrent().response(),
                reader.current()));
  }

  /** What comes after it will be told: it is asked for once this replica listens. */
  private long newest(UUID organizationId, UUID clinicId) throws SQLException {
    eventSignal.news(clinicId);
    long newest = events.last(organizationId, clinicId);
    eventSignal.tell(clinicId, newest);
    return newest;
  }

  private static long number(String text) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // falls through to the refusal
    }
    throw new Invalid("Last-Event-ID", STREAM.eventOfStream());
  }
}
