package org.chairside.protocol;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;
import static org.chairside.protocol.ProtocolMessages.PROTOCOL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.chairside.monitoring.InvalidProtocol;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolJson;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.problem.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Drafts and publishes protocols. */
@ApplicationScoped
class ProtocolEditor {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Protocols protocols;
  private final Clock clock;

  ProtocolEditor(Protocols protocols, Clock clock) {
    this.protocols = protocols;
    this.clock = clock;
  }

  /**
   * A draft of the protocol's next version, of a new protocol where the code is new.
   *
   * @param document its content; null to start from the version in force
   */
  ProtocolVersion draft(String code, @Nullable JsonNode document) {
    if (code.length() > 100 || !CODE.matcher(code).matches()) {
      throw new Invalid("code", PROTOCOL.codeForm());
    }
    protocols.lock(code);
    List<ProtocolVersion> versions = protocols.versions(code);
    if (document == null && versions.isEmpty()) {
      throw new NotFound(NOT_FOUND.protocol());
    }
    int next = versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
    Protocol protocol =
        document == null ? protocols.inForce(code).as(code, next) : parse(document, code, next);
    ProtocolVersion draft = ProtocolVersion.draft(protocol, null, stamp());
    protocols.persistAndFlush(draft);
    return draft;
  }

  ProtocolVersion edit(ProtocolVersion draft, JsonNode document) {
    draft.edit(parse(document, draft.code(), draft.version()), stamp());
    protocols.flush();
    return draft;
  }

  ProtocolVersion publish(ProtocolVersion draft) {
    protocols.lock(draft.code());
    boolean isOlder =
        protocols.versions(draft.code()).stream()
            .anyMatch(each -> each.isPublished() && each.version() > draft.version());
    if (isOlder) {
      throw new Conflict(PROTOCOL.laterVersionInForce());
    }
    draft.publish(stamp());
    protocols.flush();
    return draft;
  }

  /** The document with the code and number that it will have, regardless of its own. */
  private static Protocol parse(JsonNode document, String code, int version) {
    if (!(document.deepCopy() instanceof ObjectNode named)) {
      throw new Invalid("document", PROTOCOL.documentObject());
    }
    named.put("code", code).put("version", version);
    String text = named.toString();
    if (text.contains("\\u0000")) {
      throw new Invalid("document", PROTOCOL.noNul());
    }
    try {
      return ProtocolJson.parse(text);
    } catch (InvalidProtocol invalid) {
      throw new Invalid(
          invalid.problems().stream()
              .map(problem -> FieldError.of("document." + problem.where(), problem.message()))
              .toList());
    }
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
