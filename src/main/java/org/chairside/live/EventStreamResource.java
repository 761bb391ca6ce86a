package org.chairside.live;

import static org.chairside.live.StreamMessages.STREAM;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
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
import org.chairside.membership.Memberships;
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
  private final ObjectMapper json;
  private final TokenHolders holders;
  private final Memberships memberships;
  private final CurrentVertxRequest request;
  private final ReaderLanguage reader;

  EventStreamResource(
      Clinics clinics,
      Events events,
      EventSignal eventSignal,
      ObjectMapper json,
      TokenHolders holders,
      Memberships memberships,
      CurrentVertxRequest request,
      ReaderLanguage reader) {
    this.clinics = clinics;
    this.events = events;
    this.eventSignal = eventSignal;
    this.json = json;
    this.holders = holders;
    this.memberships = memberships;
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
    long newest = events.last(actor.organizationId(), clinicId);
    String seen = lastEventId == null ? after : lastEventId;
    long last = seen == null ? newest : Math.min(number(seen), newest);
    String token = holders.token(request.getCurrent());
    // Here, not in the stream's own thread: after this method the framework sends the head of the
    // answer where nobody has, and two that do so at once break the connection.
    if (!EventStream.open(sink, sse)) {
      return;
    }
    Thread.ofVirtual()
        .name("stream-" + clinicId)
        .start(
            new EventStream(
                events,
                eventSignal,
                json,
                actor.organizationId(),
                clinicId,
                last,
                sink,
                sse,
                () ->
                    token != null && holders.isHeld(token) && memberships.mayEnter(actor, clinicId),
                reader.current()));
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
