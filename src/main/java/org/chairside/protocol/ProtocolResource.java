package org.chairside.protocol;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Versioned;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Protocols and their versions: drafted, checked, and published by a clinician. */
@Path("/")
@OneTransaction
class ProtocolResource {

  private final Protocols protocols;
  private final ProtocolEditor editor;
  private final Clinics clinics;

  ProtocolResource(Protocols protocols, ProtocolEditor editor, Clinics clinics) {
    this.protocols = protocols;
    this.editor = editor;
    this.clinics = clinics;
  }

  /**
   * A new draft.
   *
   * @param document the whole protocol; default: the version in force
   */
  public record NewDraft(
      @Nullable @Schema(type = SchemaType.OBJECT, implementation = Object.class)
          JsonNode document) {}

  /** The new content of a draft. */
  public record Draft(
      @NotNull @Schema(type = SchemaType.OBJECT, implementation = Object.class)
          JsonNode document) {}

  /** The protocols in force at a clinic. */
  @GET
  @Path("/clinics/{id}/protocols")
  @Authenticated
  public Page<ProtocolVersionView> inForce(UUID id) {
    clinics.get(id);
    return page(protocols.inForce());
  }

  /** The latest version of every protocol, including drafts. */
  @GET
  @Path("/protocols")
  @Authenticated
  public Page<ProtocolVersionView> latest() {
    return page(protocols.latest());
  }

  /** Every version of a protocol, the latest first. */
  @GET
  @Path("/protocols/{code}/versions")
  @Authenticated
  public Page<ProtocolVersionView> versions(String code) {
    List<ProtocolVersion> versions = protocols.versions(code);
    if (versions.isEmpty()) {
      throw new NotFound(NOT_FOUND.protocol());
    }
    return page(versions);
  }

  @GET
  @Path("/protocols/{code}/versions/{version}")
  @Authenticated
  public ProtocolVersionView version(String code, int version) {
    return ProtocolVersionView.of(protocols.get(code, version));
  }

  @POST
  @Path("/protocols/{code}/versions")
  @RolesAllowed({Role.CLINICIANS, Role.ADMINS})
  @Consumes(MediaType.WILDCARD)
  @ResponseStatus(201)
  public ProtocolVersionView draft(String code, @Valid @Nullable NewDraft draft) {
    return ProtocolVersionView.of(editor.draft(code, draft == null ? null : draft.document()));
  }

  @PUT
  @Path("/protocols/{code}/versions/{version}")
  @RolesAllowed({Role.CLINICIANS, Role.ADMINS})
  public ProtocolVersionView edit(
      String code,
      int version,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull Draft draft) {
    ProtocolVersion edited = protocols.get(code, version);
    Versioned.require(ifMatch, edited.revision());
    return ProtocolVersionView.of(editor.edit(edited, draft.document()));
  }

  /**
   * Puts a draft in force, as it was when its reader decided: its ETag is required. Sessions that
   * are checked in already keep theirs.
   */
  @POST
  @Path("/protocols/{code}/versions/{version}/publish")
  @RolesAllowed(Role.CLINICIANS)
  public ProtocolVersionView publish(
      String code, int version, @HeaderParam("If-Match") @Nullable String ifMatch) {
    ProtocolVersion draft = protocols.get(code, version);
    Versioned.require(ifMatch, draft.revision());
    return ProtocolVersionView.of(editor.publish(draft));
  }

  private static Page<ProtocolVersionView> page(List<ProtocolVersion> versions) {
    return new Page<>(versions.stream().map(ProtocolVersionView::of).toList(), null);
  }
}
