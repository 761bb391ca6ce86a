package org.chairside.flag;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.message.Message;
import org.chairside.monitoring.Recipient;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Versioned;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A flag as people see it, in parts that are one flat object in JSON.
 *
 * @param sessionId the session in which it was raised, or null where that was in none
 * @param rule the rule's code with the protocol and its version, or null where a person raised it;
 *     a rule of the program's own has no protocol
 * @param subject the side effect's type or the sign that the flag is about alone; null for a flag
 *     of the whole rule
 * @param escalations who was told of it by the steps of its escalation
 */
public record FlagView(
    UUID id,
    UUID courseId,
    @Nullable UUID sessionId,
    UUID clinicId,
    @Nullable RuleVersion rule,
    @Nullable String subject,
    Message title,
    Severity severity,
    FlagStatus status,
    @JsonUnwrapped BasisPart basis,
    @JsonUnwrapped RaisingPart raising,
    @JsonUnwrapped FlagCondition condition,
    @JsonUnwrapped Acknowledgement acknowledgement,
    @JsonUnwrapped FlagResolution resolution,
    List<Escalation> escalations,
    int version)
    implements Versioned, Located {

  /**
   * What it rests on.
   *
   * @param reason a sentence with the numbers
   * @param reasonCode the stable name of what is said, or null where a person said it
   * @param reasonParams the values in the sentence, by name; null where a person said it
   */
  public record BasisPart(
      Message reason,
      @Nullable String reasonCode,
      @Nullable Map<String, Object> reasonParams,
      List<Evidence> evidence) {

    static BasisPart of(Flag flag) {
      Message coded = flag.reasonMessage();
      return new BasisPart(
          flag.reason(),
          coded == null ? null : coded.code(),
          coded == null ? null : coded.paramsAsJson(),
          flag.evidence());
    }
  }

  /**
   * When it was raised, and by whom.
   *
   * @param occurredAt when the condition arose; raisedAt is when the flag was
   * @param openSince since when it is open this time: raised, or reopened by something new or
   *     graver
   * @param enteredLate whether it rests on what was written down long after it happened
   * @param repeatBy until when a repeat is asked for, or null
   * @param quiet whether it only waits for that repeat and interrupts nobody yet
   */
  public record RaisingPart(
      Instant occurredAt,
      Instant raisedAt,
      @Nullable UUID raisedBy,
      Instant openSince,
      boolean enteredLate,
      @Nullable Instant repeatBy,
      boolean quiet) {

    static RaisingPart of(Flag flag) {
      return new RaisingPart(
          flag.occurredAt(),
          flag.raisedAt(),
          flag.raisedBy(),
          flag.openSince(),
          flag.isEnteredLate(),
          flag.repeatBy(),
          flag.isQuiet());
    }
  }

  /**
   * Somebody was told of the flag.
   *
   * @param to in which capacity
   * @param staffIds who was notified; can be empty
   * @param fallback whether nobody was named, so that everybody with the role was notified
   * @param since since when the flag was open that time
   */
  public record Escalation(
      Instant at, Recipient to, List<UUID> staffIds, boolean fallback, Instant since) {

    static Escalation of(FlagEscalation row) {
      return new Escalation(
          row.at(), row.recipient(), row.staffIds(), row.isFallback(), row.since());
    }
  }

  public static FlagView of(Flag flag) {
    return new FlagView(
        flag.id(),
        flag.courseId(),
        flag.sessionId(),
        flag.clinicId(),
        flag.rule(),
        flag.subject(),
        flag.title(),
        flag.severity(),
        flag.status(),
        BasisPart.of(flag),
        RaisingPart.of(flag),
        flag.condition(),
        flag.acknowledgement(),
        flag.resolution(),
        flag.escalations().stream().map(Escalation::of).toList(),
        flag.version());
  }

  @Override
  public String location() {
    return "/flags/" + id;
  }
}
