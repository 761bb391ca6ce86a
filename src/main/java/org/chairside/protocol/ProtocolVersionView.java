package org.chairside.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolJson;
import org.chairside.monitoring.ProtocolProblem;
import org.chairside.monitoring.ProtocolText;
import org.chairside.monitoring.RuleInWords;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Versioned;
import org.chairside.protocol.ProtocolVersion.ProtocolStatus;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a protocol.
 *
 * @param problems what prevents publishing a draft: contradictions and gaps
 * @param hints omissions and duplicates, which can be intended
 * @param revision how often it was changed while it was a draft; the ETag
 * @param shippedRelease the release of the built-in document it came from; null if people wrote it
 * @param rules its rules in words
 * @param schedule what is measured when, in sentences
 * @param discharge the discharge criteria, in sentences
 * @param start what has to be so before the infusion starts, in sentences
 * @param checklist what is asked before the infusion
 * @param document the whole protocol: plans, rules, checklist, escalation, discharge
 */
record ProtocolVersionView(
    String code,
    int version,
    Message title,
    ProtocolStatus status,
    Instant createdAt,
    @Nullable UUID createdBy,
    @Nullable Instant changedAt,
    @Nullable UUID changedBy,
    @Nullable Instant publishedAt,
    @Nullable UUID publishedBy,
    List<ProtocolProblem> problems,
    List<ProtocolProblem> hints,
    int revision,
    @Nullable Integer shippedRelease,
    List<RuleInWords> rules,
    List<Message> schedule,
    List<Message> discharge,
    List<Message> start,
    List<ChecklistItem> checklist,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode document)
    implements Versioned, Located {

  /** A question before the infusion. */
  public record ChecklistItem(String code, Message text, boolean required, Message source) {

    static ChecklistItem of(Protocol protocol, org.chairside.monitoring.ChecklistItem item) {
      return new ChecklistItem(
          item.code(),
          ProtocolText.checklistItem(protocol, item),
          item.required(),
          ProtocolText.checklistSource(protocol, item));
    }
  }

  static ProtocolVersionView of(ProtocolVersion version) {
    Protocol protocol = version.protocol();
    boolean draft = version.status() == ProtocolStatus.DRAFT;
    return new ProtocolVersionView(
        version.code(),
        version.version(),
        ProtocolText.title(protocol),
        version.status(),
        version.createdAt(),
        version.createdBy(),
        version.changedAt(),
        version.changedBy(),
        version.publishedAt(),
        version.publishedBy(),
        draft ? protocol.problems() : List.of(),
        protocol.hints(),
        version.revision(),
        version.shippedRelease(),
        ProtocolText.rules(protocol),
        ProtocolText.schedule(protocol),
        ProtocolText.discharge(protocol),
        ProtocolText.start(protocol),
        protocol.checklist().stream().map(item -> ChecklistItem.of(protocol, item)).toList(),
        ProtocolJson.tree(protocol));
  }

  @Override
  public String location() {
    return "/protocols/" + code + "/versions/" + version;
  }
}
