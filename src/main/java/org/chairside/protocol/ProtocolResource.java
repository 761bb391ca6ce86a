package org.chairside.protocol;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.monitoring.ProtocolJson;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Page;
import org.chairside.protocol.ProtocolVersion.Status;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Protocols and their versions. */
@Path("/")
@OneTransaction
public class ProtocolResource {

  private final Protocols protocols;
  private final Clinics clinics;

  ProtocolResource(Protocols protocols, Clinics clinics) {
    this.protocols = protocols;
    this.clinics = clinics;
  }

  /**
   * A version of a protocol.
   *
   * @param document the whole protocol: plans, rules, checklist, escalation, discharge
   */
  public record ProtocolVersionView(
      String code,
      int version,
      String title,
      Status status,
      @Nullable Instant publishedAt,
      @Nullable UUID publishedBy,
      @JsonRawValue
          @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
          String document) {

    static ProtocolVersionView of(ProtocolVersion version) {
      var protocol = version.protocol();
      return new ProtocolVersionView(
          version.code(),
          version.version(),
          protocol.title(),
          version.status(),
          version.publishedAt(),
          version.publishedBy(),
          ProtocolJson.write(protocol));
    }
  }

  /** The protocols in force at a clinic. */
  @GET
  @Path("/clinics/{id}/protocols")
  @Authenticated
  public Page<ProtocolVersionView> inForce(UUID id) {
    clinics.get(id);
    return page(protocols.inForce());
  }

  /** Every version of a protocol, the latest first. */
  @GET
  @Path("/protocols/{code}/versions")
  @Authenticated
  public Page<ProtocolVersionView> versions(String code) {
    List<ProtocolVersion> versions = protocols.versions(code);
    if (versions.isEmpty()) {
      throw new NotFound("protocol");
    }
    return page(versions);
  }

  private static Page<ProtocolVersionView> page(List<ProtocolVersion> versions) {
    return new Page<>(versions.stream().map(ProtocolVersionView::of).toList(), null);
  }
}
